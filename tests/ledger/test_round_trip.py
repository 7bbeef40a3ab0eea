"""What goes into a ledger comes out as it was."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger
from dateline.ledger.shapes import KINDS
from dateline.records import Reading, Report, Span, Time

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
REFERENCES = {"actor_id": "actors", "stands_for": "actors", "source_id": "actors", "holder_id": "actors",
              "place_id": "places", "attribution_id": "attributions", "within": "attributions"}  # fmt: skip
COUNT = 2  # records of each kind in a reading; their ids are "actors-0" and so on


def values(kind: Any, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may hold."""
    if kind is Span:
        return spans
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {name: values(hint, spans) for name, hint in hints.items()}
        known |= {
            name: reference(REFERENCES[name], hint)
            for name, hint in hints.items()
            if name in REFERENCES and hint is not bool
        }
        return st.builds(kind, **known)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        return st.one_of(*(values(part, spans) for part in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0], spans), max_size=3).map(tuple)
    plain = {str: WORDS, bool: st.booleans(), types.NoneType: st.none(), float: st.floats(-1e9, 1e9)}
    return plain[kind]


def reference(kind: str, hint: Any) -> st.SearchStrategy[Any]:
    """The id of a record of that kind, or of none where the field allows it."""
    ids = st.sampled_from([f"{kind}-{n}" for n in range(COUNT)])
    return st.none() | ids if type(None) in get_args(hint) else ids


def numbered(kind: str, records: list[Any]) -> tuple[Any, ...]:
    """The records with ids of their own. A time that tells nothing is no time."""
    made = (replace(record, id=f"{kind}-{n}") for n, record in enumerate(records))
    return tuple(
        replace(record, time=None) if getattr(record, "time", None) == Time(None) else record for record in made
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(WORDS) + "𝕏 é\u0301 said"  # characters of one to four bytes
    starts = st.integers(0, len(text) - 1)
    bounds = starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    spans = bounds.map(lambda pair: Span(*pair, text[slice(*pair)]))
    report = replace(draw(values(Report, spans)), id="a report", text=text)
    hints = get_type_hints(Reading)
    kinds = {name: get_args(hints[name])[0] for name in hints if name != "report"}
    return Reading(
        report,
        **{name: numbered(name, [draw(values(kind, spans)) for _ in range(COUNT)]) for name, kind in kinds.items()},
    )


@settings(max_examples=15, derandomize=True)
@given(readings())
def test_any_reading_comes_back_as_it_was(reading: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(reading)
        assert ledger.report("a report") == reading


def test_a_report_keeps_what_it_knew_of_an_actor_that_others_know_otherwise(reading: Reading) -> None:
    later = replace(
        reading,
        report=replace(reading.report, id="later"),
        actors=(*(replace(actor, aliases=("Newly named",)) for actor in reading.actors),),
        places=(*(replace(place, latitude=1.0) for place in reading.places),),
        mentions=(), place_mentions=(), events=(), attributions=(), statuses=(),
    )  # fmt: skip
    with Ledger.open(":memory:") as ledger:
        ledger.add(reading)
        ledger.add(later)
        assert ledger.report(reading.report.id) == reading
        assert ledger.report("later") == later


def test_every_kind_of_record_has_its_shape() -> None:
    assert set(KINDS) | {"report", "actors", "places"} == {field.name for field in fields(Reading)}
