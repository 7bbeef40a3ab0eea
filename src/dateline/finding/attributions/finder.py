"""Who says so: every attribution of a report, with its source, its cue and its content.

The network proposes cues with their sources and contents; quotation marks and the turns of a transcript add what
lies beyond a paragraph; the sources are then resolved in text order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dateline.finding.attributions.carriers import find_titles
from dateline.finding.attributions.carrying import carry
from dateline.finding.attributions.edges import complete, tidy
from dateline.finding.attributions.introductions import introduce, is_introduced
from dateline.finding.attributions.labelling import Labelled, Range, label, verb_of
from dateline.finding.attributions.margins import PARTING
from dateline.finding.attributions.marks import Marks
from dateline.finding.attributions.nesting import is_citing, nest
from dateline.finding.attributions.parting import part
from dateline.finding.attributions.plain import add_plain
from dateline.finding.attributions.quotations import find_quotations
from dateline.finding.attributions.silence import says, spoken_of
from dateline.finding.attributions.sources import own_source, taken_apart
from dateline.finding.attributions.speakers import Speaker, Speakers
from dateline.finding.attributions.turns import find_signed, find_turns
from dateline.finding.attributions.wholes import make_whole
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people
from dateline.reading.document import Document
from dateline.reading.stretches import Stretches
from dateline.records import Attribution, Directness, Span, identify

__all__ = ["NOBODY", "find_attributions"]

# Shares of the content's letters inside quotation marks at which it counts as quoted, or as not quoted.
QUOTED, REPORTED = 0.9, 0.02
CALLED = 12  # words of a content that does no more than call a claim false
PREDICATES = frozenset({"acomp", "attr", "oprd", "ccomp", "amod", "dobj"})
AGENCY = 40  # characters behind the town of a dateline in which a day and an agency stand
LABEL = 4  # letters of a word in capitals that is more likely a label ("UPDATE") than a body ("WHO")
# What opens a source that says nothing: "no group has claimed the attack".
NOBODY = frozenset({"no", "none", "nobody", "neither"})


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """The attributions of a report in the order in which their words begin.

    Each source is resolved as far as that is plain (``source_id``), and stays as its words otherwise.
    """
    doc = document.doc
    quotations = find_quotations(document.report.text)
    text = document.report.text  # making the same out of the tokens takes two milliseconds a time
    turns = [*find_turns(doc, text), *find_signed(doc, text)]
    opening = document.report.dateline.end if document.report.dateline else 0
    told = (_behind_opening(document, one) for one in label(doc, quotations)) if opening else label(doc, quotations)
    labelled = [one for one in told if not _is_turn(one, turns) and not _is_opening(document, one, opening)]
    labelled = taken_apart(doc, [own_source(doc, one) for one in complete(doc, labelled)])
    labelled = make_whole(doc, labelled, quotations)
    labelled = introduce(doc, add_plain(doc, labelled, quotations), text)
    labelled = part(doc, nest(doc, [*turns, *labelled], quotations))
    tidied = (tidy(doc, one) for one in carry(doc, labelled, quotations))
    spoken = {turn.cue for turn in turns}
    known = (one for one in tidied if one is not None and (one.cue in spoken or not _is_heading(document, one)))
    marks = Marks(quotations)
    labelled = [one for one in map(partial(spoken_of, doc), known) if says(doc, one, marks)]
    labelled = sorted(set(labelled), key=lambda one: _extent(document, one))
    pieces = Stretches((at, *piece) for at, one in enumerate(labelled) for piece in one.content)
    enclosing = [_enclosing(document, at, labelled, pieces) for at in range(len(labelled))]
    first = min((doc[turn.source[0]].idx for turn in turns if turn.source), default=None)
    contents = [piece for one in labelled for piece in one.content]
    speakers = Speakers(document, find_titles(document, quotations), first, contents)
    resolved: list[Speaker] = []
    found: list[Attribution] = []
    for one, outer in zip(labelled, enclosing, strict=True):
        resolved.append(speakers.resolve(one, None if outer is None else resolved[outer]))
        said = _record(document, one, resolved[-1], marks, None if outer is None else found[outer].id)
        # A transcript and a release give their speakers' own words, with no marks around them.
        own = one.cue in spoken or is_introduced(doc, one)
        found.append(replace(said, directness="direct") if own else said)
    return tuple(found)


def _record(document: Document, one: Labelled, speaker: Speaker, marks: Marks, within: str | None) -> Attribution:
    source, cue = _span(document, one.source), _span(document, one.cue)
    content = tuple(span for piece in sorted(one.content) if (span := _span(document, piece)) is not None)
    places = [(span.start, span.end) for span in (source, cue, *content) if span is not None]
    directness = _directness(cue, content, marks)
    return Attribution(
        id=identify("attribution", document.report.id, *places),
        directness="document" if directness == "indirect" and speaker.through else directness,
        source=source,
        cue=cue,
        content=content,
        source_id=speaker.actor_id,
        title=speaker.title,
        through=speaker.through,
        stance=_stance(document, one),
        within=within,
        resolved=speaker.actor_id is not None,
    )


def _span(document: Document, tokens: Range | None) -> Span | None:
    return None if tokens is None else document.span(document.doc[tokens[0]], document.doc[tokens[1] - 1])


def _extent(document: Document, one: Labelled) -> tuple[int, int, Range]:
    """Where the words of an attribution begin, the longest first, so that an outer one stands before an inner."""
    parts = [part for part in (one.source, one.cue, *one.content) if part is not None]
    if one.content and is_citing(document.doc, one.cue):
        parts = list(one.content)
    return min(start for start, _ in parts), -max(end for _, end in parts), one.cue or (-1, -1)


def _enclosing(document: Document, at: int, labelled: Sequence[Labelled], pieces: Stretches) -> int | None:
    """The attribution before this one whose content most tightly holds its cue.

    Where it has no cue, and where another cites its source ("the Herald, citing officials, reported"), its content.
    """
    one = labelled[at]
    core = one.content[0] if one.cue is None or (one.content and is_citing(document.doc, one.cue)) else one.cue
    holding = [
        (end - start, -number)
        for number in pieces.touching(core[0], core[1])
        for start, end in labelled[number].content
        if number < at and start <= core[0] and core[1] <= end
    ]
    return -min(holding)[1] if holding else None


def _is_turn(one: Labelled, turns: Sequence[Labelled]) -> bool:
    """Whether the network marked the name or the mark of a turn that is known already."""
    known = (part for turn in turns for part in (turn.source, turn.cue) if part is not None)
    return any(one.cue is not None and start <= one.cue[0] < end for start, end in known)


def _is_opening(document: Document, one: Labelled, opening: int) -> bool:
    """Whether the cue is the colon after the dateline, which introduces nobody's words."""
    return one.cue is not None and document.doc[one.cue[0]].idx <= opening and document.doc[one.cue[0]].text == ":"


def _behind_opening(document: Document, one: Labelled) -> Labelled:
    """The attribution without the day and the agency behind the town of the dateline: "KARVO, Feb 3 (Northwire) - "."""
    doc, dateline = document.doc, document.report.dateline
    if dateline is None or not one.content or doc[one.content[0][0]].idx > dateline.end + AGENCY:
        return one
    near = (token for token in doc[:AGENCY] if dateline.end <= token.idx <= dateline.end + AGENCY)
    first = next((token.i + 1 for token in near if token.text in PARTING and token.whitespace_), 0)
    pieces = ((max(start, first), end) for start, end in one.content if end > first)
    return replace(one, content=tuple(pieces))


def _is_heading(document: Document, one: Labelled) -> bool:
    """Whether a colon only stands behind a label or a town that opens a line: "Harare: police said", "UPDATE: ..."."""
    if one.cue is None or one.source is None or document.doc[one.cue[0]].text != ":":
        return False
    start, end = one.source
    if end - start > 3 or (start and "\n" not in document.doc[start - 1].text):
        return False
    head, source = document.doc[start:end].root, document.span(document.doc[start], document.doc[end - 1])
    actor = document.actor_at(head)
    if start == 0 and end == 1 and source.quote.islower() and people().sector(source.quote) is None:
        return True  # a report in small letters opens with its town
    if actor is not None and actor.kind != "state":
        return False
    label = source.quote.isupper() and len(source.quote) > LABEL and actor is None
    return (
        label
        or source.quote.islower()
        or document.place_at(head) is not None
        or head.ent_type_ in ("GPE", "LOC", "FAC")
    )


def _directness(cue: Span | None, content: Sequence[Span], marks: Marks) -> Directness:
    """Direct where the content stands in quotation marks, indirect where it does not, mixed in between.

    A cue inside a quotation ("He said he thinks so") speaks inside it: only quotations inside that one count.
    """
    around = marks.around(cue.start, cue.end) if cue is not None else ()
    depth = max((quotation.depth + 1 for quotation in around), default=0)
    letters = quoted = 0
    for span in content:
        marked = [quotation for quotation in marks.touching(span.start, span.end) if quotation.depth >= depth]
        letters += _letters(span.quote)
        at = span.start
        for quotation in sorted(marked, key=lambda one: one.start):
            begin, at = max(quotation.start, at), max(min(quotation.end, span.end), at)
            quoted += _letters(span.quote[begin - span.start : at - span.start])
    share = quoted / letters if letters else 0.0
    return "direct" if share >= QUOTED else "indirect" if share <= REPORTED else "mixed"


def _letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def _stance(document: Document, one: Labelled) -> str | None:
    """What the source does toward the content; none where it does not ("did not deny", "no group has claimed")."""
    if one.source is not None and document.doc[one.source[0]].lower_ in NOBODY:
        return None
    words = cue_words()
    tokens = document.doc[slice(*one.cue)] if one.cue else ()
    forms = [token.lower_ for token in tokens]
    before = document.doc[one.cue[0] - 1].lower_ if one.cue and one.cue[0] else ""
    if before in ("neither", "nor") or any(
        token.dep_ == "neg" or token.lower_ in words.refusals | NOBODY for token in tokens
    ):
        return None  # "neither confirmed nor denied"
    verb = verb_of(document.doc, one.cue) if one.cue else None
    if verb is not None and verb.dep_ == "conj" and any(child.dep_ == "neg" for child in verb.head.lefts):
        joint = next((child.lower_ for child in verb.head.rights if child.dep_ == "cc"), "")
        if joint in ("or", "nor"):
            return None  # "has not claimed or denied it"
    stance = next((words.stances[form] for form in forms if form in words.stances), None)
    if one.content and words.claiming.intersection(forms) and document.doc[one.content[0][0]].lower_ in words.deeds:
        stance = "claims"  # "took responsibility for the raid"
    if stance in (None, "claims") and one.source is not None and _is_called_false(document, one):
        return "denies"
    return stance


def _is_called_false(document: Document, one: Labelled) -> bool:
    """Whether the content calls a claim false, and nothing else: "called the report baseless", "said it was a lie"."""
    words = cue_words()
    if sum(end - start for start, end in one.content) > CALLED:
        return False
    tokens = [token for piece in one.content for token in document.doc[slice(*piece)]]
    if not any(token.lower_ in words.claims for token in tokens):
        return False
    if any(token.dep_ == "neg" for token in tokens):
        return False
    return any(
        token.lower_ in words.falsehoods
        and (token.dep_ != "amod" or token.head.lower_ in words.claims | {"as"})  # not "the wrong war"
        and (token.dep_ in PREDICATES or (token.dep_ == "pobj" and token.head.lower_ == "as"))
        for token in tokens
    )
