"""What became of people whom a number counts, by the words before it: "killing 14", "the toll rose to 21"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.figures.counted import Group
from dateline.reading.figures.fates import fates
from dateline.reading.figures.numbers import Word, number_rules, word_at, word_set

__all__ = ["CLAUSE_ENDS", "HOME", "among", "kinds_before"]

CLAUSE_ENDS = frozenset(';:.!?"“”')
HOME = 8  # words behind "fled" or "forced" that tell from what
# How many words a fate may lie before a group, and a toll before its number.
_BEFORE, _TOLL = 12, 12
_AMONG = 8  # words from "among" to whom
_BY = 7  # words from the "by" of a noun to the "of" behind it
PUT_AT = 5  # words from "number" to its number in "put the number of wounded at 31"


def kinds_before(words: Sequence[Word], group: Group) -> tuple[str, ...]:
    """What the words before a group tell of it ("killing 14", "the arrest of two men", "the toll rose to 21")."""
    kind = _of(words, group)
    if not group.named and kind != "participants" and not _stands_alone(words, group):
        return ()
    acts = word_at(words, group.last) in ("was", "were", "had")  # "arrested 12 men and another 30 were questioned"
    kind = kind or (None if acts else _object(words, group)) or _driven(words, group) or among(words, group)
    kind = kind or _toll(words, group) or _risen(words, group)
    return (kind,) if kind else ()


def _stands_alone(words: Sequence[Word], group: Group) -> bool:
    """Whether a bare number counts no other thing: "killing 30 in Kabul", not "killing 30 cows"."""
    following = word_at(words, group.last)
    return not following.isalpha() or following in word_set("stops") or following in fates().state


def _of(words: Sequence[Word], group: Group) -> str | None:
    if word_at(words, group.first - 1) != "of":
        return None
    deadly = number_rules()["deadly"]
    if word_at(words, group.first - 3) in deadly["manner"] and word_at(words, group.first - 2) in deadly["acts"]:
        return "killed"  # "the fatal shooting of two men"
    kind = fates().of.get(word_at(words, group.first - 2))
    by = [at for at in range(max(group.first - _BY, 0), group.first - 2) if word_at(words, at) == "by"]
    return kind or (fates().of.get(word_at(words, by[-1] - 1)) if by else None)  # "the arrest by police of four men"


def _object(words: Sequence[Word], group: Group) -> str | None:
    """The kind of an active verb whose object the group is."""
    known = fates()
    for at in range(group.first - 1, max(group.first - _BEFORE, -1), -1):
        text = word_at(words, at)
        kind = known.done.get(text) or known.doing.get(text)
        if text in known.state and word_at(words, at - 1) in number_rules()["deadly"]["acts"]:
            return known.state[text]  # "shot dead three policemen"
        if kind:
            passive = {word_at(words, at - 1), word_at(words, at - 2)} & word_set("be")
            return None if passive and text in known.done else kind
        if text in word_set("barriers") or text == "of" or text in CLAUSE_ENDS:
            return None
        if at == group.first - 1 and text not in word_set("links"):
            return None
    return None


def _driven(words: Sequence[Word], group: Group) -> str | None:
    """People whom something drives from where they live: "forced 40 people from their homes"."""
    driven = word_at(words, group.first - 1) in word_set("drives") and word_at(words, group.last) in ("from", "out")
    behind = {word_at(words, at) for at in range(group.last, group.last + HOME)}
    return "displaced" if driven and not behind.isdisjoint(word_set("homes")) else None


def among(words: Sequence[Word], group: Group) -> str | None:
    """Who they were of whom a fate is told before: "among those killed were two nurses"."""
    if word_at(words, group.first - 1) not in ("were", "was", "are"):
        return None
    before = [word_at(words, at) for at in range(max(group.first - _AMONG, 0), group.first)]
    if "among" not in before:
        return None
    return fates().of_any(before[before.index("among") : -1])


def _toll(words: Sequence[Word], group: Group) -> str | None:
    for at in range(group.first - 1, max(group.first - _TOLL, -1), -1):
        text = word_at(words, at)
        if text in CLAUSE_ENDS:
            return None
        if text in word_set("toll"):
            return fates().noun.get(word_at(words, at - 1), "killed")
    return None


def _risen(words: Sequence[Word], group: Group) -> str | None:
    """The kind of what a number has come to, or is put at: "the number of people killed has risen to 19"."""
    before = [word_at(words, at) for at in range(group.first)]
    passed = bool(before) and before[-1] in word_set("passes")  # "has passed two million"
    if not (passed or before[-1:] in (["to"], ["at"], ["from"])) or "number" not in before:
        return None
    known, start = fates(), len(before) - 1 - before[::-1].index("number")
    kinds = [
        kind
        for word in before[start + 2 : start + 6]
        for table in (known.done, known.state, known.noun)
        if (kind := table.get(word))
    ]
    rises = passed or set(before[-4:-1]) & word_set("rise") or len(before) - start <= PUT_AT
    return kinds[0] if kinds and rises else None
