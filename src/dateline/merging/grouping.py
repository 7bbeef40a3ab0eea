"""From pairs to incidents: tellings that hang together are split into groups that agree within themselves.

The tellings of one component (all that comparisons join) are merged two groups at a time, the two that agree best
first, by the mean of the log-odds between their members, as long as that speaks for it. A pair that was never
compared counts as one that nothing speaks for. A person's judgement comes before all comparisons. What is done
depends on the tellings and their comparisons alone and not on the order in which they came.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from dateline.merging.distance import are_elsewhere
from dateline.merging.happening import Happening
from dateline.merging.pairs import Pair
from dateline.merging.scoring import log_odds

__all__ = ["apart", "grouped"]

UNCOMPARED = -1.5  # log-odds of two tellings that share no key
TOGETHER = -0.25  # mean log-odds from which two groups are one; both chosen on one half of the shootings in five folds
_AGREED = 1 / (1 + math.exp(-TOGETHER)) + 1e-9  # as a probability, and a little for rounding


def apart(tellings: Iterable[Happening]) -> list[Pair]:
    """The pairs of tellings of one report in different towns; of those that it only dates apart, some are one."""
    by_report: dict[str, list[Happening]] = {}
    for each in sorted(tellings, key=lambda each: each.id):
        by_report.setdefault(each.report_id, []).append(each)
    pairs = (two for told in by_report.values() for two in combinations(told, 2))
    return [(one.id, other.id) for one, other in pairs if are_elsewhere(one.places, other.places)]


def grouped(
    ids: Iterable[str],
    scores: Mapping[Pair, float],
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """The groups, each sorted, in the order of their first ids.

    Two groups of which no members were compared never join, so that only those are looked at that some comparison
    ties: the work grows with the comparisons and not with the square of the tellings. Where every two agree, all are
    one group in whatever order they are joined, and none is gone through: so it is with an act that many tell.
    """
    together = sorted(set(ids))
    if _all_agree(together, scores) and not different:
        return [tuple(together)]
    groups = _Groups(together, scores, different)
    for one, other in sorted(same):
        groups.join_homes(one, other)
    groups.join_best()
    return sorted(groups.members.values())


def _all_agree(ids: Sequence[str], scores: Mapping[Pair, float]) -> bool:
    """Whether all of these were compared and no two speak against being one, so that no mean of theirs can."""
    if not ids or len(scores) < len(ids) * (len(ids) - 1) // 2:
        return False
    scored = map(scores.get, combinations(ids, 2))
    return all(score is not None and score >= _AGREED for score in scored)


class _Groups:
    """Groups in the making, each by its first id, with how much more than nothing speaks for joining two of them."""

    def __init__(self, ids: Iterable[str], scores: Mapping[Pair, float], different: Collection[Pair]) -> None:
        self.members: dict[str, tuple[str, ...]] = {id: (id,) for id in sorted(set(ids))}
        self._home = {id: id for id in self.members}
        self._ties: dict[str, dict[str, float]] = {id: {} for id in self.members}
        self._apart: dict[str, set[str]] = {id: set() for id in self.members}
        for (one, other), score in sorted(scores.items()):
            if one in self.members and other in self.members:
                self._ties[one][other] = self._ties[other][one] = log_odds(score) - UNCOMPARED
        for one, other in different:
            if one in self.members and other in self.members:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join_homes(self, one: str, other: str) -> None:
        """Join the groups of two ids, whatever speaks against it."""
        if one in self._home and other in self._home and self._home[one] != self._home[other]:
            self._join(*sorted((self._home[one], self._home[other])))

    def join_best(self) -> None:
        """Join two groups at a time, those that agree best first and of these the first, while it is spoken for."""
        waiting = [self._offer(one, other) for one in self.members for other in self._ties[one] if one < other]
        heapify(waiting)
        while waiting:
            offer = heappop(waiting)
            _, one, other, *sizes = offer
            if sizes != [len(self.members.get(each, ())) for each in (one, other)]:
                continue  # one of the two has grown or gone since; what it is now was offered anew
            if -offer[0] < TOGETHER:
                break
            if not self._held_apart(one, other):
                self._join(one, other)
                for each in sorted(self._ties[one]):
                    heappush(waiting, self._offer(*sorted((one, each))))

    def _offer(self, one: str, other: str) -> tuple[float, str, str, int, int]:
        """The mean log-odds between two groups, less first, and how large they are."""
        sizes = len(self.members[one]), len(self.members[other])
        return -(UNCOMPARED + self._ties[one][other] / (sizes[0] * sizes[1])), one, other, *sizes

    def _held_apart(self, one: str, other: str) -> bool:
        """Whether a person holds any two members apart."""
        return any(self._apart[id] & set(self.members[other]) for id in self.members[one] if self._apart[id])

    def _join(self, one: str, other: str) -> None:
        """Make two groups one, by the id of the first."""
        self.members[one] = tuple(sorted(self.members[one] + self.members.pop(other)))
        self._home |= dict.fromkeys(self.members[one], one)
        for each, tie in self._ties.pop(other).items():
            del self._ties[each][other]
            if each != one:
                self._ties[one][each] = self._ties[each][one] = self._ties[one].get(each, 0.0) + tie
