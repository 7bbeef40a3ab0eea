"""Words that a line of their own introduces and no marks enclose: "The minister said:", and then his paragraphs.

Releases are written so. The network sees one paragraph at a time, and the line that introduces has nothing to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.attributions.nesting import speaker_of
from dateline.finding.attributions.quotations import CLOSERS, PAIRS
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import SPEAKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["introduce", "is_introduced"]

ENDING = re.compile(r":\s*\n")
NEAR = 8  # tokens from the verb to the colon that ends its line: "said in a statement on Monday:"
THINGS = frozenset({"dobj", "attr", "ccomp"})


def introduce(doc: Doc, labelled: Sequence[Labelled], text: str) -> list[Labelled]:
    """The attributions, those that a line introduces with the paragraphs behind as content.

    Where a quotation opens behind the line, the content is left to its marks.
    """
    found = list(labelled)
    lines = list(_lines(doc)) if ENDING.search(text) else []
    cued = {at: number for number, one in enumerate(labelled) if one.cue is not None for at in range(*one.cue)}
    for at, (start, end) in enumerate(lines[:-1]):
        verb = _introducing(doc, start, end)
        if verb is None:
            continue
        quoted = doc[lines[at + 1][0]].text in PAIRS or doc[lines[at + 1][0]].text in CLOSERS
        known = cued.get(verb.i)
        source = found[known].source if known is not None else speaker_of(verb)
        if source is None or (known is not None and quoted):
            continue
        content = () if quoted else (_words(doc, lines, at + 1),)
        said = Labelled((verb.i, verb.i + 1), source, content)
        if known is None:
            found.append(said)
        else:
            found[known] = Labelled(found[known].cue, source, content)
    return found


def is_introduced(doc: Doc, one: Labelled) -> bool:
    """Whether the content of an attribution is whole paragraphs behind the line that has its cue."""
    if one.cue is None or len(one.content) != 1 or one.content[0][0] <= one.cue[1]:
        return False
    between = doc[one.cue[1] : one.content[0][0]]
    return (
        between[-1].is_space
        and "\n" in between[-1].text
        and any(token.text == ":" for token in doc[one.cue[0] : between.end])
    )


def _lines(doc: Doc) -> Iterator[Range]:
    """The lines of a text that have words, as tokens."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if start < token.i:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _introducing(doc: Doc, start: int, end: int) -> Token | None:
    """The verb of saying by which a line that ends with a colon introduces words, and that has nothing else to tell."""
    if doc[end - 1].text not in (":", "said:", "says:"):
        return None
    for verb in reversed(doc[max(start, end - NEAR) : end]):
        if verb.lower_.rstrip(":") in cue_words().telling and verb.tag_[:2] == "VB":
            told = any(child.dep_ in THINGS and child.i > verb.i for child in verb.children)
            return None if told else verb
    return None


def _words(doc: Doc, lines: Sequence[Range], first: int) -> Range:
    """The paragraph behind the line, and those after it as far as somebody speaks of himself in them."""
    last = first
    for at in range(first + 1, len(lines)):
        tokens = doc[slice(*lines[at])]
        if tokens[0].text in PAIRS or any(token.lower_ in ("said", "says") for token in tokens):
            break
        if any(token.lower_ in SPEAKING for token in tokens):
            last = at
    return lines[first][0], lines[last][1]
