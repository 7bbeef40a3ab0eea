"""The slots of MUC-4 that its role fillers leave out: when, where, of which type, how far, how sure, how many harmed.

PATH is a folder of the raw form (``muc.py``): texts and keys. Each text is given to Dateline in small letters behind
its dateline, with the day of its header as the day of publication.

Found and true templates of a message are paired one to one so that most fills agree. A pair must be of one type
(attack, which holds the others, pairs with any) and share a wording of somebody or something in a role, unless the
true template names none. A slot's fill is right (1), half right (0.5) or wrong; recall is over all fills of the keys,
precision over all fills found, those of unpaired templates with them ("all templates"). What the key marks optional,
template or fill, counts only where it is found; any of its alternatives will do.

Simpler than the scorer of 1992: two wordings agree where the words of one are all in the other, with no partial
credit; a place is right where its country and its narrowest name are, and half right where a name is shared, its
kinds (CITY, TOWN) unread; a day is half right inside an interval, a number where one is a bound or "plural" of the
other, an effect where both say "no injury".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks import jsonlines
from benchmarks.muc import MONTHS, Entry, Key, Message, read_keys, read_messages
from dateline.finding.templates.finder import Filler, Template, find_templates, seen
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report, Span
from dateline.resolving.countries import names

__all__ = ["SLOTS", "Tally", "compare", "report", "run", "tally", "written"]

SLOTS = ("date", "place", "type", "stage", "confidence", "number", "effect")
Fill = tuple[str, tuple[str, ...]]  # a value, and the wordings of whom it is said; none for the incident itself
Answer = Mapping[str, Sequence[Fill]]
NAMING = {"PerpInd": "culprit", "PerpOrg": "organisation", "Target": "target"}
PLURAL = 2  # the least of a plural of no number
NAMED = (*NAMING.values(), "victim")  # the slots by which templates are paired


@dataclass(slots=True)
class Tally:
    """Of one slot: credit given, fills that the keys ask for, fills that were found."""

    credit: float = 0.0
    possible: int = 0
    actual: int = 0

    def scores(self) -> dict[str, float]:
        """Recall and precision, and the counts they rest on."""
        return {
            "recall": round(self.credit / self.possible, 4) if self.possible else 0.0,
            "precision": round(self.credit / self.actual, 4) if self.actual else 0.0,
            "possible": self.possible,
            "actual": self.actual,
        }


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Find the templates of every message of the folder, write their slots, and score them against the keys."""
    messages, keys = read_messages(data), read_keys(data)
    documents = Reader.load().reports.read(report(message) for message in messages)
    every, unseen = _tallies(), _tallies()
    known = 0
    for message, document in zip(messages, documents, strict=True):
        answers = [_answer(document, template) for template in find_templates(document)]
        jsonlines.write(out, {"id": message.id, "templates": answers})
        is_known = seen(message.text)
        known += is_known
        for tallies in (every,) if is_known else (every, unseen):
            tally(tallies, answers, keys.get(message.id, []))
    scores: dict[str, object] = {"n": len(messages), **_scores(every), "seen": round(known / max(len(messages), 1), 4)}
    return scores | {"unseen": {"n": len(messages) - known, **_scores(unseen)}} if known else scores


def _tallies() -> dict[str, Tally]:
    return {slot: Tally() for slot in (*SLOTS, "template")}


def _scores(tallies: Mapping[str, Tally]) -> dict[str, object]:
    return {slot: found.scores() for slot, found in tallies.items()}


def report(message: Message) -> Report:
    """The message as a wire report in small letters: "BOGOTA -- The ..." with the place as its dateline."""
    body = message.text.lower()
    if not message.place:
        return Report.of(body, published=message.published)
    text = f"{message.place} -- {body[:1].upper()}{body[1:]}"
    return Report.of(text, published=message.published, dateline=Span(0, len(message.place), message.place))


def _answer(document: Document, template: Template) -> dict[str, list[Fill]]:
    """The template's slots as a key writes them."""
    victims, bodies = (*template.role("Victim"), *template.described), template.role("PerpOrg")
    found: dict[str, list[Fill]] = {
        "type": [(template.type.upper(), ())],
        "stage": [(template.stage.upper(), ())],
        "date": [(day, ()) for day in [written(template.when.edtf if template.when else None)] if day],
        "place": [(place, ()) for place in [_named(template)] if place],
        "confidence": [(one.confidence.upper(), _wordings(one)) for one in bodies if one.confidence],
        "number": [(_counted(*one.number), _wordings(one)) for one in victims if one.number],
        "effect": [(one.effect.upper(), _wordings(one)) for one in victims if one.effect],
    }
    named = {"victim": [("", _wordings(filler)) for filler in victims]}
    named |= {name: [("", _wordings(filler)) for filler in template.role(role)] for role, name in NAMING.items()}  # type: ignore[arg-type]
    return found | named


def _wordings(filler: Filler) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.quote.lower() for span in (filler.span, *filler.further)))


def _named(template: Template) -> str:
    """The place from the country down: "COLOMBIA: BOGOTA"."""
    country = names(template.country)[0] if template.country else None
    return ": ".join(name.upper() for name in (country, template.where.quote if template.where else None) if name)


def _counted(low: float, high: float | None) -> str:
    """A number as a key writes it: "14", "14-" for at least so many."""
    if low == high:
        return f"{low:g}"
    return f"{low:g}-" if high is None and low > PLURAL else "PLURAL"


def written(edtf: str | None) -> str | None:
    """An EDTF date as MUC writes it: "02 FEB 90", "01 FEB 90 - 28 FEB 90", "- 04 FEB 90" for "../1990-02-04"."""
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    sides = [_day(one, last_of=number == 1) for number, one in enumerate((first, last or first))]
    return sides[0] if sides[0] == sides[1] else " - ".join(side or "" for side in sides).strip()


def _day(edtf: str, last_of: bool) -> str | None:
    parts = re.match(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?", edtf)
    if parts is None:
        return None
    month = int(parts[2] or (12 if last_of else 1))
    day = int(parts[3] or (_length(int(parts[1]), month) if last_of else 1))
    return f"{day:02} {MONTHS[month - 1]} {parts[1][2:]}"


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and year % 4 == 0 else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def tally(tallies: Mapping[str, Tally], answers: Sequence[Answer], keys: Sequence[Key]) -> None:
    """Add one message's answers and keys to the tallies."""
    pairs = dict(_paired(answers, keys))
    for at, key in enumerate(keys):
        answer = answers[pairs[at]] if at in pairs else None
        if answer is None and key.optional:
            continue
        tallies["template"].possible += 1
        tallies["template"].credit += answer is not None
        for slot in SLOTS:
            credits = _credits(slot, answer[slot] if answer else (), key.slots.get(slot, ()))
            tallies[slot].credit += sum(credits)
            tallies[slot].possible += sum(
                1
                for entry, credit in zip(key.slots.get(slot, ()), credits, strict=True)
                if credit or not entry.optional
            )
    for answer in answers:
        tallies["template"].actual += 1
        for slot in SLOTS:
            tallies[slot].actual += len(answer[slot])


def _paired(answers: Sequence[Answer], keys: Sequence[Key]) -> Iterable[tuple[int, int]]:
    """(key, answer) pairs, one to one, the best agreeing first; ties go to the order of the text."""
    agreed = [
        (_agreement(answer, key), -at, -number) for at, key in enumerate(keys) for number, answer in enumerate(answers)
    ]
    taken: set[int] = set()
    used: set[int] = set()
    for credit, at, number in sorted(agreed, reverse=True):
        if credit and -at not in taken and -number not in used:
            taken.add(-at)
            used.add(-number)
            yield -at, -number


def _agreement(answer: Answer, key: Key) -> float:
    """How much the two agree; 0 where they cannot be one incident."""
    kind = sum(_credits("type", answer["type"], key.slots.get("type", ())))
    names = {slot: _true(key, slot) for slot in NAMED}
    shared = sum(sum(_credits(slot, answer[slot], entries)) for slot, entries in names.items())
    if not kind or not (shared or not any(names.values())):
        return 0.0
    return kind + shared + sum(sum(_credits(slot, answer[slot], key.slots.get(slot, ()))) for slot in ("date", "place"))


def _true(key: Key, slot: str) -> tuple[Entry, ...]:
    if slot == "victim":
        return (*key.slots.get("name", ()), *key.slots.get("description", ()))
    return key.slots.get(slot, ())


def _credits(slot: str, fills: Sequence[Fill], entries: Sequence[Entry]) -> list[float]:
    """The credit of each entry of the key when fills and entries are paired, the best agreeing first."""
    found = [0.0] * len(entries)
    agreed = [(compare(slot, fill, entry), -at, -n) for at, entry in enumerate(entries) for n, fill in enumerate(fills)]
    used: set[int] = set()
    for credit, at, number in sorted(agreed, reverse=True):
        if credit and not found[-at] and -number not in used:
            found[-at] = credit
            used.add(-number)
    return found


def compare(slot: str, fill: Fill, entry: Entry) -> float:
    """1, 0.5 or 0: how right a fill is beside the best alternative of the key's entry."""
    alike = VALUES.get(slot, _equal)
    return max(
        (alike(fill[0], value) for value, words in entry.alternatives if not words or _same(fill[1], words)),
        default=0.0,
    )


def _same(found: Sequence[str], true: Sequence[str]) -> bool:
    """Whether some wording of the one has all its words in some wording of the other."""
    left, right = [set(re.findall(r"\w+", one)) for one in found], [set(re.findall(r"\w+", one)) for one in true]
    return any(one and other and (one <= other or other <= one) for one in left for other in right)


def _equal(found: str, true: str) -> float:
    return float(found == true)


def _types(found: str, true: str) -> float:
    return 1.0 if found == true else 0.5 if "ATTACK" in (found, true) else 0.0


def _effects(found: str, true: str) -> float:
    return 1.0 if found == true else 0.5 if found.startswith("NO INJURY") and true.startswith("NO INJURY") else 0.0


def _days(found: str, true: str) -> float:
    one, other = _interval(found), _interval(true)
    if one is None or other is None:
        return 0.0
    inside = any(outer[0] <= inner[0] and inner[1] <= outer[1] for inner, outer in ((one, other), (other, one)))
    return 1.0 if one == other else 0.5 if inside else 0.0


def _interval(words: str) -> tuple[str, str] | None:
    """First and last day as they sort; the first is empty where the interval has no beginning."""
    days = [
        f"{year}-{MONTHS.index(month):02}-{int(day):02}" for day, month, year in _DAY.findall(words) if month in MONTHS
    ]
    if not days:
        return None
    return ("" if words.lstrip("( ").startswith("-") else days[0], days[-1])


_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")


def _places(found: str, true: str) -> float:
    left, right = _names(found), _names(true)
    if not left or not right:
        return 0.0
    if left[-1] == right[-1] and left[0] == right[0]:
        return 1.0
    return 0.5 if set(left) & set(right) else 0.0


def _names(words: str) -> list[str]:
    """The names of a place from the country down, without their kinds in brackets."""
    bare = re.sub(r"\([^)]*\)", "", words)
    return [name for piece in re.split(r":| - ", bare) for name in [" ".join(re.findall(r"\w+", piece))] if name]


def _numbers(found: str, true: str) -> float:
    if found == true:
        return 1.0
    digits = [re.findall(r"\d+", one) for one in (found, true)]
    if digits[0] and digits[1]:
        return 0.5 if set(digits[0]) & set(digits[1]) else 0.0
    return 0.5 if "PLURAL" in (found, true) and "1" not in (found, true) else 0.0


VALUES: Mapping[str, Callable[[str, str], float]] = {
    "type": _types, "effect": _effects, "date": _days, "place": _places, "number": _numbers,
}  # fmt: skip
