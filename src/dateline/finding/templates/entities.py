"""Who and what fills a role, each once: noun phrases that name one thing joined, and the wording that names it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.finding.templates.filling import Candidate, wording_features, words_of
from dateline.finding.templates.incidents import DESCRIBED, Incidents, load_incidents
from dateline.reading.document import Document
from dateline.reading.lexicon import title_words
from dateline.records import Span

__all__ = ["Entity", "Naming", "find_entities", "same_entity"]

SMALL = frozenset({"of", "the", "and", "for", "in", "a", "an"})  # words that an acronym passes over
# How far below the likeliest phrase another may lie, in log-odds, and still give the wording: on held-out reports
# F1 is the same from 1 to 2.
NEAR = 1.5


@dataclass(frozen=True, slots=True)
class Naming:
    """A wording, lower case, with its first occurrence; ``liking`` compares wordings as the model likes them."""

    words: str
    span: Span
    liking: float
    score: float  # of the phrase that it is a wording of, in log-odds


@dataclass(slots=True)
class Entity:
    """One that fills a role: its namings, the likeliest phrase's first, and which candidates they are."""

    namings: list[Naming] = field(default_factory=list)
    candidates: list[int] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The log-odds of its likeliest phrase."""
        return self.namings[0].score

    @property
    def best(self) -> Naming:
        """The naming that the model likes best among those of phrases nearly as likely as the first."""
        near = (naming for naming in self.namings if naming.score >= self.score - NEAR)
        return max(near, key=lambda naming: (naming.liking, naming.score))


def find_entities(
    document: Document, candidates: Sequence[Candidate], scores: NDArray[np.float64], role: str
) -> list[Entity]:
    """The entities of a role, the likeliest first: candidates over the role's floor, in groups of one name."""
    incidents = load_incidents()
    found: list[Entity] = []
    for at in np.argsort(-scores, kind="stable").tolist():
        if scores[at] < incidents.floors[role]:
            break
        naming = _naming(document, candidates[at], role, incidents, float(scores[at]))
        entity = next((one for one in found if _names(one, naming.words, role, document.report.text)), None)
        if entity is None:
            found.append(entity := Entity())
        entity.namings.append(naming)
        entity.candidates.append(at)
    return found


def _names(entity: Entity, words: str, role: str, text: str) -> bool:
    return any(
        same_entity(words, one.words, role) or (role == "PerpOrg" and _are_beside(text, words, one.words))
        for one in entity.namings
    )


def _are_beside(text: str, one: str, other: str) -> bool:
    """Whether the text explains one wording by the other, in brackets: "popular force (fp)", "fp [popular force]"."""
    lower = text.lower()
    return any(
        f"{first} {opening}{second}" in lower for first, second in ((one, other), (other, one)) for opening in "(["
    )


def _naming(document: Document, candidate: Candidate, role: str, incidents: Incidents, score: float) -> Naming:
    """The wording of the candidate that the model likes best; a victim goes without title: "Cerezo"."""
    doc = document.doc
    features: dict[str, dict[str, None]] = {}
    spans: dict[str, Span] = {}
    for nominal in candidate.nominals:
        for pair in nominal.wordings:
            words = words_of(doc, *pair)
            features.setdefault(words, {}).update(dict.fromkeys(wording_features(doc, nominal, pair)))
            spans.setdefault(words, document.span(doc[pair[0]], doc[pair[1] - 1]))
    if role == DESCRIBED:  # the model of wordings knows names
        whole = words_of(doc, *candidate.nominals[0].wordings[0])
        return Naming(whole, spans[whole], 0.0, score)
    liking, best = max((incidents.wording(features[words], role), words) for words in features)
    named = _untitled(best, spans) if role == "Victim" else best
    return Naming(named, spans[named], liking, score)


def _untitled(words: str, offered: dict[str, Span]) -> str:
    """The name behind the titles that open the words; the words where only titles stand there ("deputy mayor")."""
    titles = title_words()
    known = titles.heads | titles.honorifics
    parts = words.split()
    while len(parts) > 1 and parts[0].rstrip(".") in known:
        if " ".join(parts[1:]) not in offered or known.intersection(parts[1:]):
            break
        parts = parts[1:]
    return " ".join(parts)


def same_entity(one: str, other: str, role: str) -> bool:
    """Whether two wordings, lower case, name one entity as far as their words tell.

    One's words are all among the other's, or it is the other's acronym, or, of a person, they share a surname; arms
    and nameless culprits of one kind are one ("two bombs", "the bombs").
    """
    left, right = one.replace("'s", "").split(), other.replace("'s", "").split()
    if not left or not right:
        return one == other
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if role == "PerpOrg":
        return _is_acronym(left, right) or _is_acronym(right, left)
    if role == "Victim":
        return left[-1] in right or right[-1] in left
    return role in ("Weapon", "PerpInd") and left[-1] == right[-1]


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one word is made of letters that open the words of the other: "frp" of "front for river people".

    They may stand in another order, as those of a translated name do ("fmln", the Marti National Liberation Front).
    """
    initials = Counter(word[0] for word in long if word not in SMALL)
    return len(short) == 1 and len(short[0]) > 2 and len(long) > 2 and Counter(short[0]) <= initials
