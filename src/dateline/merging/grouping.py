"""From pairs to incidents: tellings that hang together are split into groups that agree within themselves.

The tellings of one component (all that comparisons join) are merged two groups at a time, the two that agree best
first, by the mean of the log-odds between their members, as long as that speaks for it. A pair that was never
compared counts as one that nothing speaks for. A person's judgement comes before all comparisons. What is done
depends on the tellings and their comparisons alone and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dateline.merging.scoring import log_odds

__all__ = ["Pair", "grouped", "pair"]

Pair = tuple[str, str]  # two ids, the lesser first
UNCOMPARED = -2.0  # log-odds of two tellings that share no key
TOGETHER = -0.5  # mean log-odds from which two groups are one; both chosen on one half of the shootings in five folds


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one < other else (other, one)


def grouped(
    ids: Iterable[str],
    scores: Mapping[Pair, float],
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """The groups, each sorted, in the order of their first ids."""
    groups: list[tuple[str, ...]] = sorted((id,) for id in set(ids))
    for one, other in sorted(same):
        groups = _joined(groups, one, other)
    while len(groups) > 1:
        best = max(
            (
                (_agreement(left, right, scores, different), -i, -j)
                for i, left in enumerate(groups)
                for j, right in enumerate(groups[i + 1 :], start=i + 1)
            ),
        )
        if best[0] < TOGETHER:
            break
        left, right = groups[-best[1]], groups[-best[2]]
        groups = sorted([group for group in groups if group not in (left, right)] + [tuple(sorted(left + right))])
    return groups


def _joined(groups: list[tuple[str, ...]], one: str, other: str) -> list[tuple[str, ...]]:
    homes = [group for group in groups if one in group or other in group]
    if len(homes) < 2:
        return groups
    return sorted([group for group in groups if group not in homes] + [tuple(sorted(homes[0] + homes[1]))])


def _agreement(
    left: tuple[str, ...], right: tuple[str, ...], scores: Mapping[Pair, float], different: Collection[Pair]
) -> float:
    """The mean log-odds between two groups; nothing joins what a person holds apart."""
    pairs = [pair(one, other) for one in left for other in right]
    if any(each in different for each in pairs):
        return float("-inf")
    return sum(log_odds(scores[each]) if each in scores else UNCOMPARED for each in pairs) / len(pairs)
