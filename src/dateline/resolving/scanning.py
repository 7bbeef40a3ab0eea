"""Finding the actors that a text names, and settling which is meant by what stands around the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dateline.records import MentionForm
from dateline.resolving import bodies, choosing, titles
from dateline.resolving.lexicon import NEXT_WORD, Lexicon, Match
from dateline.resolving.names import Casing

__all__ = ["Hit", "scan"]

ABROAD = frozenset({"embassy"})  # bodies of one state that lie in another: what is in Baghdad is not Iraq's


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, ``start`` to ``end`` in code points, and the actor it most likely names.

    ``form`` is "nominal" for words that name a body of any country ("the foreign ministry", "police"); its
    ``actor_id`` then has the country where the text or the report gives one ("PAK/police") and is bare where
    not ("police"). ``metonym``: a capital that may stand for its government or for itself. ``people``: a
    plural demonym ("Pakistanis"). ``candidates``: every actor that bears the name. ``unsure``: the text does
    not settle which ("Congress" alone), the country of a body is only the report's own, or a person may be
    meant ("Michael Jordan"), or a street ("Dublin Road").
    """

    start: int
    end: int
    actor_id: str
    form: MentionForm
    metonym: bool = False
    people: bool = False
    unsure: bool = False
    candidates: tuple[str, ...] = ()


class _Bearers(Protocol):
    """What the scan asks of a registry."""

    def rule(self, spelt: str, bearers: tuple[str, ...]) -> choosing.Rule | None: ...
    def country(self, actor_id: str) -> str | None: ...
    def claimed(self, spelt: str) -> bool: ...
    def is_state(self, actor_id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Context:
    """What the rest of a text says: countries, the foremost first, and actors named beyond doubt."""

    countries: tuple[str, ...]
    named: frozenset[str]


def scan(bearers: _Bearers, lexicon: Lexicon, text: str, casing: Casing, about: Sequence[str]) -> list[Hit]:
    """See ``Registry.scan``."""
    found = [match for match in lexicon.matches(text, casing) if all(entry.actor_id for entry in match.entries)]
    context = _context(bearers, found, about)
    hits: list[Hit] = []
    for at, match in enumerate(found):
        before, after = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        beside = _beside(bearers, text, before, match, after)
        hit = _named(bearers, text, match, beside, context)
        if hit is None and not (before and _members(bearers, text, before, match)):
            hit = _nominal(match, beside, context)
        if hit:
            hits.append(hit)
    return hits


def _context(bearers: _Bearers, found: list[Match], about: Sequence[str]) -> _Context:
    """The countries and actors that the plain names of a text speak of, the most often named first."""
    counted: Counter[str] = Counter()
    named = set()
    for match in found:
        actor_id = match.entries[0].actor_id
        if match.entries[0].form != "nominal" and _plain(bearers, match):
            named.add(actor_id)
            counted.update(filter(None, [bearers.country(actor_id)]))
    return _Context(tuple(dict.fromkeys([*about, *(place for place, _ in counted.most_common())])), frozenset(named))


def _plain(bearers: _Bearers, match: Match) -> bool:
    """Whether a name means one actor wherever it stands."""
    if bearers.claimed(match.spelt):
        return True
    only = {entry.actor_id for entry in match.entries if entry.form != "nominal"}
    return len(only) == 1 and not choosing.rule(match.spelt) and match.spelt not in choosing.local()


def _named(bearers: _Bearers, text: str, match: Match, beside: str | None, context: _Context) -> Hit | None:
    """The hit of a proper name; None for none, and for one that counts only in a country that nobody speaks
    of.
    """
    proper = [entry for entry in match.entries if entry.form != "nominal"]
    if not proper:
        return None
    first, spelt = proper[0], match.spelt
    ids = tuple(dict.fromkeys(entry.actor_id for entry in proper))
    rule = bearers.rule(spelt, ids) or choosing.Rule(ids)
    spoken_of = (beside, *context.countries) if beside else context.countries
    chosen = choosing.choose(rule, spoken_of, bearers.country)
    if spelt in choosing.local() and not bearers.claimed(spelt):
        chosen = choosing.choose_local(rule, spoken_of, context.named, bearers.country)
        if chosen is None:
            return None
    return Hit(
        match.start,
        match.end,
        chosen or first.actor_id,
        first.form,
        metonym=first.flag == "metonym",
        people=first.flag == "people",
        unsure=chosen is None or _astray(text, match),
        candidates=rule.among,
    )


def _nominal(match: Match, beside: str | None, context: _Context) -> Hit | None:
    """The hit of a body, with the country of the name beside it ("Pakistani police"), or the report's own."""
    slug = next((entry.actor_id for entry in match.entries if entry.form == "nominal"), None)
    if slug is None or (slug in ABROAD and beside is None):
        return None
    country = beside or (context.countries[0] if context.countries else None)
    return Hit(
        match.start,
        match.end,
        f"{country}/{slug}" if country else slug,
        "nominal",
        unsure=beside is None,
        candidates=(slug,),
    )


def _beside(bearers: _Bearers, text: str, before: Match | None, match: Match, after: Match | None) -> str | None:
    """The country whose name stands right before or after ("Pakistan's police", "police in Pakistan")."""
    if before and bearers.is_state(before.entries[0].actor_id) and bodies.follows(text[before.end : match.start]):
        return before.entries[0].actor_id
    if after and any(entry.actor_id in ABROAD for entry in match.entries) and text[match.end :].startswith(" in "):
        return None  # "the embassy in Baghdad" is another state's
    if after and bearers.is_state(after.entries[0].actor_id) and bodies.precedes(text[match.end : after.start]):
        return after.entries[0].actor_id
    return None


def _members(bearers: _Bearers, text: str, before: Match, match: Match) -> bool:
    """Whether a body's words only say who of an actor just named is meant ("Taliban fighters", "UN officials")."""
    first = before.entries[0]
    named = first.form != "nominal" and not bearers.is_state(first.actor_id)
    return named and bodies.follows(text[before.end : match.start])


@cache
def _shortened() -> frozenset[str]:
    """Ranks and forms of address that a full stop shortens, in small letters ("gen", "rep")."""
    return frozenset(word.rstrip(".") for title in titles.load().honorifics for word in title.lower().split())


def _astray(text: str, match: Match) -> bool:
    """Whether what stands beside the name makes it part of another name, a person's or a place's."""
    following = NEXT_WORD.match(text, match.end)
    follower = following.group(1) if following else ""
    if match.entries[0].form in ("name", "short", "demonym") and follower.lower() in choosing.bearers():
        return follower.istitle()
    if match.entries[0].form == "demonym" and text[max(0, match.start - 3) : match.start].lower() in ("al-", "el-"):
        return True  # "Abu Jandal al-Kuwaiti"
    if match.spelt not in choosing.personal():
        return False
    before = text[max(0, match.start - 30) : match.start].rpartition("\n")[2].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    if word.endswith(".") and len(word) > 2 and word.rstrip(".").lower() not in _shortened():
        return match.spelt in choosing.given() and follower.istitle()  # "They met on Monday. Kenya left early."
    word = word.rstrip(".")
    given = word.isalpha() and word.istitle() and word.lower() not in choosing.openers()
    return given or (match.spelt in choosing.given() and follower.istitle())
