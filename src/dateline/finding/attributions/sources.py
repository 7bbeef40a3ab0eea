"""Sources set right by the grammar around their cue.

The network sees that somebody speaks sooner than who it is. Where the cue has a subject of its own beside it, that one
speaks, and not whoever stands farther off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.edges import is_word
from dateline.finding.attributions.labelling import Labelled, Range, overlap, verb_of
from dateline.finding.attributions.nesting import speaker_of
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.voice import is_passive
from dateline.reading.names.person_seeds import SINGLED
from dateline.reading.parse.labels import OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["own_source", "taken_apart"]

FINITE = frozenset({"VBD", "VBZ", "VBP"})
TELLING = frozenset({"say", "ask", "show", "think", "want"})
NEAR = 3  # words between a subject and its verb: "officials in Gao said"


def own_source(doc: Doc, one: Labelled) -> Labelled:
    """The attribution with the subject of its own cue as its source, where another stood there; and a whole source."""
    if one.cue is None:
        return one
    if one.source is not None and not any(map(is_word, doc[slice(*one.source)])):
        return replace(one, source=_beside(doc, one.cue))  # a mark whose bytes were read wrongly
    if one.source is None:
        return _of_the_clause(doc, one)
    if doc[one.cue[0]].lower_ == "according":
        return _cited(doc, one)
    verb = verb_of(doc, one.cue)
    if (split := _of_a_contact(doc, one)) is not None:
        return split
    if verb is not None and _may_have_another(doc, one, verb):
        subject = speaker_of(verb)
        if subject is not None and _is_another(doc, one, verb, subject):
            return replace(one, source=subject)
        if is_passive(verb) and doc[one.cue[1] : one.source[0]].text.startswith("as "):
            return replace(one, source=None)  # "have been identified as Ada Bello, 18, and Ade Holm, 27"
    return replace(one, source=_whole(doc, *one.source, one.cue))


def _beside(doc: Doc, cue: Range) -> Range | None:
    """The subject of a cue that no mark was taken for: "... said Ade Bello"."""
    verb = verb_of(doc, cue)
    subject = (
        next((child for child in verb.children if child.dep_ == "nsubj" and is_word(child)), None) if verb else None
    )
    return None if subject is None else (subject.left_edge.i, subject.right_edge.i + 1)


def _cited(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of "according to X, a spokesman said ...", which X tells and not the spokesman."""
    assert one.cue is not None and one.source is not None
    preposition = next((child for child in doc[one.cue[0]].children if child.lower_ == "to"), None)
    named = next((child for child in preposition.children if child.dep_ == "pobj"), None) if preposition else None
    if named is None or named.i >= one.source[0] or not one.content:
        return one
    start, end = named.left_edge.i, named.i + 1
    if doc[end].text != "," or one.source[0] != end + 1:
        return one
    return replace(one, source=(start, end), content=((end + 1, max(last for _, last in one.content)),))


def _of_the_clause(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of a participle with the subject of its main clause: "Expressing alarm, Ada Bello said"."""
    verb = doc[(one.cue or (0, 0))[0]]
    above = verb.head
    if verb.tag_ in FINITE:
        return _of_its_own(doc, one)
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or above.tag_[:2] != "VB":
        return one
    if any(child.dep_ in ("nsubj", "mark") for child in verb.lefts) or is_passive(above):
        return one
    subject = speaker_of(above)
    if subject is None or not cue_words().verbs.get(above.lower_, frozenset()) & TELLING:
        return one
    held = any(overlap(piece, subject) for piece in one.content)
    return one if held else replace(one, source=subject)


def taken_apart(doc: Doc, labelled: Sequence[Labelled]) -> list[Labelled]:
    """The attributions of two clauses that the parse ran together: "Chad condemned the raid and Niger voiced concern".

    A noun right before a finite verb, joined to the object of the clause before, is the subject of that verb.
    """
    starts = {}
    for one in labelled:
        verb = verb_of(doc, one.cue) if one.cue is not None else None
        if verb is not None and one.cue is not None and (subject := _joined(doc, verb, one.cue)) is not None:
            starts[one] = subject
    begins = dict(starts.values())
    return [replace(_before(doc, one, begins), source=starts.get(one, one.source)) for one in labelled]


def _joined(doc: Doc, verb: Token, cue: Range) -> Range | None:
    """The noun that the parse joins to an object, though only it can be the subject of the verb behind it."""
    if verb.tag_ not in FINITE or verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.lefts):
        return None
    noun = doc[cue[0] - 1] if cue[0] else verb
    above = noun.head
    if noun.tag_[:3] != "NNP" or noun.dep_ != "conj" or above.dep_ not in OBJECTS | {"pobj"} or above.i < verb.head.i:
        return None
    start = noun.left_edge.i
    return (start, noun.i + 1) if doc[start - 1].dep_ == "cc" else None


def _before(doc: Doc, one: Labelled, begins: Mapping[int, int]) -> Labelled:
    """The attribution whose content ends before the subject of the next clause."""
    pieces = []
    for start, end in one.content:
        cut = next((at for at in range(start + 2, end) if begins.get(at, end + 1) <= end), None)
        pieces.append((start, cut - 1 if cut is not None else end))
    return replace(one, content=tuple(pieces))


def _of_its_own(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of a finite verb of telling with the noun that is its subject: "two surveys indicate"."""
    verb = verb_of(doc, one.cue or (0, 0))
    if verb is None or is_passive(verb) or not cue_words().verbs.get(verb.lower_, frozenset()) & TELLING:
        return one
    subject = speaker_of(verb)
    if subject is None or doc[slice(*subject)].root.tag_[:2] != "NN":
        return one
    held = any(overlap(piece, subject) for piece in one.content)
    return one if held else replace(one, source=subject)


def _of_a_contact(doc: Doc, one: Labelled) -> Labelled | None:
    """The attribution of "a call his spokesman dismissed as absurd", of which the spokesman is the source."""
    head = doc[slice(*one.source or (0, 0))].root
    beside = next((child for child in head.rights if child.dep_ == "appos"), None)
    if beside is None or head.lower_ not in cue_words().nouns or beside.left_edge.i != head.i + 1:
        return None
    if beside.left_edge.tag_ not in ("DT", "PRP$", "NNP") or beside.right_edge.i + 1 > (one.cue or (0, 0))[0]:
        return None
    said = (head.left_edge.i, head.i + 1)
    return replace(
        one, source=(beside.left_edge.i, beside.right_edge.i + 1), content=tuple(sorted((said, *one.content)))
    )


def _may_have_another(doc: Doc, one: Labelled, verb: Token) -> bool:
    assert one.source is not None
    kinds = cue_words().verbs.get(verb.lower_, frozenset())
    return bool(kinds & TELLING) and doc[slice(*one.source)].root.head != verb


def _is_another(doc: Doc, one: Labelled, verb: Token, subject: Range) -> bool:
    """Whether a subject is a noun phrase right before its verb, of which the source has no word."""
    start, end = subject
    assert one.source is not None and one.cue is not None
    if one.source[0] < end and start < one.source[1]:
        return False
    head = doc[start:end].root
    if head.tag_[:2] != "NN" or (one.cue[0] < end and start < one.cue[1]):
        return False
    return not is_passive(verb) and 0 <= one.cue[0] - end <= NEAR and head.sent == verb.sent


def _named_behind(doc: Doc, start: int) -> int | None:
    """Where the name ends that stands behind a comma and ends its clause: "said another, [Ada Bello]."."""
    end = start
    while end < len(doc) and doc[end].tag_ == "NNP":
        end += 1
    return end if end > start and (end == len(doc) or doc[end].text in (",", ".", ";")) else None


def _whole(doc: Doc, start: int, end: int, cue: Range) -> Range:
    """A source with what hangs on its last preposition: "a guard in the back of [the hall]"."""
    last = doc[end - 1]
    if end - start == 1 and last.lower_ in SINGLED and end + 1 < len(doc) and doc[end].text == ",":
        return start, _named_behind(doc, end + 1) or end
    below = next((child for child in last.rights if child.dep_ == "pobj"), None) if last.tag_ == "IN" else None
    if below is None or below.left_edge.i != end or below.right_edge.i >= cue[0] > end:
        return start, end
    return start, below.right_edge.i + 1
