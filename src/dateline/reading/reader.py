"""Report -> document: the layers of a reading laid over one parse, in the order in which each needs the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.reading.coreference.finder import find_coreferences
from dateline.reading.document import Document
from dateline.reading.figures.finder import find_figures
from dateline.reading.lexicon import TitleWords, name_words, title_words
from dateline.reading.names.acronyms import find_acronyms
from dateline.reading.names.bodies import find_bodies, find_known
from dateline.reading.names.cast import Cast
from dateline.reading.names.name import Name
from dateline.reading.names.persons import find_persons
from dateline.reading.parse.syntax import load_model, parse
from dateline.reading.places.locations import is_place_use, locate
from dateline.reading.times.finder import find_times
from dateline.records import Mention, Report
from dateline.resolving import places
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.registry import Registry

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

__all__ = ["ReportReader"]

# How many names of another country, in all and for each of the country that a report is filed from, tell that it is of
# that one: more than any of 233 reports with a dateline has in the public sets, where the dateline is right.
MANY = 6
AWAY = 4


@dataclass(frozen=True, slots=True)
class ReportReader:
    """What reading needs at hand: a parser, and who, where and what people are called."""

    nlp: Language
    registry: Registry
    gazetteer: Gazetteer
    titles: TitleWords

    @classmethod
    def load(cls, model: str, registry: Registry, gazetteer: Gazetteer) -> ReportReader:
        """A reader with that spaCy model; raises SettingsError where the model is not installed."""
        return cls(load_model(model), registry, gazetteer, title_words())

    def read(self, reports: Iterable[Report]) -> Iterator[Document]:
        """A document for every report, in order."""
        reports = list(reports)
        for report, doc in zip(reports, parse(reports, self.nlp), strict=True):
            yield self._document(report, doc)

    def _document(self, report: Report, doc: Doc) -> Document:
        sentences = _sentences(report, doc)
        filed_in = self._filed_in(report)
        known = find_known(doc, self.registry, filed_in)
        if filed_in is not None and _is_abroad(known, filed_in, self.registry):
            filed_in, known = None, find_known(doc, self.registry)
        names = self._names(doc, known)
        cast = Cast(report, doc, self.registry, self.titles, filed_in)
        cast.where_filed(_states(names, self.registry))
        mentions = _mentions(doc, names, cast)
        mentions += find_coreferences(doc, sentences, mentions, cast)
        document = Document(
            report, doc, sentences, tuple(sorted(mentions, key=lambda mention: mention.span)), cast.actors
        )
        locate(document, names, self.gazetteer, cast.country)
        document.posts, document.ranks = self.titles.heads, self.titles.honorifics
        document.times = find_times(report.text, report.published)
        document.figures = tuple(
            figure
            for sentence in sentences
            for figure in find_figures(report.text[sentence.start_char : sentence.end_char], sentence.start_char)
        )
        return document

    def _filed_in(self, report: Report) -> str | None:
        """The country of the dateline, or None."""
        if report.dateline is None:
            return None
        span = (report.dateline.start, report.dateline.end)
        return places.country(report.text, span, self.gazetteer)

    def _is_place(self, name: str) -> bool:
        return self.gazetteer.is_place(name)

    def _names(self, doc: Doc, known: Sequence[Name]) -> list[Name]:
        words = name_words()
        # A demonym or a capital inside a longer personal name is part of that name; a whole registered name is not.
        fixed = {at: name for name in known for at in range(name.start, name.end)}
        persons = find_persons(doc, self.titles, words, fixed, self._is_place)
        taken = fixed | {at: name for name in persons for at in range(name.start, name.end)}
        longer = [*persons, *find_bodies(doc, words, self.titles, taken, self._is_place)]
        reach = dict[int, int]()  # how far the longest name goes that covers a token
        for name in longer:
            for at in range(name.start, name.end):
                reach[at] = max(reach.get(at, 0), name.end)
        names = [*(name for name in known if reach.get(name.start, 0) < name.end), *longer]
        return sorted(names, key=lambda name: (name.start, -name.end))


def _sentences(report: Report, doc: Doc) -> tuple[TokenSpan, ...]:
    opening = report.dateline.end if report.dateline else 0
    return tuple(sentence for sentence in doc.sents if sentence.start_char >= opening and sentence.text.strip())


def _is_abroad(known: Sequence[Name], filed_in: str, registry: Registry) -> bool:
    """Whether a report is of another country than it is filed from, as of talks held in a third: whose army "the army"
    is, its dateline does not say then.
    """
    plain = [name for name in known if name.form != "nominal" and not name.metonym]  # San Jose is no Costa Rica
    counted = Counter(_states(plain, registry))
    most = max((count for country, count in counted.items() if country != filed_in), default=0)
    return most >= MANY and most >= AWAY * counted[filed_in]


def _states(names: Sequence[Name], registry: Registry) -> list[str]:
    known = (registry.actor(name.actor_id) for name in names if name.actor_id)
    return [actor.country for actor in known if actor.country]


def _mentions(doc: Doc, names: Sequence[Name], cast: Cast) -> list[Mention]:
    """Mentions of actors by name. An acronym that the report defines counts from there on."""
    mentions: list[Mention] = []
    actors = [name for name in names if name.kind != "place" and not is_place_use(doc, name)]
    cast.know(names)  # "arrived in China" names the state that is visited
    spans = [(doc[name.start].idx, doc[name.end - 1].idx + len(doc[name.end - 1].text)) for name in names]
    defined = find_acronyms(doc.text, spans)
    by_name = {span: short for short, span in defined.items()}
    cast.meet(actors)
    for name in actors:
        mention = cast.mention(name)
        if mention is None:
            continue
        mentions.append(mention)
        span = (mention.span.start, mention.span.end)
        if span in by_name:
            cast.define({by_name[span]: span}, [mention])
    return mentions + _acronym_mentions(doc, cast, mentions)


def _acronym_mentions(doc: Doc, cast: Cast, mentions: Sequence[Mention]) -> list[Mention]:
    """Every later use of the report's own acronyms that nothing has named yet."""
    if not cast.acronyms:
        return []
    covered = {mention.span.start for mention in mentions}
    forms = {doc.vocab.strings.add(short) for short in cast.acronyms}
    found = []
    for token in (doc[at] for at, form in enumerate(doc.to_array("ORTH").tolist()) if form in forms):
        if token.idx not in covered:
            mention = cast.mention(Name(token.i, token.i + 1, "body", form="acronym"))
            if mention is not None:
                found.append(mention)
    return found
