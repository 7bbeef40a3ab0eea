"""Pronouns and nouns that take up an actor already named: "She added", "its report", "the group".

Plain rules of salience, the subject of the sentence before first. Where two could be meant alike, nobody is: a
source that stays unresolved can be checked, a wrong name cannot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.reading.coreference.discourse import UNCLEAR, Discourse, as_seen
from dateline.reading.coreference.nominals import actor_meant, bearer, definite, nominal_words, titled
from dateline.reading.coreference.pronouns import body_meant, is_of_a_stranger, person_meant
from dateline.reading.names.cast import Cast
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Mention, MentionForm, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

__all__ = ["find_coreferences"]

AHEAD = 2  # sentences that a pronoun may stand before the name that it means
OWN = frozenset({"my", "our", "your"})


def find_coreferences(
    doc: Doc, sentences: Sequence[TokenSpan], mentions: Sequence[Mention], cast: Cast
) -> list[Mention]:
    """Mentions by pronoun and noun, for those that plainly take up one actor."""
    starts = {_head(doc, mention.span).i: mention for mention in mentions}
    covered = {token.i for mention in mentions for token in _tokens(doc, mention.span)}
    discourse, found = Discourse(cast), []
    waiting: list[tuple[Token, int]] = []  # pronouns before any name that they could mean, each with its sentence
    for number, sentence in enumerate(sentences):
        for token in sentence:
            mention = starts.get(token.i)
            if token.lower_ in cast.titles.heads and token.i not in covered:
                _take_office(token, discourse)
            if mention is None and token.i not in covered:
                mention = _taken_up(token, number, discourse, cast)
                if mention is not None:
                    found.append(mention)
                elif token.lower_ in nominal_words().persons and not discourse.persons_seen():
                    waiting.append((token, number))
            elif mention is not None and waiting and _is_presented(token):
                found += _taken_ahead(mention, number, waiting, cast)
                waiting = []
            if mention is not None:
                discourse.seen.append(as_seen(token, number, mention.actor_id))
            elif token.lower_ in nominal_words().strangers and _is_somebody(token):
                discourse.strangers.append((nominal_words().strangers[token.lower_], as_seen(token, number, UNCLEAR)))
            elif token.i in cast.unclear:
                discourse.unclear.append(as_seen(token, number, UNCLEAR))
    return found


def _take_office(post: Token, discourse: Discourse) -> None:
    """Learn who is named to a post: "Diallo was named interior minister". From there on two may bear the title."""
    verb = post.head.head if post.head.lower_ == "as" else post.head
    if post.dep_ not in ("oprd", "attr", "dobj", "xcomp", "pobj") or verb.lower_ not in nominal_words().appointing:
        return
    subjects = {child.i for child in verb.lefts if child.dep_ in SUBJECTS}
    person = next((discourse.persons().get(seen.actor_id) for seen in discourse.seen if seen.token in subjects), None)
    if person is not None:
        words = [child for child in post.lefts if child.dep_ in ("compound", "amod")]
        person.posts.add(post.lower_)
        person.titles.add(" ".join(token.lower_ for token in (*words, post)))


def _is_somebody(noun: Token) -> bool:
    """Whether somebody without a name is what a clause is about: "the suspect fled", not "the suspect, Okoro"."""
    named = any(child.dep_ == "appos" and child.tag_ == "NNP" for child in noun.rights)
    named = named or any(child.lower_ in OWN for child in noun.lefts)  # "My mother came in", somebody said
    return noun.tag_ == "NN" and noun.dep_ in SUBJECTS and not named


def _is_presented(name: Token) -> bool:
    """Whether a name tells at last who it was that was spoken of: "The man, Tomas Quispe, had fled"."""
    head = name.head
    if name.dep_ != "appos" or head.tag_ != "NN" or head.dep_ not in SUBJECTS:
        return False
    return any(child.dep_ == "det" and child.lower_ == "the" for child in head.lefts) and head.i - 1 == head.left_edge.i


def _taken_ahead(mention: Mention, number: int, waiting: Sequence[tuple[Token, int]], cast: Cast) -> list[Mention]:
    """The pronouns that wait for a name, as mentions of who is presented a sentence or two later."""
    person = next((person for person in cast.persons if person.actor_id == mention.actor_id), None)
    persons = nominal_words().persons
    near = [token for token, at in waiting if number - at <= AHEAD]
    if person is None or len({persons[token.lower_] for token in near}) != 1:
        return []
    gender = persons[near[0].lower_]
    if (person.gender or gender) != gender:
        return []
    person.gender = gender
    spans = [cast.report.span(token.idx, token.idx + len(token.text)) for token in near]
    return [
        Mention(
            identify("mention", cast.report.id, person.actor_id, span.start, span.end), person.actor_id, span, "pronoun"
        )
        for span in spans
    ]


def _taken_up(token: Token, number: int, discourse: Discourse, cast: Cast) -> Mention | None:
    lists, word = nominal_words(), token.lower_
    form: MentionForm = "pronoun"
    start = token
    if (word in lists.persons or word in lists.bodies) and is_of_a_stranger(token, discourse):
        return None
    if word in lists.persons:
        actor_id = person_meant(token, number, lists.persons[word], discourse)
    elif word in lists.bodies:
        actor_id = body_meant(token, number, discourse)
    elif (word in lists.kinds or word in lists.national or word in cast.titles.heads) and (
        determiner := definite(token)
    ) is not None:
        start, form = determiner, "nominal"
        actor_id = actor_meant(token, number, discourse)
    elif word in cast.titles.heads and (found := titled(token)) is not None:
        start, form = found[0], "nominal"
        actor_id = bearer(found[1], discourse)
    else:
        return None
    if actor_id is None:
        return None
    span = cast.report.span(start.idx, token.idx + len(token.text))
    return Mention(identify("mention", cast.report.id, actor_id, span.start, span.end), actor_id, span, form)


def _tokens(doc: Doc, span: Span) -> TokenSpan:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert found is not None  # a mention is made of tokens
    return found


def _head(doc: Doc, span: Span) -> Token:
    return _tokens(doc, span).root
