"""A reading for a person at a terminal: who did what to whom, where, when, who says so, and in which words.

On a terminal the words are marked by colour; elsewhere, and where NO_COLOR is set, by square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.records import Attribution, Event, Figure, Participant, Reading, Role, Span, Status, Time

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["render", "says", "visible"]

Marks = list[tuple[Span, str]]
Line = tuple[int, "Text"]  # columns of margin, and what is printed after them

STYLES = {
    "did": "bold yellow",
    "who": "bold cyan",
    "whom": "bold magenta",
    "where": "green",
    "when": "blue",
    "what": "red",
    "said": "italic",
}
ROLES: dict[Role, str] = {"actor": "who", "leader": "led by", "member": "with", "recipient": "to whom"}
ACTORS_SHOWN = 15  # the rest are counted: a long report names a hundred

# A page is a stranger's: an escape sequence in it must not reach the terminal.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def render(reading: Reading, console: Console) -> None:
    """Print the whole reading on the console."""
    for margin, line in _lines(reading, brackets=console.no_color or not console.is_terminal):
        for row in line.wrap(console, console.width - margin) or [line]:
            row.rstrip()
            row.pad_left(margin if row else 0)
            console.print(row, soft_wrap=True)


def visible(text: str) -> str:
    """The text on one line, without what would steer a terminal."""
    return CONTROL.sub("�", " ".join(text.split()))


def says(reading: Reading, attribution_id: str | None) -> str:
    """Who stands behind a record, outermost first: "Business Recorder, citing the State Department"."""
    publisher = visible(reading.report.publisher or "the publisher")
    found = reading.attribution(attribution_id)
    chain: list[Attribution] = []
    while found is not None and found.id not in {link.id for link in chain}:
        chain.append(found)
        found = reading.attribution(found.within)
    if not chain:
        return publisher
    return f"{publisher}, citing " + ", citing ".join(_source(reading, link) for link in reversed(chain))


def _lines(reading: Reading, brackets: bool) -> Iterator[Line]:
    """The head of the report, then a section for each kind of record that it has."""
    from rich.text import Text

    yield 0, Text(visible(reading.report.title or "(no headline)"), style="bold")
    yield 0, Text(_imprint(reading), style="dim")
    sections = {
        "Events": [part for event in reading.events for part in _event(reading, event, brackets)],
        "Statements": [part for said in reading.attributions for part in _statement(reading, said, brackets)],
        "Statuses": [part for status in reading.statuses for part in _status(reading, status, brackets)],
        "Actors": list(_actors(reading)),
    }
    for heading, parts in sections.items():
        yield 0, Text()
        yield 0, Text(heading if parts else f"{heading}: none found", style="bold underline")
        yield from parts


def _imprint(reading: Reading) -> str:
    """The line under the headline."""
    report = reading.report
    known = (
        report.publisher,
        report.byline and f"by {report.byline}",
        report.published,
        report.dateline and report.dateline.quote,
        report.url or report.source,
    )
    return " · ".join(visible(part) for part in known if part)


def _event(reading: Reading, event: Event, brackets: bool) -> Iterator[Line]:
    """One event: its type, a line for each thing that is known, and the sentences that tell it."""
    kind = " ".join(filter(None, [event.type, event.mode and f"({event.mode})", *_caveats(event)]))
    rows = [(label, _participants(reading, event, role)) for role, label in ROLES.items()]
    rows += [
        ("where", _place(reading, event.place_id, event.place_span)),
        ("when", _time(event.time)),
        ("with", "; ".join(dict.fromkeys(visible(span.quote) for span in event.instruments))),
        ("figures", "; ".join(map(_figure, event.figures))),
        (
            "about",
            "; ".join(filter(None, [visible(event.topic.quote) if event.topic else "", *event.contexts])),
        ),
        ("says", says(reading, event.attribution_id)),
    ]
    yield from _record(kind, visible(event.trigger.quote), rows)
    marks: Marks = [(event.trigger, "did")]
    marks += [(each.span, "whom" if each.role == "recipient" else "who") for each in event.participants]
    marks += [(event.place_span, "where")] if event.place_span else []
    marks += [(event.time.span, "when")] if event.time and event.time.span else []
    marks += [(span, "what") for span in (*event.instruments, *(figure.span for figure in event.figures))]
    for support in event.supports:
        yield _quotation(support, marks, brackets)


def _statement(reading: Reading, said: Attribution, brackets: bool) -> Iterator[Line]:
    """One statement: who speaks, how, and the words."""
    kind = " ".join(filter(None, [said.directness, said.stance and f"({said.stance})"]))
    rows = [("says", says(reading, said.within))] if said.within else []
    yield from _record(kind, _source(reading, said), rows)
    marks: Marks = [(span, "said") for span in said.content]
    marks += [(span, style) for span, style in ((said.source, "who"), (said.cue, "did")) if span]
    for passage in _passages(reading, [span for span, _ in marks]):
        yield _quotation(passage, marks, brackets)


def _status(reading: Reading, status: Status, brackets: bool) -> Iterator[Line]:
    """One status: who holds it, what holds, since when and on whose word."""
    holder = reading.actor(status.holder_id)
    value = visible(status.value.quote)
    rows = [
        ("whose", visible(holder.name if holder else status.holder.quote)),
        ("where", _place(reading, status.place_id, None)),
        ("when", ", ".join(filter(None, map(_time, status.times)))),
        ("by", visible(status.authority.quote) if status.authority else ""),
        ("says", says(reading, status.attribution_id)),
    ]
    yield from _record(f"{'not ' if status.negated else ''}{status.kind}", value, rows)
    marks: Marks = [(status.value, "did"), (status.holder, "who")]
    marks += [(time.span, "when") for time in status.times if time.span]
    for support in status.supports:
        yield _quotation(support, marks, brackets)


def _actors(reading: Reading) -> Iterator[Line]:
    """The actors by how often they are named, each with its other names."""
    from rich.text import Text

    counts = {actor.id: 0 for actor in reading.actors}
    for mention in reading.mentions:
        counts[mention.actor_id] = counts.get(mention.actor_id, 0) + 1
    ranked = sorted(reading.actors, key=lambda actor: (-counts[actor.id], actor.name))
    for actor in ranked[:ACTORS_SHOWN]:
        known = ", ".join(filter(None, [actor.kind, actor.country, *_names(reading, actor.id, actor.name)]))
        yield 2, Text.assemble((visible(actor.name), "bold"), (f"  {counts[actor.id]} x  {visible(known)}", "dim"))
    if len(ranked) > ACTORS_SHOWN:
        yield 2, Text(f"and {len(ranked) - ACTORS_SHOWN} more", style="dim")


def _names(reading: Reading, actor_id: str, name: str) -> list[str]:
    """The names other than its own that the report uses for an actor."""
    quotes = (m.span.quote for m in reading.mentions if m.actor_id == actor_id and m.form in ("name", "acronym"))
    return [f"also “{quote}”" for quote in dict.fromkeys(quotes) if quote != name]


def _record(kind: str, title: str, rows: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """The first line of a record and a line for each row that says something."""
    from rich.text import Text

    yield 0, Text()
    yield 2, Text.assemble((kind, "bold"), "  ", (title, STYLES["did"]))
    for label, value in rows:
        if value:
            yield 4, Text.assemble((f"{label:<9}", "dim"), value)


def _quotation(support: Span, marks: Marks, brackets: bool) -> Line:
    """The words of the report, those that fill the record marked."""
    from rich.text import Text

    line = Text.assemble(("> ", "dim"))
    at = support.start
    for span, style in _apart(span_style for span_style in marks if span_style[0] in support):
        line.append(_piece(support, at, span.start))
        piece = _piece(support, span.start, span.end)
        line.append(f"[{piece}]" if brackets else piece, style=STYLES[style])
        at = span.end
    line.append(_piece(support, at, support.end))
    return 4, line


def _piece(support: Span, start: int, end: int) -> str:
    """Characters ``start`` to ``end`` of the report, out of a span that holds them."""
    piece = support.quote[start - support.start : end - support.start]
    return CONTROL.sub("�", re.sub(r"\s+", " ", piece))


def _apart(marks: Iterable[tuple[Span, str]]) -> Marks:
    """The marks in the order of the text, those that overlap an earlier-named one left out."""
    kept: Marks = []
    for span, style in marks:
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, style))
    return sorted(kept, key=lambda mark: mark[0].start)


def _passages(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """The stretches of the report that hold the spans, one for each paragraph they lie in."""
    text, done = reading.report.text, -1
    for span in sorted(spans):
        if span.end <= done:
            continue
        stop = text.find("\n", span.end)
        within = [other.end for other in spans if span.start <= other.end <= (stop if stop >= 0 else len(text))]
        done = max(within)
        yield reading.report.span(span.start, done)


def _caveats(event: Event) -> list[str]:
    """What keeps an event from being a plain happening."""
    return [
        *([event.modality] if event.modality != "asserted" else []),
        *(["did not happen"] if event.negated else []),
        *(["a pattern"] if event.pattern else []),
    ]


def _participants(reading: Reading, event: Event, role: Role) -> str:
    """Those who took part in a role, each once."""
    named = (_participant(reading, each) for each in event.participants if each.role == role)
    return "; ".join(dict.fromkeys(named))


def _participant(reading: Reading, each: Participant) -> str:
    """A participant with title and with the body it stands for."""
    actor, body = reading.actor(each.actor_id), reading.actor(each.stands_for)
    post = [each.title.quote] if each.title else []
    post += [f"for {body.name}"] if body else []
    name = actor.name if actor else each.span.quote
    return visible(f"{name} ({', '.join(post)})" if post else name)


def _source(reading: Reading, said: Attribution) -> str:
    """The source of a statement: the resolved name, or its words, with the document that carries it."""
    actor = reading.actor(said.source_id)
    name = actor.name if actor else said.source.quote if said.source else "nobody named"
    post = f" ({said.title.quote})" if said.title else ""
    through = said.through if said.through and said.through.casefold() not in name.casefold() else None
    return visible(name + post + (f" in {through}" if through else ""))


def _place(reading: Reading, place_id: str | None, span: Span | None) -> str:
    """A place with its province and country, or the words for one that is not resolved."""
    place = reading.place(place_id)
    if place is None:
        return visible(span.quote) if span else ""
    return visible(", ".join(dict.fromkeys(filter(None, [place.name, place.admin1, place.country]))))


def _time(time: Time | None) -> str:
    """When, with its length, and the words it was read from."""
    if time is None:
        return ""
    words = f" (“{visible(time.span.quote)}”)" if time.span else ""
    length = f" for {time.duration}" if time.duration else ""
    return f"{time.edtf or 'at a time not told'}{length}{words}"


def _figure(figure: Figure) -> str:
    """A number with what it counts: "at least 14 killed"."""
    low, high = (None if end is None else f"{end:,.10g}" for end in (figure.low, figure.high))
    if low == high:
        number = low or "some"
    elif low and high:
        number = f"{low} to {high}"
    else:
        number = f"at least {low}" if low else f"at most {high}"
    unit = figure.kind if figure.unit == figure.kind else f"{figure.kind}, {figure.unit}"
    return visible(f"{number} {unit}{' (within another)' if figure.within else ''}")
