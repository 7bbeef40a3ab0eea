"""Whom a pronoun takes up: "She added", "its report"; nobody where two could be meant alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.coreference.discourse import MEMORY, NOMINAL_MEMORY, UNCLEAR, Discourse, Seen, speaks
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["body_meant", "is_of_a_stranger", "person_meant"]


def is_of_a_stranger(pronoun: Token, discourse: Discourse) -> bool:
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


def person_meant(token: Token, number: int, gender: str, discourse: Discourse) -> str | None:
    """The person that a pronoun takes up; None where nobody, or more than one, can be meant."""
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
    chosen = _only_best(ranked) or _person_ahead(token, gender, discourse)
    if chosen == UNCLEAR:
        return None
    if chosen is not None and persons[chosen].gender is None:
        persons[chosen].gender = gender
    return chosen


def _person_ahead(pronoun: Token, gender: str, discourse: Discourse) -> str | None:
    """The subject that follows the clause of a pronoun: "While he refused to speak, Bah met them"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "advcl" or clause.i > clause.head.i:
        return None
    for child in clause.head.lefts:
        if child.dep_ in SUBJECTS and child.i > clause.i:
            named = _named_at(child, discourse)
            person = discourse.persons().get(named or "")
            return named if person is not None and (person.gender or gender) == gender else None
    return None


def _own_subjects(pronoun: Token) -> set[int]:
    """Whom a pronoun cannot mean: the subjects of the clause whose object it is ("Bah joined him")."""
    verb = pronoun.head
    if pronoun.dep_ == "nsubj" and verb.dep_ == "relcl":
        return {verb.head.i}  # "Bah, whom he described": he is not Bah
    if pronoun.dep_ == "nsubj" and pronoun.lower_ in ("him", "her") and verb.dep_ in ("ccomp", "xcomp"):
        verb = verb.head  # "wished him luck", "let her go"
    elif pronoun.dep_ not in ("dobj", "dative", "pobj"):
        return set()
    while verb.dep_ in ("prep", "dative") and verb.head != verb:
        verb = verb.head
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    beside = (child for subject in subjects for child in subject.rights if child.dep_ == "appos")
    return {token.i for token in (*subjects, *beside)}  # "The mayor, Ada Bello, wished him luck"


def _only_best(ranked: dict[str, tuple[int, int]]) -> str | None:
    """The one actor of the best rank: the latest subject, else the latest named; None where two are alike."""
    subjects = {actor: rank for actor, rank in ranked.items() if rank[1] == 0 and rank[0] <= 2} or ranked
    best = min(subjects.values(), default=None)
    alike = [actor for actor, rank in subjects.items() if rank == best]
    return alike[0] if len(alike) == 1 else None


def body_meant(token: Token, number: int, discourse: Discourse) -> str | None:
    """Whose "it" or "its" this is: a speaker takes up a speaker, anything else the nearest subject."""
    bodies = [seen for seen in discourse.back(number, 2) if discourse.cast.actors[seen.actor_id].kind != "person"]
    if token.lower_ == "it" and speaks(token):
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


def _speaker_after(token: Token, discourse: Discourse) -> list[Seen]:
    """The subject that follows "In its report, ...": the possessive runs ahead of its own name."""
    root = token.sent.root
    for child in root.lefts:
        if child.dep_ in SUBJECTS and child.i > token.i:
            named = _named_at(child, discourse)
            if named is not None and discourse.cast.actors[named].kind != "person":
                return [Seen(named, 0, child.i, True, True)]
    return []


def _named_at(token: Token, discourse: Discourse) -> str | None:
    words = {token.text, " ".join(piece.text for piece in token.subtree).removeprefix("the ")}
    for actor in discourse.cast.actors.values():
        if actor.name in words or words & set(actor.aliases):
            return actor.id
    return None


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
