"""From a lemma to the forms that stand in a text, so that a word is looked up as it is written."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.tables import table

__all__ = ["noun_forms", "phrase_forms", "verb_forms", "written"]

VOWELS = "aeiou"
_SHORT = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$")  # "stop", "ban", "nab": the last letter doubles
_SIBILANT = ("s", "x", "z", "ch", "sh")


_HYPHEN = re.compile(r"(?<=[^\W\d])(-)(?=[^\W\d])")  # where a text's words are parted: "cease-fire", but not "ak-47"


@dataclass(frozen=True, slots=True)
class _Irregular:
    """What irregular.yaml lists."""

    verbs: dict[str, list[str]]
    nouns: dict[str, str]
    doubling: frozenset[str]
    either: frozenset[str]


@functools.cache
def _irregular() -> _Irregular:
    data = table("ontology", "irregular")
    return _Irregular(data["verbs"], data["nouns"], frozenset(data["doubling"]), frozenset(data["either"]))


def written(word: str) -> tuple[str, ...]:
    """The words that a word with hyphens is in a text: "sit-in" is "sit", "-" and "in"."""
    return tuple(_HYPHEN.split(word))


def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of a one-word verb: base, third person, past, participles ("ban", "bans", "banned", "banning")."""
    if verb == "be":
        return ("be", "am", "is", "are", "was", "were", "been", "being")
    if verb == "have":
        return ("have", "has", "had", "having")
    irregular = _irregular()
    past = irregular.verbs.get(verb)
    forms = [verb, _third(verb)]
    for stem in _stems(verb):
        forms += [_participle(stem)] + ([] if past else [_past(stem)])
    return tuple(dict.fromkeys(forms + (past or [])))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of a one-word noun."""
    if (plural := _irregular().nouns.get(noun)) is not None:
        return tuple(dict.fromkeys((noun, plural)))
    if noun.endswith("man"):
        return (noun, f"{noun[:-2]}en")  # "gunmen"
    return (noun,) if noun.endswith("ings") else (noun, _third(noun))


def phrase_forms(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Singular and plural of a phrase of nouns, each as its words ("car bomb", "car bombs")."""
    *first, last = phrase.split()
    return tuple((*first, form) for form in noun_forms(last))


def _stems(verb: str) -> tuple[str, ...]:
    """The verb as it stands before -ed and -ing: doubled, plain, or both ("cancelled", "canceled")."""
    irregular = _irregular()
    if verb in irregular.either:
        return (verb, verb + verb[-1])
    if verb in irregular.doubling or _SHORT.match(verb) or _SHORT.match(verb.rpartition("-")[2]):
        return (verb + verb[-1],)
    if verb.endswith("c"):
        return (verb + "k",)
    return (verb,)


def _third(word: str) -> str:
    """The word with -s: third person of a verb, plural of a noun."""
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(_SIBILANT) or (word.endswith("o") and word[-2:-1] not in (*VOWELS, "")):
        return word + "es"
    return word + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _participle(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and len(stem) > 2:
        return stem[:-1] + "ing"
    return stem + "ing"
