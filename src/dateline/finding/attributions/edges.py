"""Contents that end in mid-phrase, carried on to where their phrase ends.

The network labels token by token and now and then stops short of a name it does not know; the tree knows better
which words hang on what it has marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.attributions.margins import BROKEN, PARTING, TOWN, is_loose, past_place, without_margins
from dateline.finding.attributions.quotations import PAIRS
from dateline.finding.grammar.clauses import is_question
from dateline.finding.grammar.cues import cue_words
from dateline.reading.marks import DASHES
from dateline.reading.parse.labels import SUBJECTS
from dateline.reading.stamps import STAMP

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["complete", "is_word", "tidy"]

# What ends a content: a comma or a full stop, and a word that opens a clause of its own; a hyphen does not.
STOPS = frozenset({"punct", "mark"})
# What a word is that stands before the noun of its own phrase. Phrases behind the noun are left to the network: taking
# them in as well costs contents 0.004 of exact F1 on a tenth of the training texts.
BEFORE_NOUN = frozenset({"compound", "amod", "det", "nummod", "poss", "nmod"})
OPENING = frozenset({"when", "while"})  # words that open a clause, with which no phrase ends
WHOLE = frozenset({"attr", "dobj", "pobj"})  # "that was all", "asked for this"
APOSTROPHES = frozenset("'’")
RELATIVE = frozenset({"WP", "WDT"})
OPENS, CLOSES = frozenset("([$£€#@"), frozenset(")].%,")  # marks that may stand at the ends of a name


def complete(doc: Doc, labelled: Sequence[Labelled]) -> list[Labelled]:
    """The attributions with every content piece that stops before the noun of a phrase carried on to the noun."""
    found = []
    for one in _filled(labelled):
        taken = {at for part in (one.cue, one.source) if part is not None for at in range(*part)}
        taken |= {at for piece in one.content for at in range(*piece)}
        found.append(replace(one, content=tuple((start, _end(doc, end, taken)) for start, end in one.content)))
    return found


def _filled(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """The attributions, two pieces of a content between which only another's cue stands made one."""
    cues = {one.cue for one in labelled if one.cue is not None}
    for one in labelled:
        pieces: list[Range] = []
        for start, end in sorted(one.content):
            if pieces and (pieces[-1][1], start) in cues and one.cue != (pieces[-1][1], start):
                start = pieces.pop()[0]
            pieces.append((start, end))
        yield replace(one, content=tuple(pieces)) if len(pieces) < len(one.content) else one


def tidy(doc: Doc, one: Labelled) -> Labelled | None:
    """The attribution without marks at the ends of its source and pieces that hold no word; None where "who?" asks."""
    one = without_margins(doc, _freed(doc, one))
    pieces = (_cut(doc, past_place(doc, _past_stamp(doc, *piece), piece[1]), piece[1]) for piece in one.content)
    content = tuple(piece for piece in pieces if any(is_word(doc[at]) for at in range(*piece)))
    content = tuple(piece for piece in content if not is_loose(doc, *piece)) or content
    if not content:
        return None  # "“…” she added"
    if one.source is None:
        return replace(one, content=content)
    start, end = _bare(doc, *one.source)
    if end - start == 1 and doc[start].lower_ in ("the", "an"):
        return replace(one, source=None, content=content)
    if start == end or _is_asked(doc[start:end]):
        return None
    return replace(one, source=(start, end), content=content)


def _bare(doc: Doc, start: int, end: int) -> Range:
    """A source without what stands before it, the marks at its ends, and the day, relative or verb at its end."""
    start = _past_credit(doc, _past_dateline(doc, _past_stamp(doc, start, end), end), end)
    start, end = _without_relative(doc, start, end)
    while start < end and not is_word(doc[start]) and doc[start].text not in OPENS:
        start += 1
    while (
        start < end
        and not is_word(doc[end - 1])
        and doc[end - 1].text not in CLOSES
        and not _is_paired(doc, start, end)
    ):
        end -= 1
    if doc[end - 1].text == "," and all(token.text != "," for token in doc[start : end - 1]):
        end -= 1  # "The Herald, citing officials, reported"
    end = _without_day(doc, start, end)
    if end - start > 1 and doc[end - 1].lower_ == "neither":
        end -= 1  # "the army neither confirmed nor denied"
    if end - start > 1 and doc[end - 1].lower_ in ("who", "which"):  # "Ruth Achieng, who said": the name alone
        end -= 1 + (doc[end - 2].text == ",")
    if end - start > 1 and doc[start].lower_ in ("who", "which") and doc[end - 1].tag_[:2] == "VB":
        end = start + 1  # "who served"
    return start, end


def _freed(doc: Doc, one: Labelled) -> Labelled:
    """The attribution without the deed in its cue: "denied backing rebels" denies "backing rebels"."""
    if one.cue is None or one.cue[1] - one.cue[0] < 2:
        return one
    last = doc[one.cue[1] - 1]
    denied = cue_words().stances.get(last.head.lower_) in ("denies", "confirms")
    governed = denied and last.dep_ in ("xcomp", "pcomp", "ccomp") and last.tag_ == "VBG" and one.cue[0] <= last.head.i
    if not governed or last.head.i >= last.i or all(start != one.cue[1] for start, _ in one.content):
        return one
    content = tuple((last.i if start == one.cue[1] else start, end) for start, end in one.content)
    return replace(one, cue=(one.cue[0], last.i), content=content)


def _is_paired(doc: Doc, start: int, end: int) -> bool:
    """Whether a range ends with the mark that closes a quotation in it: 'its report "Dry Wells"'."""
    closing = doc[end - 1].text
    return any(closing in PAIRS.get(token.text, ()) for token in doc[start : end - 1]) and closing not in APOSTROPHES


def _without_relative(doc: Doc, start: int, end: int) -> Range:
    """A source without the pronoun of its clause, and without what others say: "M23, [whom envoys say ...]"."""
    if end - start > 1 and doc[start].tag_ in RELATIVE and doc[start].dep_ not in SUBJECTS | {"poss", "det"}:
        start += 1
    elif end - start > 1 and doc[start].lower_ == "whom":
        start += 1  # the parser takes it for the subject of the clause below
    for comma in doc[start + 1 : end - 1]:
        if comma.text == "," and comma.nbor().lower_ == "whom":
            return start, comma.i
    return start, end


def _without_day(doc: Doc, start: int, end: int) -> int:
    """The end of a source before the day on which it spoke: "Chad and Niger on Thursday"."""
    at = end
    while at > start and doc[at - 1].ent_type_ in ("DATE", "TIME"):
        at -= 1
    dated = start < at < end and doc[at - 1].lower_ == "on"
    return at - 1 if dated and at - 1 > start else end


def _past_stamp(doc: Doc, start: int, end: int) -> int:
    """Past the hour that opens an entry of a live blog: "10:45 The ministry said", "6.30pm Police say"."""
    if start and "\n" not in doc[start - 1].text:
        return start
    at = start
    while at < end - 1 and (
        STAMP.fullmatch(doc[at].text) or (at > start and doc[at].lower_ in ("am", "pm", "gmt", "utc"))
    ):
        at += 1
    return at


def _past_credit(doc: Doc, start: int, end: int) -> int:
    """Past a credit in brackets that stands before a source: "(Lena Holm / Herald) Frank Kamau"."""
    if doc[start].text != "(" and (not start or doc[start - 1].text != "("):
        return start
    closing = next((at for at in range(start, end - 1) if doc[at].text == ")"), None)
    return start if closing is None else closing + 1


def _past_dateline(doc: Doc, start: int, end: int) -> int:
    """Past the town that opens a line and a source: "Harare: home minister Ade Bello", "LIMA, Ohio (AP) — Police"."""
    if start and "\n" not in doc[start - 1].text:
        return start
    for at in range(start + 1, min(start + TOWN, end - 1)):
        if doc[at].text.endswith("--") and doc[at].whitespace_ and doc[start].text.isupper():
            return at + 1  # "LIMA, Ohio-- Police"
        dashed = doc[at].text in PARTING and doc[at - 1].whitespace_ and doc[at].whitespace_
        if doc[at].text == ":" or (
            dashed and ((doc[start].text.isupper() and len(doc[start]) > 1) or doc[at - 1].text == ")")
        ):
            return at + 1
    return start


def _cut(doc: Doc, start: int, end: int) -> Range:
    """A piece without the preposition, article, conjunction, comma or dash that it breaks off with."""
    while end - start > 1 and (doc[end - 1].tag_ in BROKEN or doc[end - 1].text in (",", *DASHES)):
        if _is_stranded(doc[end - 1]) or (doc[end - 1].tag_ == "DT" and doc[end - 1].dep_ in WHOLE):
            break
        end -= 1
    if end - start > 2 and doc[end - 1].lower_ in OPENING and doc[end - 2].tag_ != "CC":
        end -= 1
    return start, end


def _is_stranded(token: Token) -> bool:
    """Whether a preposition ends its phrase: "have not been acted upon"."""
    return (
        token.tag_ == "IN" and token.dep_ == "prep" and token.lower_ != "as" and not any(True for _ in token.children)
    )


def is_word(token: Token) -> bool:
    """Whether a token has a letter or a digit, other than that of a mark whose bytes were read wrongly ("â€")."""
    return any(letter.isalnum() and letter != "â" for letter in token.text)


def _is_asked(source: Span) -> bool:
    """Whether the source is the "who" of a question, which names nobody."""
    if source[0].tag_ != "WP" or not is_question(source.sent):
        return False
    return source.start == source.sent.start or source.doc[source.start - 1].text == ":"


def _end(doc: Doc, end: int, taken: set[int]) -> int:
    """The end of the piece, moved on while the last word hangs on a noun that comes."""
    at = end
    while at < len(doc) and at not in taken and _goes_on(doc[at]):
        at += 1
    while at > end and doc[at - 1].dep_ in ("cc", "punct"):
        at -= 1
    return at


def _goes_on(token: Token) -> bool:
    before = token.doc[token.i - 1]
    if (token.text == "-" or before.text == "-") and not before.whitespace_ and not token.is_space:
        return True  # "a 52-year-old"
    if _is_stranded(token) and token.head == before:
        return True
    if token.is_space or (token.dep_ in STOPS and token.tag_ != "HYPH" and token.text != "-"):
        return False
    last = token.doc[token.i - 1]
    return last.dep_ in BEFORE_NOUN and last.head.i >= token.i and last.head.tag_.startswith("NN")
