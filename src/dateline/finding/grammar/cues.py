"""The words that cue an attribution, by every form they take, from ``data/cues.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.ontology.forms import noun_forms, verb_forms
from dateline.tables import table

__all__ = ["TELL", "WISHES", "CueWords", "cue_words"]

TELL = frozenset({"tell", "tells", "told", "telling"})  # whose object hears
WISHES = frozenset({"want", "seem", "judge"})  # kinds of cues that take for granted what they are about
TELLING = frozenset({"say", "show", "think"})  # kinds of verbs that tell what their source holds


@dataclass(frozen=True, slots=True)
class CueWords:
    """Cue words by lower-case form.

    ``verbs`` and ``nouns`` give the kinds of a form (a word can have several), ``stances`` what its source does
    toward the content, ``phrases`` the words of a fixed phrase by its first word. ``carriers`` are nouns of
    documents, ``releases`` nouns of their coming out, ``collective`` heads of unnamed sources, ``deeds`` what one
    claims with a deed ("responsibility") and ``claiming`` verbs by which one does ("took responsibility"), ``siding``
    and ``correcting`` verbs that tell words by an object alone, the latter by one of ``corrected``. ``demanding`` verbs
    tell what somebody wants or denies by their object alone, and ``telling`` ones always tell words.

    ``perceiving`` are verbs of what one only sees or knows, ``undergone`` those that say nothing where nobody is named
    for them ("was called to the scene"), ``heard`` those whose passive subject only hears it ("was told"),
    ``described`` those whose passive subject is spoken of ("is said to"), ``doing`` those that only do something
    ("imposed a curfew") and ``violent`` those that forces do with deeds and others with words ("attacked"),
    ``receiving`` those of who only hears, ``suffering`` those of whom a noun tells ("faces accusations"), ``titling``
    those of what is only named, and ``bidden`` those that bid readers where nobody is named; ``finding`` those of
    coming upon somebody, ``giving`` those of handing a thing on, ``facing`` and ``talking`` those of whom one speaks
    to, and ``calling`` those by which help or a meeting, one of ``called``, is called.
    """

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    stances: Mapping[str, str]
    carriers: frozenset[str]
    releases: frozenset[str]
    collective: frozenset[str]
    deeds: frozenset[str]
    claiming: frozenset[str]
    siding: frozenset[str]
    correcting: frozenset[str]
    corrected: frozenset[str]
    refusals: frozenset[str]
    perceiving: frozenset[str]
    undergone: frozenset[str]
    falsehoods: frozenset[str]
    claims: frozenset[str]
    heard: frozenset[str]
    described: frozenset[str]
    doing: frozenset[str]
    violent: frozenset[str]
    receiving: frozenset[str]
    suffering: frozenset[str]
    titling: frozenset[str]
    bidden: frozenset[str]
    finding: frozenset[str]
    giving: frozenset[str]
    facing: frozenset[str]
    talking: frozenset[str]
    calling: frozenset[str]
    called: frozenset[str]
    demanding: frozenset[str]
    telling: frozenset[str]

    def says(self, form: str) -> bool:
        """Whether a form of a verb can tell that somebody says something."""
        return "say" in self.verbs.get(form, ())

    def holds(self, form: str) -> bool:
        """Whether a form of a verb can tell what its source says, shows or thinks."""
        return not TELLING.isdisjoint(self.verbs.get(form, ()))


@functools.cache
def cue_words() -> CueWords:
    """The words that the package ships."""
    data = table("finding", "cues")
    return CueWords(
        verbs=_kinds(data["verbs"], verb_forms),
        nouns=_kinds(data["nouns"], noun_forms),
        phrases=_phrases(data["phrases"].split()),
        stances={
            form: stance
            for stance, words in data["stances"].items()
            for word in words.split()
            for form in (*verb_forms(word), *noun_forms(word))
        },
        carriers=frozenset(form for word in data["documents"]["carriers"].split() for form in noun_forms(word)),
        releases=frozenset(data["documents"]["releases"].split()),
        collective=frozenset(form for word in data["collective"].split() for form in noun_forms(word)),
        deeds=frozenset(data["claimed_deeds"].split()),
        claiming=_forms(data["claiming"]),
        siding=_forms(data["siding"]),
        correcting=_forms(data["correcting"]),
        corrected=frozenset(data["corrected"].split()),
        called=frozenset(data["called"].split()),
        refusals=_forms(data["refusals"]),
        falsehoods=frozenset(data["falsehoods"].split()),
        claims=frozenset(form for word in data["claims"].split() for form in (word, *noun_forms(word))),
        demanding=_forms(data["demanding"]),
        telling=_forms(data["telling"]),
        **{name: _forms(verbs) for name, verbs in data["silent"].items()},
    )


def _forms(verbs: str) -> frozenset[str]:
    """All forms of the verbs of a list."""
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


def _kinds(lists: Mapping[str, str], forms: Callable[[str], tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Form -> the kinds of the words that have it."""
    kinds: dict[str, set[str]] = {}
    for kind, words in lists.items():
        for word in words.split():
            for form in forms(word):
                kinds.setdefault(form, set()).add(kind)
    return {form: frozenset(found) for form, found in kinds.items()}


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the phrases that open with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split("_"))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}
