"""Statements that the grammar shows plainly and the network passes over.

Of two verbs with one subject the network often marks the first alone ("denied the raid and demanded an inquiry"), and
now and then it misses a verb of saying that has its subject and a whole clause beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range, verb_of
from dateline.finding.attributions.marks import Marks
from dateline.finding.attributions.nesting import governing, speaker_of
from dateline.finding.attributions.quotations import Quotation
from dateline.finding.attributions.siding import FINITE, OBJECTS, side, taking_sides, trimmed
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["add_plain"]

OWN = SUBJECTS | {"expl"}  # what shows that a verb shares no subject: one of its own, or "there"


def add_plain(doc: Doc, labelled: Sequence[Labelled], quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions, those of second verbs cut from the contents of the first, and those that were passed over."""
    cued = {at for one in labelled if one.cue for at in range(*one.cue)}
    found = list(labelled)
    for one in labelled:
        if one.cue is not None and one.source is not None:
            found += _seconds(doc, one, cued)
    for one in labelled:
        if one.cue is not None and (taken := _taken_back(doc, one)) is not None:
            cue = taken.cue or (0, 0)
            found[found.index(one)] = taken
            found = [kept for kept in found if kept is taken or kept.cue is None or cue[0] not in range(*kept.cue)]
    saying = defaultdict[Range | None, list[Labelled]](list)
    for one in found:
        saying[one.source].append(one)
    found = [_without_seconds(doc, one, saying[one.source]) for one in found]
    cued |= {at for one in found if one.cue for at in range(*one.cue)}
    held = {
        at for one in found for piece in (*one.content, *((one.source,) if one.source else ())) for at in range(*piece)
    }
    marks = Marks(quotations)
    for at in sorted((governing(doc) | taking_sides(doc)) - cued - held):
        verb = doc[at]
        if not marks.touching(verb.idx, verb.idx + 1) and (own := _own(verb) or side(verb)) is not None:
            found.append(own)
    return found


def _seconds(doc: Doc, one: Labelled, cued: set[int]) -> Iterator[Labelled]:
    """What the speaker of an attribution says by further verbs that no cue holds."""
    assert one.cue is not None and one.source is not None
    verb = verb_of(doc, one.cue)
    if verb is None or is_passive(verb) or doc[slice(*one.source)].root.head not in (verb, *verb.ancestors):
        return
    waiting = [verb, *(child for child in verb.rights if child.dep_ == "ccomp" and _is_of_a_thing(child))]
    while waiting:
        for second in (child for child in waiting.pop().rights if child.dep_ == "conj"):
            if second.tag_ in FINITE and not any(child.dep_ in OWN for child in second.children):
                waiting.append(second)
                if second.i not in cued and not is_passive(second) and (content := _told(second)) is not None:
                    yield Labelled((second.i, second.i + 1), one.source, (content,))


def _taken_back(doc: Doc, one: Labelled) -> Labelled | None:
    """Who takes back what the noun of a cue tells, in its place: "withdrew his claim that the road was shut"."""
    assert one.cue is not None
    noun = next((token for token in reversed(doc[slice(*one.cue)]) if token.tag_[:2] == "NN"), None)  # "claim of"
    if noun is None or noun.dep_ != "dobj" or noun.head.tag_[:2] != "VB":
        return None
    verb = noun.head
    if cue_words().stances.get(verb.lower_) != "corrects" or (source := speaker_of(verb)) is None:
        return None
    return Labelled((verb.i, verb.i + 1), source, ((noun.left_edge.i, noun.right_edge.i + 1),))


def _is_of_a_thing(clause: Token) -> bool:
    """Whether the subject of a clause is nobody who could say the rest: "said a device went off and suggested ..."."""
    subject = next((child for child in clause.lefts if child.dep_ in OWN), None)
    return subject is not None and subject.tag_ in ("NN", "NNS") and people().sector(subject.lower_) is None


def _told(verb: Token) -> Range | None:
    """What a verb of saying or asking has as its content, or None for a verb of something else."""
    words = cue_words()
    kinds = words.verbs.get(verb.lower_, frozenset())
    parts = [child for child in verb.rights if child.dep_ in OBJECTS]
    clause = any(child.dep_ == "ccomp" for child in parts)
    demanded = verb.lower_ in words.demanding and bool(parts)
    if not parts or not (demanded or (clause and "say" in kinds)):
        return None
    start, end = parts[0].left_edge.i, max(child.right_edge.i for child in parts) + 1
    return trimmed(verb.doc, start, end)


def _without_seconds(doc: Doc, one: Labelled, saying: Sequence[Labelled]) -> Labelled:
    """The attribution without what its speaker goes on to say by a verb of its own: "said X [and demanded Y]"."""
    if one.cue is None or one.source is None:
        return one
    for other in saying:
        if other.cue is not None and one.cue[1] <= other.cue[0]:
            begin = other.cue[0]
            while begin > one.cue[1] and doc[begin - 1].tag_ == "RB":
                begin -= 1
            if doc[begin - 1].tag_ == "CC":
                begin -= 1 + (doc[begin - 2].text == ",")
                pieces = ((start, begin if start < begin < end else end) for start, end in one.content)
                one = replace(one, content=tuple(pieces))
    return one


def _own(verb: Token) -> Labelled | None:
    """The attribution of a verb of saying with a subject and a finite clause of its own."""
    if not verb.tag_.startswith("VB") or verb.lower_ not in cue_words().telling:
        return None
    source = speaker_of(verb)
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if (
        clause is None
        or source is None
        or any(child.dep_ in ("aux", "neg") and child.lower_ != "has" for child in verb.lefts)
    ):
        return None
    pieces = _pieces(clause, {*range(*source), verb.i})
    return Labelled((verb.i, verb.i + 1), source, pieces) if pieces else None


def _pieces(clause: Token, without: set[int]) -> tuple[Range, ...]:
    """The runs of the words of a clause, the marks at their ends left out."""
    words = [token.i for token in clause.subtree if token.i not in without and not token.is_space]
    runs: list[list[int]] = []
    for at in words:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    kept = []
    for run in runs:
        while run and clause.doc[run[-1]].dep_ in ("punct", "cc"):
            run.pop()
        while run and clause.doc[run[0]].dep_ == "punct":
            run.pop(0)
        if run:
            kept.append((run[0], run[-1] + 1))
    return tuple(kept)
