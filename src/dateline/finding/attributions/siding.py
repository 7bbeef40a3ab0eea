"""Who takes a side by the object of a verb alone, where the network passes over it: "claimed the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range, with_forms
from dateline.finding.attributions.nesting import speaker_of
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["FINITE", "OBJECTS", "PUT", "side", "taking_sides", "trimmed"]

OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})
ANSWERS = frozenset({"deny", "denies", "denied", "dispute", "disputes", "disputed", "confirm", "confirms", "confirmed"})
PUT = frozenset({"put", "puts"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def taking_sides(doc: Doc) -> set[int]:
    """The words of a text that may take a side by their object alone."""
    words = cue_words()
    forms = words.claiming | words.siding | words.correcting | ANSWERS | PUT
    return set(with_forms(doc, sorted(forms)))


def side(verb: Token) -> Labelled | None:
    """The attribution of who claims a deed, takes back what he said, or demands or condemns a thing."""
    words = cue_words()
    if verb.lower_ in ANSWERS:
        return _answer(verb)
    if verb.lower_ in PUT:
        return _put_so(verb)
    thing = next((child for child in verb.rights if child.dep_ in OBJECTS), None)
    if thing is None or verb.tag_ not in FINITE or is_passive(verb) or any(child.dep_ == "neg" for child in verb.lefts):
        return None
    claims = verb.lower_ in words.claiming and thing.lower_ in words.deeds
    claims = claims and any(child.lower_ == "for" for child in (*thing.rights, *verb.rights))
    corrects = verb.lower_ in words.correcting and thing.lower_ in words.corrected
    source = speaker_of(verb)
    if source is None or not (claims or corrects or (verb.lower_ in words.siding and thing.dep_ == "dobj")):
        return None
    further = [child for child in verb.rights if child.lower_ in (("for",) if claims else ("to", "by"))]
    end = max(child.right_edge.i for child in (thing, *(further if claims or corrects else ()))) + 1
    content = trimmed(verb.doc, thing.left_edge.i, end)
    return Labelled((verb.i, verb.i + 1), source, (content,))


def _answer(verb: Token) -> Labelled | None:
    """The attribution of who denies or confirms a claim in a clause about it: "a claim the government denies"."""
    claim, source = verb.head, speaker_of(verb)
    if verb.dep_ != "relcl" or claim.lower_ not in cue_words().claims or source is None or is_passive(verb):
        return None
    if any(child.dep_ == "neg" for child in verb.lefts) or source[0] <= claim.i:
        return None
    return Labelled((verb.i, verb.i + 1), source, ((claim.left_edge.i, claim.i + 1),))


def _put_so(verb: Token) -> Labelled | None:
    """The attribution of who puts it so, with what stands behind the colon: "Ada Bello put it this way: We go out"."""
    source = speaker_of(verb)
    colon = next((token for token in verb.doc[verb.i : verb.sent.end] if token.text == ":"), None)
    if source is None or colon is None or verb.nbor().lower_ != "it" or colon.i + 1 >= verb.sent.end:
        return None
    return Labelled((verb.i, verb.i + 1), source, (trimmed(verb.doc, colon.i + 1, verb.sent.end),))


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """A stretch without the marks at its end."""
    while end - start > 1 and (doc[end - 1].is_space or doc[end - 1].dep_ == "punct"):
        end -= 1
    return start, end
