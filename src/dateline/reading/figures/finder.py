"""Numbers of people and things in a sentence of news: killed, injured, arrested, protesters, money, arms seized.

Two layers: the numbers with whom they count (``numbers``, ``counted``), then what became of them, from the words of the
same clause. A word behind a group tells more than one before it: in "14 killed and 30 hurt" the 30 are hurt.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.figures.amounts import Counted, find_amounts
from dateline.reading.figures.counted import Group, find_groups, is_part, merged, tells
from dateline.reading.figures.fates import fates, may_count, phrases
from dateline.reading.figures.foretold import CLAUSE_ENDS, HOME, among, kinds_before
from dateline.reading.figures.numbers import Word, find_numbers, number_rules, split_words, word_at, word_set
from dateline.records import Figure, Span

__all__ = ["find_figures"]

_BEHIND, _BEHIND_BARE = 14, 5  # how many words a fate may lie behind a group, and behind a bare number
_MANY = 50  # people, of whom fewer only run from a scene and are not displaced, or block a road and are no crowd
_HARM = 5  # words from "suffered" to what


def find_figures(sentence: str, offset: int = 0) -> tuple[Figure, ...]:
    """The figures of a sentence that begins at ``offset`` of its report's text, in order.

    ``kind`` and ``unit`` are the same for people ("killed", "arrested", "participants"); ``unit`` of money is its
    currency, of what was seized the thing.
    """
    if not may_count(sentence):
        return ()
    words = split_words(sentence)
    numbers = find_numbers(words)
    clause = _Clause(words, find_groups(words, numbers))
    found = [*clause.figures(), *find_amounts(words, numbers)]
    return tuple(
        Figure(
            one.kind, one.low, one.high, one.unit,
            Span(one.start + offset, one.end + offset, sentence[one.start : one.end]), one.within,
        )
        for one in sorted(found, key=lambda one: (one.start, one.end, one.kind))
    )  # fmt: skip


class _Clause:
    """The groups of a sentence and what became of each."""

    def __init__(self, words: Sequence[Word], groups: Sequence[Group]) -> None:
        self._words = words
        self._raw = groups
        self._starts = {group.first: group for group in groups}
        before = [kinds_before(self._words, group) for group in groups]
        apart = {at for at, group in enumerate(groups) if at and before[at - 1] and self._behind(group)}
        self._groups = merged(groups, words, frozenset(apart))

    def figures(self) -> list[Counted]:
        """The groups of known fate, as figures; one inside another has the other's fate where it has none itself."""
        found: list[Counted] = []
        for group in self._groups:
            if tells(self._words, group):
                continue  # "killing 14, a medic said"
            if found and found[-1].within and self._words[group.first - 1].end == found[-1].end:
                continue  # "one of them a boy": who is told already
            within = self._is_within(group)
            kinds = (
                self._behind(group)
                or kinds_before(self._words, group)
                or self._by_name(group)
                or self._by_participle(group)
            )
            if not kinds and within and found:
                kinds = (found[-1].kind,)
            found.extend(self._counted(group, kind, within) for kind in kinds)
        return found

    def _counted(self, group: Group, kind: str, within: bool) -> Counted:
        first, last, low = group.first, group.last, group.low
        if self._text(first - 1) == "from" and low is not None and group.high != low:
            low, first = group.high, last - 1  # "rose from 14 to 21": the first is history
        if self._counted_noun(group):
            last = next(at for at in range(last, len(self._words)) if self._text(at) in fates().noun) + 1
        start, end = self._words[first].start, self._words[last - 1].end
        return Counted(start, end, kind, _number(low), _number(group.high), kind, within)

    def _text(self, at: int) -> str:
        return word_at(self._words, at)

    def _is_within(self, group: Group) -> bool:
        """Whether a group is part of the one before it ("including five women", "among them two children")."""
        one, two = self._text(group.first - 1), self._text(group.first - 2)
        if among(self._words, group) or (
            self._text(group.last) in word_set("be") and self._text(group.last + 1) == "among"
        ):
            return True  # "five women were among the dead"
        if is_part(self._words, group) and one == ",":
            return True
        return one in word_set("within") and (one not in ("them", "whom") or two in ("among", "of"))

    def _is_where(self, group: Group) -> bool:
        """Whether a number counts places in which the group before it is: "48 marchers in nine towns"."""
        return not group.named and self._text(group.first - 1) in ("in", "across", "from", "at")

    def _by_name(self, group: Group) -> tuple[str, ...]:
        """Protesters take part in a protest by their name."""
        kind = fates().state.get(self._text(group.last - 1))
        return (kind,) if kind and group.named else ()

    def _by_participle(self, group: Group) -> tuple[str, ...]:
        """What befell them by a word inside: "the three injured pupils", "two of the wounded"."""
        inside = [self._text(at) for at in range(group.first, group.last)] if group.named else []
        kind = fates().of_any(inside)
        return (kind,) if kind and group.members == 1 else ()

    def _behind(self, group: Group) -> tuple[str, ...]:
        """What the words behind a group tell of it ("14 dead", "two men were arrested", "30 deaths")."""
        noun = self._counted_noun(group)
        if noun:
            return (noun,)
        passive, at, listed = False, group.last, False
        reach = _BEHIND if group.named else _BEHIND_BARE
        while at < min(group.last + reach, len(self._words)):
            text = self._text(at)
            skipped = self._starts.get(at)
            # "Nine people, among them two children and a pregnant woman, were killed": the list stays inside.
            if skipped is not None:
                listed = self._is_within(skipped) or (listed and self._text(at - 1) in ("and", ","))
                if not (listed or self._is_where(skipped)):
                    return ()
                at = skipped.last
                if self._is_apart(skipped):  # "ten people were shot, one of them fatally, in a bar"
                    at, listed = self._past_comma(at), False
                reach += at - skipped.first
                continue
            if self._ends(text, at, group):
                return ()
            passive = passive or text in word_set("be")
            kind = self._told(at, group, passive)
            if kind:
                return () if self._text(at - 1) in ("not", "never") else self._joined(kind, at, group)
            if not group.named and not (passive or text in word_set("adverbs") or text == ","):
                return ()
            at += 1
        return ()

    def _is_apart(self, part: Group) -> bool:
        """Whether what stands behind a part is of it alone: "one of whom died", "including the two who died"."""
        following, known = self._text(part.last), fates()
        if following == "who" or self._text(part.last - 1) == "whom":
            return True
        if self._text(part.first - 1) in ("including", "include") and self._text(part.first - 2) != ",":
            return False  # "four people including two children died"
        return following in number_rules()["deadly"]["manner"] or following in known.done or following in known.happens

    def _past_comma(self, at: int) -> int:
        while at < len(self._words) and self._text(at - 1) != ",":
            at += 1
        return at

    def _ends(self, text: str, at: int, group: Group) -> bool:
        """Whether the clause of a group ends at a word."""
        if text in CLAUSE_ENDS or text in fates().doing:
            return True
        return text in word_set("subordinate") and not (text == "that" and at == group.last)

    def _told(self, at: int, group: Group, passive: bool) -> str | None:
        """The kind that one word behind a group tells of it."""
        known, text = fates(), self._text(at)
        if (phrase := self._phrase(at)) or self._suffers(at, group):
            return phrase or "injured"
        if text in known.happens:
            kind = known.happens[text]
            return None if kind == "displaced" and not self._leaves_home(at, group) else kind
        beside = all(self._text(between) in word_set("adverbs") for between in range(group.last, at))
        if text in word_set("crowds") and not passive and group.low is not None and group.low >= _MANY:
            return "participants"
        if passive and text in word_set("drives") and self._text(at + 1) in ("from", "out"):
            return "displaced" if self._leaves_home(at, group) else None
        if text in known.state and (passive or beside):
            return known.state[text]
        if text in known.done and (passive or (beside and not self._has_object(at))):
            return self._deadly(at) or known.done[text]
        if text in known.done and self._is_also(group.last, at) and not (self._has_object(at) or self._acts(at + 1)):
            return known.done[text]
        return self._deadly(at) if passive or (beside and not self._acts(at + 2)) else None

    def _phrase(self, at: int) -> str | None:
        """The kind of a phrase that begins at a word: "lost their lives", "taken into custody"."""
        known = phrases().get(self._text(at), ())
        return next((kind for phrase, kind in known if all(
            self._text(at + n) == word for n, word in enumerate(phrase)
        )), None)  # fmt: skip

    def _suffers(self, at: int, group: Group) -> bool:
        """Whether somebody suffers harm here: "sustained serious burns"; that nobody has such burns leaves others."""
        if self._text(at) not in word_set("suffers", "verbs"):
            return False
        return any(self._text(at + n) in word_set("suffers", "harm") for n in range(1, 2 if group.high == 0 else _HARM))

    def _is_also(self, start: int, at: int) -> bool:
        """Whether only "shot and" stands between a group and what befell it: "two students shot and killed"."""
        return at == start + 2 and self._text(start) in number_rules()["deadly"]["acts"] and self._text(at - 1) == "and"

    def _leaves_home(self, at: int, group: Group) -> bool:
        """Whether those who flee are displaced: many of them, or from their homes; and not a robber from a shop."""
        behind = {self._text(after) for after in range(at + 1, at + 1 + HOME)}
        return group.low is None or group.low >= _MANY or not behind.isdisjoint(word_set("homes"))

    def _acts(self, at: int) -> bool:
        """Whether the words from one on are an object: "an officer fatally shot unarmed teenagers"."""
        following = self._text(at)
        return following.isalpha() and following not in word_set("stops") and following not in word_set("days")

    def _deadly(self, at: int) -> str | None:
        """The kind of a phrase that begins, or ends, at a word: "shot to death", "fatally wounded"."""
        deadly = number_rules()["deadly"]
        if self._text(at) in deadly["manner"] and self._text(at + 1) in (*deadly["acts"], *deadly["ends"]):
            return "killed"
        if self._text(at - 1) in deadly["manner"] and self._text(at) in fates().done:
            return "killed"
        if self._text(at) != "to" or self._text(at + 1) != "death":
            return None
        before = {self._text(word) for word in range(max(at - _BEHIND, 0), at)}
        return "killed" if before.isdisjoint(word_set("condemned")) else None

    def _has_object(self, at: int) -> bool:
        """Whether a participle is an active verb with its object behind it ("soldiers killed three rebels")."""
        following = self._text(at + 1)
        if at + 1 in self._starts or following in ("a", "an", "the", "his", "their", "him", "them", "her"):
            return True
        if following.isdigit():
            return True  # the age of the one who is told of next ("a boy killed 16-year-old ...")
        return at + 1 < len(self._words) and self._words[at + 1].capital and following not in word_set("days")

    def _joined(self, kind: str, at: int, group: Group) -> tuple[str, ...]:
        """Both kinds of "killed or injured": casualties, or, of nobody, each."""
        other = fates().done.get(self._text(at + 2)) if self._text(at + 1) in ("and", "or") else None
        if other is None or other == kind or at + 2 in self._starts:
            return (kind,)
        if self._text(at + 1) == "and" and {kind, other} != {"killed", "injured"}:
            return (kind, other)
        return (kind, other) if group.high == 0 else ("casualties",)

    def _counted_noun(self, group: Group) -> str | None:
        """The kind of what a number counts by itself ("14 deaths", "three more arrests")."""
        if group.named and group.high != 0:
            return None
        reach = 5 if self._text(group.last + 1) == "-" else 3  # "two self-inflicted deaths"
        for at in range(group.last, min(group.last + reach, len(self._words))):
            text = self._text(at)
            if text in fates().noun:
                return fates().noun[text]
            if text in word_set("stops") or not (text.isalpha() or text == "-") or text in word_set("be"):
                return None
        return None


def _number(end: float | None) -> float | None:
    return None if end is None else float(end)
