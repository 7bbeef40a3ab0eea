"""Pronouns and nouns that take up an actor already named: "She added", "its report", "the group".

Plain rules of salience, the subject of the sentence before first. Where two could be meant alike, nobody is: a
source that stays unresolved can be checked, a wrong name cannot.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.reading.cast import Cast, Person
from dateline.records import Mention, MentionForm, Span, identify
from dateline.resolving import titles
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

__all__ = ["find_coreferences"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MEMORY = 3  # sentences back that a person may be taken up from by a pronoun; further back it is a guess
AHEAD = 2  # sentences that a pronoun may stand before the name that it means
APPOINTED = frozenset({"named", "appointed", "elected", "nominated", "sworn", "made", "became", "becomes"})
OWN = frozenset({"my", "our", "your"})
UNCLEAR = "?"  # stands for whoever a name means that nobody can tell
NOMINAL_MEMORY = 8  # the same for "the group", which says more than a pronoun does


@dataclass(frozen=True, slots=True)
class _Nominals:
    """The word lists of ``data/nominals.yaml``."""

    kinds: dict[str, frozenset[str]]
    persons: dict[str, str]
    bodies: frozenset[str]
    strangers: dict[str, str]


@functools.cache
def _nominals() -> _Nominals:
    """The lists that the package ships."""
    lists = table("reading", "nominals")
    kinds = {noun: frozenset(found) for noun, found in lists["kinds"].items()}
    strangers = {noun: pronouns for pronouns, nouns in lists["strangers"].items() for noun in nouns}
    return _Nominals(kinds, lists["persons"], frozenset(lists["bodies"]), strangers)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An actor as it was named: in which sentence, and whether as a subject and as one who speaks."""

    actor_id: str
    sentence: int
    token: int
    subject: bool
    speaks: bool
    main: bool = False  # whether its verb is that of the main clause


@dataclass(slots=True)
class _Discourse:
    """What has been named so far, the latest last."""

    cast: Cast
    seen: list[_Seen] = field(default_factory=list)
    unclear: list[_Seen] = field(default_factory=list)  # names that two persons bear
    strangers: list[tuple[str, _Seen]] = field(default_factory=list)  # nouns for somebody, by the gender they tell

    def persons(self) -> dict[str, Person]:
        return {person.actor_id: person for person in self.cast.persons}

    def persons_seen(self) -> bool:
        return any(self.cast.actors[seen.actor_id].kind == "person" for seen in self.seen)

    def back(self, sentence: int, reach: int) -> list[_Seen]:
        return [seen for seen in reversed(self.seen) if sentence - seen.sentence <= reach]


def find_coreferences(
    doc: Doc, sentences: Sequence[TokenSpan], mentions: Sequence[Mention], cast: Cast
) -> list[Mention]:
    """Mentions by pronoun and noun, for those that plainly take up one actor."""
    starts = {_head(doc, mention.span).i: mention for mention in mentions}
    covered = {token.i for mention in mentions for token in _tokens(doc, mention.span)}
    discourse, found = _Discourse(cast), []
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
                elif token.lower_ in _nominals().persons and not discourse.persons_seen():
                    waiting.append((token, number))
            elif mention is not None and waiting and _is_presented(token):
                found += _taken_ahead(mention, number, waiting, cast)
                waiting = []
            if mention is not None:
                discourse.seen.append(_as_seen(token, number, mention.actor_id))
            elif token.lower_ in _nominals().strangers and _is_somebody(token):
                discourse.strangers.append((_nominals().strangers[token.lower_], _as_seen(token, number, UNCLEAR)))
            elif token.i in cast.unclear:
                discourse.unclear.append(_as_seen(token, number, UNCLEAR))
    return found


def _take_office(post: Token, discourse: _Discourse) -> None:
    """Learn who is named to a post: "Diallo was named interior minister". From there on two may bear the title."""
    verb = post.head.head if post.head.lower_ == "as" else post.head
    if post.dep_ not in ("oprd", "attr", "dobj", "xcomp", "pobj") or verb.lower_ not in APPOINTED:
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
    persons = _nominals().persons
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


def _taken_up(token: Token, number: int, discourse: _Discourse, cast: Cast) -> Mention | None:
    lists, word = _nominals(), token.lower_
    form: MentionForm = "pronoun"
    start = token
    if (word in lists.persons or word in lists.bodies) and _is_of_a_stranger(token, discourse):
        return None
    if word in lists.persons:
        actor_id = _person(token, number, lists.persons[word], discourse)
    elif word in lists.bodies:
        actor_id = _body(token, number, discourse)
    elif (word in lists.kinds or word in cast.titles.heads) and (determiner := _definite(token)) is not None:
        start, form = determiner, "nominal"
        actor_id = _nominal(token, number, discourse)
    elif word in cast.titles.heads and (found := _titled(token)) is not None:
        start, form = found[0], "nominal"
        actor_id = _bearer(found[1], discourse)
    else:
        return None
    if actor_id is None:
        return None
    span = cast.report.span(start.idx, token.idx + len(token.text))
    return Mention(identify("mention", cast.report.id, actor_id, span.start, span.end), actor_id, span, form)


def _is_of_a_stranger(pronoun: Token, discourse: _Discourse) -> bool:
    """Whether it most likely takes up a speaker without a name: "as an armed group said that it had struck"."""
    if pronoun.dep_ not in SUBJECTS:
        return False
    verb = pronoun.head
    while verb.dep_ in ("conj", "xcomp") and verb.head != verb:
        verb = verb.head
    if verb.dep_ == "relcl":  # "Jefferies is a friend of Bah, whom he described": Jefferies, if he is known
        above = next((child for child in _clause_above(verb).lefts if child.dep_ in SUBJECTS), None)
        return above is not None and above.tag_ == "NNP" and all(seen.token != above.i for seen in discourse.seen)
    told_by = [child for child in verb.head.lefts if child.dep_ in SUBJECTS] if verb.dep_ == "ccomp" else []
    if told_by and told_by[0].tag_ == "WP" and verb.head.dep_ == "relcl":
        told_by = [verb.head.head]  # "a gunman who said he wanted to kill"
    if not told_by or any(seen.token == told_by[0].i for seen in discourse.seen):
        return False
    return any(child.lower_ in ("a", "an", "one", "another") for child in told_by[0].lefts)


def _clause_above(verb: Token) -> Token:
    """The verb over the noun that a relative clause belongs to."""
    noun = verb.head
    while noun.head != noun and noun.head.tag_[:2] not in ("VB", "MD"):
        noun = noun.head
    return noun.head


def _person(token: Token, number: int, gender: str, discourse: _Discourse) -> str | None:
    persons, own = discourse.persons(), _own_subjects(token)
    doing = {seen.actor_id for seen in discourse.seen if seen.token in own} if own else set()
    ranked: dict[str, tuple[int, int]] = {}
    strangers = [seen for told, seen in discourse.strangers if told in (gender, "any") and seen.token not in own]
    for seen in (*discourse.unclear, *strangers):
        if number - seen.sentence <= MEMORY:
            ranked[UNCLEAR] = (number - seen.sentence, 0 if seen.subject or seen.speaks else 1)
    for seen in discourse.back(number, MEMORY):
        person = persons.get(seen.actor_id)
        if person is None or (person.gender or gender) != gender or seen.actor_id in doing:
            continue
        rank = (number - seen.sentence, 0 if seen.subject or seen.speaks else 1)
        # Of one sentence the name that is its subject counts, and not "her" behind it.
        ranked[seen.actor_id] = min(rank, ranked.get(seen.actor_id, rank))
    chosen = _only_best(ranked)
    if chosen == UNCLEAR:
        return None
    if chosen is not None and persons[chosen].gender is None:
        persons[chosen].gender = gender
    return chosen


def _own_subjects(pronoun: Token) -> set[int]:
    """Whom a pronoun cannot mean: the subjects of the clause whose object it is ("Bah joined him")."""
    verb = pronoun.head
    if pronoun.dep_ == "nsubj" and verb.dep_ == "relcl":
        return {verb.head.i}  # "Bah, whom he described": he is not Bah
    if pronoun.dep_ not in ("dobj", "dative", "pobj"):
        return set()
    while verb.dep_ in ("prep", "dative") and verb.head != verb:
        verb = verb.head
    return {child.i for child in verb.lefts if child.dep_ in SUBJECTS}


def _only_best(ranked: dict[str, tuple[int, int]]) -> str | None:
    """The one actor of the best rank: the latest subject, else the latest named; None where two are alike."""
    subjects = {actor: rank for actor, rank in ranked.items() if rank[1] == 0 and rank[0] <= 2} or ranked
    best = min(subjects.values(), default=None)
    alike = [actor for actor, rank in subjects.items() if rank == best]
    return alike[0] if len(alike) == 1 else None


def _body(token: Token, number: int, discourse: _Discourse) -> str | None:
    """Whose "it" or "its" this is: a speaker takes up a speaker, anything else the nearest subject."""
    bodies = [seen for seen in discourse.back(number, 2) if discourse.cast.actors[seen.actor_id].kind != "person"]
    if token.lower_ == "it" and _speaks(token):
        # Statements run on over paragraphs: "It added ... It stated ..."
        speakers = [seen for seen in discourse.back(number, NOMINAL_MEMORY) if seen.speaks]
        if speakers:
            found = speakers[0].actor_id
            return found if discourse.cast.actors[found].kind != "person" else None
        return None
    if token.lower_ == "it" and (token.dep_ not in SUBJECTS or _is_expletive(token)):
        return None
    same = [seen for seen in bodies if seen.sentence == number and seen.token < token.i]
    subjects = [seen for seen in same if seen.subject] or (same if token.lower_ == "its" else [])
    before = [seen for seen in bodies if seen.sentence == number - 1 and seen.subject]
    # "A, which B has banned, is based in C. It ...": the sentence was about A.
    before = [seen for seen in before if seen.main] or before
    if len({seen.actor_id for seen in before}) > 1:
        before = []  # "Kenya and Uganda met. It ..."
    pool = subjects or _speaker_after(token, discourse) or before
    return pool[0].actor_id if pool else None


def _speaker_after(token: Token, discourse: _Discourse) -> list[_Seen]:
    """The subject that follows "In its report, ...": the possessive runs ahead of its own name."""
    root = token.sent.root
    for child in root.lefts:
        if child.dep_ in SUBJECTS and child.i > token.i:
            named = _named_at(child, discourse)
            if named is not None and discourse.cast.actors[named].kind != "person":
                return [_Seen(named, 0, child.i, True, True)]
    return []


def _named_at(token: Token, discourse: _Discourse) -> str | None:
    words = {token.text, " ".join(piece.text for piece in token.subtree).removeprefix("the ")}
    for actor in discourse.cast.actors.values():
        if actor.name in words or words & set(actor.aliases):
            return actor.id
    return None


def _nominal(token: Token, number: int, discourse: _Discourse) -> str | None:
    lists, cast, word = _nominals(), discourse.cast, token.lower_
    persons = discourse.persons()
    if lists.kinds.get(word) == frozenset({"state"}):
        return _country(number, discourse)
    for seen in discourse.back(number, NOMINAL_MEMORY):
        actor = cast.actors[seen.actor_id]
        if word in cast.titles.heads and word not in lists.kinds:
            if seen.actor_id in persons and word in persons[seen.actor_id].posts:
                return _plainest(seen.actor_id, word, number, discourse)
        elif actor.kind in lists.kinds.get(word, ()):
            names = " ".join((actor.name, *actor.aliases)).casefold()
            if (
                actor.kind not in ("government", "international", "organisation")
                or word in names
                or word in ("group", "organisation", "organization", "outfit")
            ):
                return seen.actor_id
    return None


def _plainest(found: str, post: str, number: int, discourse: _Discourse) -> str:
    """Whoever bears just that title, where the latest so named bears a longer one: "the president" is President A
    and not the union's president B, who was named since."""
    persons = discourse.persons()
    if post in persons[found].titles:
        return found
    bearing = [seen.actor_id for seen in discourse.back(number, 2 * NOMINAL_MEMORY) if seen.actor_id in persons]
    return next((actor for actor in bearing if post in persons[actor].titles), found)


def _titled(token: Token) -> tuple[Token, str] | None:
    """The article of a post of several words, and the post: "the prime minister"; None where it is told of whom."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].dep_ in ("amod", "compound") and token.doc[at].head == token:
        at -= 1
    if at == token.i - 1 or token.doc[at].lower_ != "the" or token.tag_ not in ("NN", "NNP"):
        return None
    if token.dep_ == "compound" or any(child.dep_ in ("prep", "relcl", "acl", "appos") for child in token.rights):
        return None
    return token.doc[at], " ".join(word.lower_ for word in token.doc[at + 1 : token.i + 1])


def _bearer(post: str, discourse: _Discourse) -> str | None:
    """The one person who has been named with that title; None for nobody, or where two bear it."""
    seen = {each.actor_id for each in discourse.seen}
    bearers = {
        person.actor_id
        for person in discourse.cast.persons
        if person.actor_id in seen and any(_is_post(title, post) for title in person.titles)
    }
    return bearers.pop() if len(bearers) == 1 else None


def _is_post(title: str, post: str) -> bool:
    """Whether a title is of that post: "kenyan prime minister" of "prime minister", and no deputy or former one's."""
    before = f" {title}".removesuffix(f" {post}")
    return before != f" {title}" and titles.load().modifiers.isdisjoint(before.split())


def _country(number: int, discourse: _Discourse) -> str | None:
    """ "The country": the one that the report is filed from where it has just been named, else the latest named."""
    states = [
        seen.actor_id
        for seen in discourse.back(number, NOMINAL_MEMORY)
        if discourse.cast.actors[seen.actor_id].kind == "state"
    ]
    home = [state for state in states if discourse.cast.actors[state].country == discourse.cast.country]
    return next(iter(home or states), None)


def _definite(token: Token) -> Token | None:
    """The "the" or "this" of a noun phrase that has nothing else before the noun and no "of" after it."""
    if token.i == 0 or token.tag_ not in ("NN", "NNP"):
        return None
    determiner = token.doc[token.i - 1]
    if determiner.lower_ not in ("the", "this", "that") or determiner.head != token:
        return None
    if token.dep_ == "compound" or any(child.dep_ in ("prep", "relcl", "acl", "appos") for child in token.rights):
        return None
    return determiner


def _as_seen(token: Token, number: int, actor_id: str) -> _Seen:
    top = token
    while top.dep_ in ("compound", "conj", "appos", "nmod") and top.head != top:
        top = top.head
    subject = top.dep_ in SUBJECTS
    return _Seen(
        actor_id,
        number,
        token.i,
        subject or (top.dep_ == "pobj" and top.head.dep_ == "agent"),
        (subject and _speaks(top)) or _is_cited(top),
        subject and _is_main(top.head),
    )


def _is_main(verb: Token) -> bool:
    """Whether the verb is its sentence's, or coordinated with it."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _speaks(subject: Token) -> bool:
    """Whether the subject's verb has something said as its object: a clause, or words in quotation marks."""
    return any(child.dep_ == "ccomp" for child in subject.head.children) if subject.dep_ in SUBJECTS else False


def _is_cited(token: Token) -> bool:
    """Whether it stands behind "according to": "according to the mission"; what follows may be "it said"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def _is_expletive(token: Token) -> bool:
    """ "It is clear that", "it was raining": nobody is meant."""
    verb = token.head
    if verb.lower_ in ("takes", "took", "take") and any(child.dep_ == "dobj" for child in verb.children):
        return True  # "it took months to"
    clauses = ("ccomp", "xcomp", "advcl", "csubj")
    return verb.lower_ in ("is", "was", "'s", "’s", "seems", "appears", "remains", "be") and any(
        child.dep_ in ("ccomp", "xcomp")
        or (child.dep_ in ("acomp", "attr") and any(below.dep_ in clauses for below in child.children))
        for child in verb.children
    )


def _tokens(doc: Doc, span: Span) -> TokenSpan:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert found is not None  # a mention is made of tokens
    return found


def _head(doc: Doc, span: Span) -> Token:
    return _tokens(doc, span).root
