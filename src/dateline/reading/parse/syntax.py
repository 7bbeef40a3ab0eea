"""The one pass of the parser over a report.

A report is parsed a paragraph at a time, without its dateline, which the model takes for an organisation or cuts
off as a sentence. The pieces are then laid into one spaCy ``Doc`` whose text *is* the report's text, so a token's
``idx`` counts in the report and nobody has to convert an offset. Only capitals may differ: those that a report has
lost are restored.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.article import dateline
from dateline.errors import SettingsError
from dateline.reading.marks import PARAGRAPH, STOPS
from dateline.reading.parse import dependencies, recogniser
from dateline.reading.parse.casing import recased
from dateline.reading.parse.convolution import join_convolutions
from dateline.reading.parse.dependencies import parser_of
from dateline.reading.parse.endings import look_at_ends
from dateline.reading.parse.recogniser import recogniser_of
from dateline.reading.parse.threads import one_thread
from dateline.reading.parse.wordforms import remember_forms
from dateline.records import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["load_model", "parse", "speaks_of"]

# The lemmatiser and its attribute rules cost a quarter of the time, and triggers are looked up by form.
SKIPPED = ("lemmatizer", "attribute_ruler")
ENDING = frozenset(".!?…:;")  # a sentence may begin after these, with quotation marks and brackets between
# Initials that are words as well, and what shows that a text means the body: without it "IS" may be said with stress.
TAKEN_FOR_WORDS = {
    "IS": re.compile(r"Islamic State|\bISI[SL]\b|Daesh|jihad|extremis|militant|coalition", re.IGNORECASE),
    "WHO": re.compile(r"World Health|\bhealth\b|disease|virus|outbreak|vaccin", re.IGNORECASE),
}
# Tokens without a full stop after which a sentence begins nevertheless: nobody writes one so long, and to look at all
# pairs of its words takes hours over a page that is a single list of 50,000.
LONGEST = 1000
AT_ONCE = 64  # paragraphs


@functools.lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """The spaCy pipeline of that package name, without the parts that Dateline does not use."""
    import spacy
    import spacy.util

    try:
        nlp = _by_numpy(spacy.load(name, exclude=SKIPPED))
    except (OSError, ImportError) as error:
        raise SettingsError(
            f"The spaCy model {name!r} is not installed: install its package or set DATELINE_MODEL."
        ) from error
    look_at_ends(nlp)
    for _, pipe in nlp.pipeline:
        if (model := getattr(pipe, "model", None)) is not None:
            remember_forms(model)
            join_convolutions(model)
    for name, taken_over in ((dependencies.NAME, parser_of(nlp)), (recogniser.NAME, recogniser_of(nlp))):
        if taken_over is not None:
            nlp.disable_pipe(name)
    return nlp


def _by_numpy(nlp: Language) -> Language:
    """The pipeline with its matrices multiplied by numpy's library: three tenths faster than spaCy's own, and alike."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops
    return nlp


def parse(reports: Iterable[Report], nlp: Language) -> Iterator[Doc]:
    """One ``Doc`` a report, in order; ``doc.text`` is ``report.text``, its capitals restored where they were lost."""
    for report in reports:
        text, pieces = recased(report.text), list(_pieces(report))
        docs = [nlp.make_doc(text[start:end]) for start, end, _ in pieces]
        runs = [run for _, _, run in pieces]
        parsed = [doc for doc, run in zip(docs, runs, strict=True) if run]
        _tell_bodies(parsed, text)
        with one_thread():
            _parse(parsed, nlp)
        yield _laid_out(docs, runs, nlp)


def _parse(docs: Sequence[Doc], nlp: Language) -> None:
    """Parse paragraphs, as many at once as fit into memory however long the report is."""
    for first in range(0, len(docs), AT_ONCE):
        batch = list(nlp.pipe(map(_unbroken, docs[first : first + AT_ONCE]), batch_size=AT_ONCE))
        for own in (parser_of(nlp), recogniser_of(nlp)):  # names do not run over the end of a sentence
            if own is not None:
                own.mark(batch)


def _tell_bodies(docs: Sequence[Doc], text: str) -> None:
    """Tell the parser of capitals that are a body in this text and that it takes for a plain word: "IS", "WHO".

    It is shown another body's form.
    """
    bodies = [letters for letters in TAKEN_FOR_WORDS if letters in text and speaks_of(letters, text)]
    for token in (token for doc in docs for token in doc) if bodies else ():
        if token.text in bodies:
            token.norm_ = "nato"


def speaks_of(letters: str, text: str) -> bool:
    """Whether a text that has these initials means the body by them, and not a word said with stress."""
    told = TAKEN_FOR_WORDS.get(letters)
    return told is None or told.search(text) is not None


def _unbroken(doc: Doc) -> Doc:
    """The text with no sentence to begin but after a mark that can end one: the parser breaks at "(ISI) Lt General"."""
    from spacy.attrs import IDX, LENGTH, SENT_START

    text, ended, since = doc.text, True, 0
    starts = np.zeros(len(doc), dtype=np.int64)
    for at, end in enumerate(doc.to_array([IDX, LENGTH]).sum(axis=1).tolist()):
        if at - since >= LONGEST:
            starts[at], since = 1, at
        elif not ended:
            starts[at] = -1
        last = text[end - 1]
        ended = last in ENDING or (ended and not last.isalnum())
        if last in STOPS:
            since = at
    return doc.from_array([SENT_START], starts.astype(np.uint64))  # type: ignore[arg-type]  # one column


def _pieces(report: Report) -> Iterator[tuple[int, int, bool]]:
    """Stretches of the text that together are all of it, each with whether it is to be parsed."""
    found = dateline.find(report.text) if report.dateline else None
    at, opening = 0, found[2] if found else 0
    for match in PARAGRAPH.finditer(report.text):
        start, end = match.span()
        start = min(max(start, opening), end)
        if at < start:
            yield at, start, False
        if start < end:
            yield start, end, True
        at = end
    if at < len(report.text):
        yield at, len(report.text), False


def _laid_out(docs: list[Doc], parsed: list[bool], nlp: Language) -> Doc:
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, ORTH, SPACY, TAG
    from spacy.tokens import Doc

    attributes = [TAG, HEAD, DEP, ENT_IOB, ENT_TYPE]
    written = np.concatenate([np.empty((0, 2), dtype=np.uint64), *(doc.to_array([ORTH, SPACY]) for doc in docs)])
    arrays = [
        doc.to_array(attributes) if run else _unparsed(doc, nlp, at > 0)
        for at, (doc, run) in enumerate(zip(docs, parsed, strict=True))
    ]
    whole = Doc(nlp.vocab, words=written[:, 0].tolist(), spaces=(written[:, 1] == 1).tolist())
    if len(whole):
        whole.from_array(attributes, np.concatenate(arrays))  # type: ignore[arg-type]  # rows of unsigned 64 bits
    return whole


def _unparsed(doc: Doc, nlp: Language, follows: bool) -> Any:
    """Attributes of what is not parsed: each token hangs on the one before it, so it opens no sentence of its own."""
    outside = 2  # ENT_IOB of a token outside all entities
    rows = np.zeros((len(doc), 5), dtype=np.uint64)
    rows[:, 0] = nlp.vocab.strings.add("_SP")
    back = np.array([-1 if follows or at else 0 for at in range(len(doc))], dtype=np.int64)
    rows[:, 1] = back.astype(np.uint64)
    rows[:, 2] = nlp.vocab.strings.add("dep")
    rows[:, 3] = outside
    return rows
