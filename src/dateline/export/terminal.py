"""A reading for a person at a terminal: who did what to whom, where, when, who says so, and in which words.

On a terminal the words are marked by colour; elsewhere, and where NO_COLOR is set, by square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.export import wording
from dateline.export.wording import says, visible
from dateline.records import Attribution, Event, Reading, Span, Status

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
ACTORS_SHOWN = 15  # the rest are counted: a long report names a hundred


def render(reading: Reading, console: Console) -> None:
    """Print the whole reading on the console."""
    for margin, line in _lines(reading, brackets=console.no_color or not console.is_terminal):
        for row in line.wrap(console, console.width - margin) or [line]:
            row.rstrip()
            row.pad_left(margin if row else 0)
            console.print(row, soft_wrap=True)


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
    rows = [(label, wording.participants(reading, event, role)) for role, label in wording.ROLES.items()]
    rows += [
        ("where", wording.place(reading, event.place_id, event.place_span)),
        ("when", wording.time(event.time)),
        ("with", "; ".join(dict.fromkeys(visible(span.quote) for span in event.instruments))),
        ("figures", "; ".join(map(wording.figure, event.figures))),
        (
            "about",
            "; ".join(filter(None, [visible(event.topic.quote) if event.topic else "", *event.contexts])),
        ),
        ("says", says(reading, event.attribution_id)),
    ]
    yield from _record(wording.kind(event), visible(event.trigger.quote), rows)
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
    yield from _record(kind, wording.source(reading, said), rows)
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
        ("where", wording.place(reading, status.place_id, None)),
        ("when", ", ".join(filter(None, map(wording.time, status.times)))),
        ("by", visible(status.authority.quote) if status.authority else ""),
        ("says", says(reading, status.attribution_id)),
        ("told as", "" if status.modality == "asserted" else status.modality),
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
    return wording.CONTROL.sub("�", re.sub(r"\s+", " ", piece))


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
