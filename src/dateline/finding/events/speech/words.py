"""The words by which a statement demands, blames, praises, refuses or promises, from ``data/speech.yaml``."""

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
    condemned: frozenset[str]
    belittled: frozenset[str]
    praised: frozenset[str]
    lacking: frozenset[str]
    nouns: frozenset[str]
    calling: frozenset[str]
    blamed: frozenset[str]
    harms: frozenset[str]
    rights: frozenset[str]
    virtues: frozenset[str]
    careless: frozenset[str]
    wrongs: frozenset[str]
    faults: Mapping[str, Sequence[str]]
    esteeming: frozenset[str]
    jobs: Mapping[str, frozenset[str]]
    refused: Mapping[str, str | None]
    promised: frozenset[str]
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
            self.refused, self.promised, ["job"],
        )  # fmt: skip


@functools.cache
def speech_words() -> SpeechWords:
    """The words that the package ships."""
    data = table("finding", "speech")
    owed, judged = data["owed"], data["judged"]
    refused = {
        word: None if mode == "any" else mode for mode, words in data["refused"].items() for word in words.split()
    }
    return SpeechWords(
        owed=frozenset(owed["auxiliaries"]),
        owing=frozenset(owed["verbs"]),
        needful=frozenset(owed["needful"]),
        states=frozenset(owed["states"].split()),
        done=frozenset(owed["done"].split()),
        condemned=frozenset(judged["condemned"].split()),
        belittled=frozenset(judged["belittled"].split()),
        praised=frozenset(judged["praised"].split()),
        lacking=frozenset(judged["lacking"].split()),
        nouns=frozenset(judged["nouns"].split()),
        calling=frozenset(judged["calling"].split()),
        blamed=frozenset(data["blamed"]),
        harms=frozenset(data["harms"].split()),
        rights=frozenset(data["rights"]),
        virtues=frozenset(data["virtues"].split()),
        careless=frozenset(data["careless"]),
        wrongs=frozenset(data["wrongs"].split()),
        faults=data["faults"],
        esteeming=frozenset(data["esteeming"]),
        jobs={way: frozenset(words) for way, words in data["jobs"].items()},
        refused=refused,
        promised=frozenset(data["promised"].split()),
        bodies=frozenset(data["bodies"].split()),
        papers=frozenset(data["papers"].split()),
        counted=frozenset(data["counted"]),
        unsaid=frozenset(data["unsaid"]),
        vague=frozenset(data["vague"]),
    )
