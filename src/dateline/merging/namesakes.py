"""Which actors of a ledger may be one under several names, with the reasons; and which surely are.

A proposal is made from what is common to two actors: the words of their names, spelt alike or nearly so, the posts
they held at one time, their country. It is for a person to decide. Only the very same full name, in another spelling
of case and accents, is taken for one actor without asking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dateline.merging.pairs import Pair, pair

__all__ = ["Known", "Post", "Proposal", "Words", "automatic", "propose"]

PROPOSED = 0.6  # a score from which a pair is shown to a person
# One letter in eight may differ: "Mumtaz Zehra Baloch" and "Mumtaz Zahra Baloch" are at 95, "Shah Mahmood" and
# "Shah Mehmood" at 92, "Omar Traore" and "Oumar Traore" at 96; brothers who differ in their first name are below 80.
SPELT_ALIKE = 88.0
# Actors of one word of a name that are compared with each other. Beyond that the word ("khan") tells nothing, and
# only those that share two words are compared.
COMMON = 60
TERM = 366  # days between two mentions of a post that one holder of it may account for


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody holds on some day: its words as names are compared, and the body or state it is of."""

    words: str
    body: str | None
    day: int | None  # the ordinal of the day, None where nobody knows


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows of an actor that tells it from others. ``key`` is its usual name as names are compared."""

    id: str
    name: str
    key: str
    kind: str
    country: str | None = None
    registered: bool = False
    posts: tuple[Post, ...] = ()
    reports: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Words:
    """Words for an office that a statement is attributed to ("the foreign secretary"), and when; nobody is named."""

    id: str
    words: str
    report: str
    day: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that may be one, how likely from 0 to 1, and why."""

    left_id: str
    right_id: str
    score: float
    reasons: tuple[str, ...]


def automatic(bucket: Sequence[Known], apart: Collection[Pair]) -> list[list[str]]:
    """Those of one full name that are one actor without a person's word; ``apart`` are the pairs told to be two.

    One word is no full name. Where reports give the name two countries, only those of one country go together; who
    has been told from another of the name goes with nobody but by a person's word.
    """
    ids = {one.id for one in bucket}
    told = {id for each in apart for id in each if set(each) <= ids}
    eligible = [
        one for one in bucket if one.kind == "person" and not one.registered and one.id not in told and " " in one.key
    ]
    countries = {one.country for one in eligible if one.country}
    groups: dict[str | None, list[str]] = defaultdict(list)
    for one in eligible:
        groups[one.country if len(countries) > 1 else None].append(one.id)
    return [sorted(group) for country, group in groups.items() if len(group) > 1 and (country or len(countries) < 2)]


def propose(
    actors: Iterable[Known], offices: Iterable[Words], judged: Collection[Pair], heads: Mapping[str, str]
) -> list[Proposal]:
    """Pairs that may be one, the likeliest first; ``judged`` pairs are left alone, whatever was decided.

    ``heads`` names, for each of several that are one already, the one that stands for them: what is decided of one
    of them is decided of all.
    """

    def standing(each: Pair) -> Pair:
        return pair(*(heads.get(id, id) for id in each))

    persons = [one for one in actors if one.kind == "person" and one.key]
    found = [*_named(persons), *_in_office(persons, offices, heads)]
    seen = {standing(each) for each in judged}
    likely: list[Proposal] = []
    for each in sorted(found, key=lambda each: (-each.score, each.left_id, each.right_id)):
        between = standing((each.left_id, each.right_id))
        if each.score >= PROPOSED and between[0] != between[1] and between not in seen:
            seen.add(between)
            likely.append(each)
    return likely


# By name


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken to pieces, once for the hundred names that it is compared with."""

    whose: Known
    parts: tuple[str, ...]
    words: frozenset[str]
    ordered: str  # the parts in the order of the alphabet: "Khan Asad" is spelt as "Asad Khan" is
    has_initial: bool

    @classmethod
    def of(cls, whose: Known) -> _Name:
        """The pieces of somebody's usual name."""
        parts = tuple(whose.key.split())
        return cls(whose, parts, frozenset(parts), " ".join(sorted(parts)), any(len(part) == 1 for part in parts))


def _named(persons: Sequence[Known]) -> Iterator[Proposal]:
    from rapidfuzz.fuzz import ratio

    for first, second in _blocked([_Name.of(person) for person in persons]):
        if (likeness := _likeness(first, second, ratio)) is None:
            continue
        one, other = first.whose, second.whose
        if not one.reports.isdisjoint(other.reports):
            continue  # a report that names both tells two people
        score, reason = likeness
        reasons = [reason]
        if one.country and other.country:
            same = one.country == other.country
            score += 0.1 if same else -0.4
            reasons.append(f"both of {one.country}" if same else f"but of {one.country} and of {other.country}")
        if shared := _shared_post(one, other):
            score += 0.25
            reasons.append(f"both {shared}")
        left, right = sorted((one, other), key=lambda each: each.id)
        yield Proposal(left.id, right.id, round(min(1.0, max(0.0, score)), 2), tuple(reasons))


def _blocked(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """The pairs worth comparing: those that share a word of their names, or two where the word is common."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(names):
        for word in one.words:
            if len(word) > 1:
                by_word[word].append(place)
    seen: set[int] = set()  # both places in one number: of millions of pairs, tuples take three times the room
    for word, places in sorted(by_word.items()):
        blocks = [places] if len(places) <= COMMON else _narrowed(names, places, word)
        for block in blocks:
            seen.update(left * len(names) + right for left, right in combinations(block, 2))
    for both in sorted(seen):
        left, right = divmod(both, len(names))
        yield names[left], names[right]


def _narrowed(names: Sequence[_Name], places: Sequence[int], word: str) -> list[list[int]]:
    """Those who share a common word, by the second word that they share, or its first three letters."""
    by_second: dict[str, list[int]] = defaultdict(list)
    for place in places:
        for other in names[place].words - {word}:
            by_second[other[:3]].append(place)
    return [block for _, block in sorted(by_second.items()) if len(block) <= COMMON]


def _likeness(one: _Name, other: _Name, ratio: Callable[..., float]) -> tuple[float, str] | None:
    """How much alike two names are, and in what; None where they are not. ``ratio`` is RapidFuzz's, from 0 to 100."""
    if one.whose.key == other.whose.key:
        return (0.9, "the same name") if len(one.parts) > 1 else (0.45, "the same single name")
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if short.words < long.words:
        whole = len(short.words) > 1
        return (0.7 if whole else 0.4), f"{short.whose.name} is part of {long.whose.name}"
    if short.has_initial and _initials(short.parts, long.parts):
        return 0.5, f"{short.whose.name} may be short for {long.whose.name}"
    if len(one.words) != len(other.words) or len(one.words) < 2:
        return None
    if alike := ratio(one.ordered, other.ordered, score_cutoff=SPELT_ALIKE):
        return round(0.6 + (alike - SPELT_ALIKE) / 60, 2), f"{one.whose.name} and {other.whose.name} are spelt alike"
    return None


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether each word of a name is a word of the other or begins one as its initial, in order ("A M Khan")."""
    rest = iter(long)
    return all(any(word == other or (len(word) == 1 and other[0] == word) for other in rest) for word in short)


def _shared_post(one: Known, other: Known) -> str | None:
    """A post that both held, at about one time."""
    for mine in one.posts:
        for theirs in other.posts:
            bodies = {mine.body, theirs.body} - {None}
            if mine.words == theirs.words and len(bodies) < 2 and _near(mine.day, theirs.day):
                return mine.words
    return None


def _near(day: int | None, other: int | None) -> bool:
    return day is None or other is None or abs(day - other) <= TERM


# By office


def _in_office(persons: Sequence[Known], offices: Iterable[Words], heads: Mapping[str, str]) -> Iterator[Proposal]:
    """Whom the words for an office may mean: its one holder at the time, where the ledger knows one and no other."""
    holders: dict[str, list[tuple[Known, Post]]] = defaultdict(list)
    for one in persons:
        for post in one.posts:
            if post.day is not None and " " in post.words:  # "a minister" is many people's post
                holders[post.words].append((one, post))
    for office in offices:
        if office.day is None:
            continue
        held = (each for each in holders.get(office.words, ()) if _near(each[1].day, office.day))
        near = {heads.get(one.id, one.id): (one, post) for one, post in held}
        if len(near) == 1:
            (one, post), *_ = near.values()
            days = abs((post.day or 0) - office.day)
            when = "on that day" if not days else f"{days} days away"
            reason = f"{one.name} is {post.words} {when}, and no report knows another"
            left, right = pair(one.id, office.id)
            yield Proposal(left, right, round(0.8 - 0.2 * days / TERM, 2), (reason,))
