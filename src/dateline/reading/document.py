"""What the finders are given: one report with its syntax and, laid over the tokens, who, where and when.

A finder is a function of a ``Document``. The layers are looked up by token, because that is what syntax gives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.article import dateline
from dateline.reading.marks import PARAGRAPH
from dateline.records import Actor, Figure, Mention, Place, PlaceMention, Report, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

__all__ = ["Document", "trimmed"]


@dataclass(slots=True)
class Document:
    """A report, parsed. ``doc.text`` is ``report.text``: ``token.idx`` counts characters of the report.

    ``sentences`` leave out the dateline. ``mentions`` name actors (also by pronoun or noun, where it is plain who is
    meant), ``place_mentions`` places, each in text order and without overlap inside its own layer. ``actors`` and
    ``places`` hold what they resolve to.
    """

    report: Report
    doc: Doc
    sentences: tuple[TokenSpan, ...]
    mentions: tuple[Mention, ...] = ()
    actors: dict[str, Actor] = field(default_factory=dict)
    place_mentions: tuple[PlaceMention, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    posts: frozenset[str] = frozenset()  # head words of posts, lower case: what makes a title an office
    ranks: frozenset[str] = frozenset()  # words of ranks and forms of address, lower case: "lt", "dr"
    targets: frozenset[str] = frozenset()  # words for things that are aimed at, lower case: "mosque", "convoys"
    deeds: frozenset[str] = frozenset()  # nouns for acts of violence and force, lower case: "attack", "arrests"
    voices: tuple[tuple[Span, str], ...] = ()  # words that somebody is quoted with, and who: whom "I" means there
    _layers: dict[str, dict[int, object]] = field(default_factory=dict)
    _titles: dict[str, Span] | None = None
    _words: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    def span(self, first: Token, last: Token) -> Span:
        """The characters from the first token to the end of the last."""
        return self.report.span(first.idx, last.idx + len(last.text))

    def tokens_of(self, words: Span) -> TokenSpan | None:
        """The tokens that hold words of the report, None where there are none."""
        return self.doc.char_span(words.start, words.end, alignment_mode="expand")

    def words_of(self, sentence: TokenSpan) -> Sequence[str]:
        """The words of a sentence in small letters, made at the first look."""
        found = self._words.get((sentence.start, sentence.end))
        if found is None:
            found = self._words[sentence.start, sentence.end] = [token.lower_ for token in sentence]
        return found

    def voice_at(self, token: Token) -> Actor | None:
        """Who is quoted with the words among which the token stands, the innermost; None outside quotations."""
        held = [(words.end - words.start, who) for words, who in self.voices if words.start <= token.idx < words.end]
        return self.actors.get(min(held)[1]) if held else None

    def forget(self, mentions: Container[str]) -> None:
        """Leave out the mentions of these ids, which turn out to mean nobody that is named."""
        self.mentions = tuple(mention for mention in self.mentions if mention.id not in mentions)
        self._layers.pop("mentions", None)
        self._titles = None

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that covers the token, or None."""
        found = self._layer("mentions", self.mentions).get(token.i)
        return found if isinstance(found, Mention) else None

    def place_at(self, token: Token) -> PlaceMention | None:
        """The place name that covers the token, or None."""
        found = self._layer("places", self.place_mentions).get(token.i)
        return found if isinstance(found, PlaceMention) else None

    def time_at(self, token: Token) -> Time | None:
        """The time expression that covers the token, or None."""
        found = self._layer("times", self.times).get(token.i)
        return found if isinstance(found, Time) else None

    def actor_at(self, token: Token) -> Actor | None:
        """The actor that the token's mention resolves to, or None."""
        mention = self.mention_at(token)
        return self.actors.get(mention.actor_id) if mention else None

    def title_of(self, actor_id: str) -> Span | None:
        """The title that the report gives an actor where it first gives one."""
        if self._titles is None:
            titled = [(mention.actor_id, mention.title) for mention in self.mentions if mention.title is not None]
            self._titles = dict(reversed(titled))
        return self._titles.get(actor_id)

    def opens(self, token: Token) -> bool:
        """Whether the token stands in the dateline of a paragraph, where nobody does anything: "GAO (AP) - Police"."""
        if "openings" not in self._layers:
            found: dict[int, object] = {}
            for paragraph in PARAGRAPH.finditer(self.report.text):
                line = dateline.find(paragraph.group())
                if line is not None:
                    covered = self.doc.char_span(
                        paragraph.start(), paragraph.start() + line.body, alignment_mode="expand"
                    )
                    found |= {inside.i: True for inside in covered or ()}
            self._layers["openings"] = found
        return token.i in self._layers["openings"]

    def sentence_of(self, span: Span) -> Span:
        """The sentence that holds the start of the span (the span itself where there is none)."""
        if not self.sentences:
            return span
        sentence = self.sentences[self.number_of(span)]
        if not sentence.start_char <= span.start < sentence.end_char:
            return span
        return trimmed(self.report, sentence.start_char, sentence.end_char)

    def number_of(self, span: Span) -> int:
        """The number, from 0, of the last sentence that begins no later than the span."""
        return max(bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start_char) - 1, 0)

    def _layer(self, name: str, records: Iterable[Mention | PlaceMention | Time]) -> dict[int, object]:
        """Token index -> record, made at the first look."""
        layer = self._layers.get(name)
        if layer is None:
            layer = self._layers[name] = {}
            titles = [(record, record.title) for record in records if isinstance(record, Mention)]
            # A name has precedence over a title: the body in "Foreign Office spokesperson" is itself.
            for record, span in [*((record, record.span) for record in records), *titles]:
                if span is not None:
                    for token in self.tokens_of(span) or ():
                        layer.setdefault(token.i, record)
        return layer


def trimmed(report: Report, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = report.text[start:end]
    return report.span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
