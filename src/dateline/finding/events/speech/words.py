"""The words by which a statement demands, blames, praises, denies or vows, from ``data/speech.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.tables import table

__all__ = ["SpeechWords", "speech_words"]


@dataclass(frozen=True)
class SpeechWords:
    """The lists of ``data/speech.yaml`` by the names that they have there; ``all`` are the words to look out for."""

    owed: frozenset[str]
    owing: frozenset[str]
    needful: frozenset[str]
    states: frozenset[str]
    done: frozenset[str]
    unasked: frozenset[str]
    ending: frozenset[str]
    blameless: frozenset[str]
    misdone: frozenset[str]
    disowned: frozenset[str]
    untrue: frozenset[str]
    told_of: frozenset[str]
    parts: frozenset[str]
    wanted: frozenset[str]
    condemned: frozenset[str]
    belittled: frozenset[str]
    praised: frozenset[str]
    good: frozenset[str]
    lacking: frozenset[str]
    adjectives: frozenset[str]
    wrong_of_this: frozenset[str]
    pleased: frozenset[str]
    nouns: frozenset[str]
    calling: frozenset[str]
    being: frozenset[str]
    blamed: frozenset[str]
    harms: frozenset[str]
    rights: frozenset[str]
    virtues: frozenset[str]
    careless: frozenset[str]
    unable: frozenset[str]
    unbearable: frozenset[str]
    risks: frozenset[str]
    wrongs: frozenset[str]
    trying: frozenset[str]
    transitive: frozenset[str]
    works: frozenset[str]
    faults: Mapping[str, Sequence[str]]
    esteeming: frozenset[str]
    jobs: Mapping[str, frozenset[str]]
    refused: Mapping[str, str | None]
    promised: frozenset[str]
    menacing: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    counted: frozenset[str]
    unsaid: frozenset[str]
    vague: frozenset[str]

    @functools.cached_property
    def all(self) -> frozenset[str]:
        """Every word that can do something in a statement."""
        return self.owed.union(
            self.owing, self.needful, self.condemned, self.belittled, self.praised, self.lacking,
            self.blamed, self.rights, self.virtues, self.faults, self.esteeming, self.careless, self.wrongs,
            self.refused, self.promised, self.good, self.unable, self.unbearable, self.menacing, self.pleased,
            self.blameless, self.disowned, self.parts, self.untrue, self.risks, ["job", "far"],
        )  # fmt: skip


@functools.cache
def speech_words() -> SpeechWords:
    """The words that the package ships."""
    lists = dict(table("finding", "speech"))
    faults, jobs, refused = lists.pop("faults"), lists.pop("jobs"), lists.pop("refused")
    return SpeechWords(
        **{name: _words(listed) for name, listed in lists.items()},
        faults=faults,
        jobs={way: _words(listed) for way, listed in jobs.items()},
        refused={word: None if mode == "any" else mode for mode, listed in refused.items() for word in listed.split()},
    )


def _words(listed: str | Sequence[str]) -> frozenset[str]:
    """The words of a list, which the file writes as a list or, where it is long, as one text."""
    return frozenset(listed.split() if isinstance(listed, str) else listed)
