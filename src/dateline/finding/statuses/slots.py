"""Where the two ends of a status stand around the word that tells it: the slots of ``data/statuses.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import called, objects, prepositional, subjects
from dateline.finding.grammar.coordination import coordinated
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE, is_passive
from dateline.finding.statuses.kin import kin
from dateline.finding.statuses.owners import ahead, apart_from, mutual, owners_of
from dateline.finding.statuses.words import status_words
from dateline.reading.parse.labels import OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["first_filled"]


def first_filled(slots: Sequence[str], token: Token) -> list[Token]:
    """What stands in the first slot that is filled."""
    return next((filled for slot in slots if (filled := _fill(slot, token))), [])


def _fill(slot: str, token: Token) -> list[Token]:
    match slot:
        case "word":
            return [token]
        case "subject":
            return subjects(token) if token.tag_.startswith("VB") else []
        case "object":
            return _given(token) or (objects(token) if token.tag_.startswith("VB") else [])
        case "modified":
            return _modified(token)
        case "owner":
            return owners_of(token)
        case "placed":
            return _placed(token)
        case "removed":
            return _removed(token)
        case "before":
            return ahead(token)
        case "one" | "whose" | "declared":
            return kin(slot, token)
        case "apart":
            return _apart(token)
        case "where":
            return [token.head] if token.dep_ == "relcl" and any(one.tag_ == "WRB" for one in token.lefts) else []
        case "imposed":
            return _put_on(token, status_words().imposing)
        case "relieved":
            return _put_on(token, status_words().relieving)
        case "hyphen":
            return _hyphened(token)
        case "complement":
            return _complements(token)
        case "judged":
            return _judged(token)
        case "comma":
            return apart_from(token)
        case "first":
            return mutual(token)[:1]
        case "others":
            return mutual(token)[1:]
        case "joint":
            return _joint(token)
        case "clause":
            return _clauses(token)
    return _after(token, slot)


def _after(token: Token, preposition: str) -> list[Token]:
    """What follows the preposition, and what follows it again: "tied to X and to Y"."""
    found = prepositional(token, preposition)
    if not found and token.dep_ == "nsubj" and token.head.lower_ in BE:  # "whose bases are in X"
        found = [one for one in prepositional(token.head, preposition) if one.i > token.i]
    if not found and (token.dep_ == "acomp" or _is_had(token)):
        # "is active in X", "has its base in X", where the parser hangs "in" on the verb
        found = [one for one in prepositional(token.head, preposition) if one.i > token.i]
    if not found and token.tag_ in ("NN", "NNS"):  # "its bases and camps in X", "the last stronghold in X"
        found = [one for other in token.conjuncts for one in prepositional(other, preposition)]
        found = found or _right_behind(token, preposition)
    if not found:  # "broke away from X"
        apart = [child for child in token.children if child.lower_ in ("away", "apart", "off") and child.i > token.i]
        found = [one for child in apart for one in prepositional(child, preposition)]
    while found:
        at = max(below.i for one in found for below in one.subtree) + 1
        if at + 2 >= len(token.doc) or token.doc[at].lower_ not in ("and", "or"):
            break
        again = token.doc[at + 1]
        more = [below for below in again.children if below.dep_ == "pobj"] if again.lower_ == preposition else []
        if not more:
            break
        found += more
    return found


def _right_behind(noun: Token, preposition: str) -> list[Token]:
    """What a preposition that stands right behind a noun leads to, wherever the parser hangs it."""
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if after.lower_ != preposition or after.dep_ != "prep":
        return []
    return [child for child in after.children if child.dep_ == "pobj"]


def _is_had(noun: Token) -> bool:
    """Whether a noun is the object of a verb that only carries it: "maintains its headquarters"."""
    return noun.dep_ == "dobj" and noun.head.lower_ in status_words().carriers


def _joint(verb: Token) -> list[Token]:
    """With whom somebody "joined forces"."""
    shared = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ in ("forces", "hands")]
    return [one for noun in shared for one in prepositional(noun, "with") or prepositional(verb, "with")]


def _judged(adjective: Token) -> list[Token]:
    """What is, or is declared, what an adjective says: "the group is illegal", "declared the group illegal"."""
    verb = adjective.head
    if adjective.dep_ == "acomp" and verb.lower_ in BE:
        return subjects(verb)
    if adjective.dep_ not in ("oprd", "ccomp", "acomp", "xcomp", "amod") or not verb.tag_.startswith("VB"):
        return []
    own = [child for child in adjective.lefts if child.dep_ == "nsubj"]
    return own or objects(verb)


def _clauses(token: Token) -> list[Token]:
    """The infinitive that a verb governs, that a noun is ("its goal is to ..."), or that hangs on the noun."""
    above = [token.head] if token.dep_ in ("nsubj", "attr") and token.head.lower_ in BE else []
    return [
        child
        for head in (token, *above)
        for child in head.children
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl")
        and child.tag_ == "VB"
        and child.i > token.i
        and any(below.tag_ == "TO" for below in child.children)
    ][:1]


def _modified(token: Token) -> list[Token]:
    """The noun that an adjective or participle belongs to; where the parser made it a noun, the name after it."""
    if token.dep_ in ("amod", "acl", "nmod", "compound") and token.head.tag_.startswith("NN"):
        return [token.head]
    if token.head.lower_ in ("both", "all", "each") and token.head.i > token.sent.start + 1:
        return _all_before(token.head)
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return [after] if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and after.tag_ == "NNP" else []


def _all_before(both: Token) -> list[Token]:
    """The names that "both" takes together: "X and Y, both based in Z"."""
    last = both.nbor(-1) if both.nbor(-1).text != "," else both.nbor(-2)
    first = last
    while first.dep_ in ("conj", "compound") and first.head.i < both.i:
        first = first.head
    return [one for one in coordinated([first]) if one.i < both.i] if last.tag_.startswith("NN") else []


def _hyphened(token: Token) -> list[Token]:
    """The name before a hyphen: "Iran-backed", "al-Qaeda-linked"; rebels as well: "rebel-held"."""
    if token.i < 2 or token.nbor(-1).text not in ("-", "–") or token.nbor(-1).whitespace_:
        return []
    before = token.nbor(-2)
    return [before] if before.text[:1].isupper() or people().sector(before.lower_) == "rebel" else []


def _placed(noun: Token) -> list[Token]:
    """Who is under or on what the noun names: "X, whom Y placed under sanctions", "X is on the list"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("under", "on", "onto", "to", "in"):
        return []
    verb = preposition.head
    if verb.lower_ in BE or verb.lower_ in ("remains", "remained", "came", "stays"):
        return subjects(verb)
    return objects(verb) if verb.lower_ in ("placed", "put", "brought", "added", "kept", "places", "adds") else []


def _put_on(noun: Token, verbs: frozenset[str]) -> list[Token]:
    """On whom one of the verbs puts what the noun names: "imposed sanctions on X", "lifted the ban on X"."""
    set_by = [child for child in noun.children if child.dep_ in ("acl", "amod") and _sets(child, verbs)]
    if set_by:  # "the sanctions imposed on X", "US-imposed sanctions on X"
        return prepositional(set_by[0], "on") or prepositional(noun, "on") or prepositional(noun, "against")
    above = governor(noun)
    if above is None or above[1] != "object" or above[0].lower_ not in verbs:
        return []
    joined = [noun, *noun.conjuncts, above[0]]  # "an asset freeze and a travel ban on X"
    found = [prepositional(one, word) for one in joined for word in ("on", "against")]
    return next((heads for heads in found if heads), []) or prepositional(noun, "of")


def _sets(participle: Token, verbs: frozenset[str]) -> bool:
    return participle.lower_.rpartition("-")[2] in verbs and participle.tag_ in ("VBN", "VBD", "JJ")


def _apart(verb: Token) -> list[Token]:
    """The name before a comma and a participle that the parser takes for a verb: "X, considered a group by Y, said"."""
    if verb.i < verb.sent.start + 2 or verb.tag_ not in ("VBD", "VBN") or verb.nbor(-1).text != ",":
        return []
    before = verb.nbor(-2)
    bare = not any(child.dep_ in SUBJECTS and child != before for child in verb.children)
    return [before] if bare and before.tag_.startswith("NNP") else []


def _removed(noun: Token) -> list[Token]:
    """Who is taken from what the noun names: "X was removed from the list"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("from", "off"):
        return []
    return objects(verb) if verb.lower_ in ("removed", "dropped", "struck", "taken", "took", "removes") else []


def _given(verb: Token) -> list[Token]:
    """What is called something, in "called X a Y": the parser takes X for one who is given a Y, or for who is one."""
    given = [child for child in verb.children if child.dep_ == "dative" and child.tag_.startswith("NN")]
    given += [one for clause in _small_clauses(verb) for one in clause.children if one.dep_ == "nsubj"]
    own = _two_objects(verb)
    return given or own[:1] or _run_together(verb)


def _two_objects(verb: Token) -> list[Token]:
    """Whom and what of a verb with two objects, which the parser does not tell apart: "to designate X a state"."""
    own = [child for child in verb.rights if child.dep_ in OBJECTS]
    if len(own) != 2 or own[1].left_edge.tag_ != "DT" or own[1].left_edge.i != own[0].right_edge.i + 1:
        return []
    return own


def _run_together(verb: Token) -> list[Token]:
    """The name that the parser takes into the phrase for what it is called: "designated X a terrorist group"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.tag_ in ("NN", "NNS"):
            article = next((below for below in child.lefts if below.tag_ == "DT"), None)
            ahead = [below for below in child.lefts if article is not None and below.i < article.i]
            return [below for below in ahead if below.tag_.startswith("NNP")][-1:]
    return []


def _small_clauses(verb: Token) -> list[Token]:
    """The nouns that the parser takes for verbs: "considers X a group"."""
    return [child for child in verb.children if child.dep_ == "ccomp" and child.tag_ in ("NN", "NNS")]


def _complements(verb: Token) -> list[Token]:
    """What something is declared to be."""
    named = [child for child in verb.children if child.dep_ in ("oprd", "attr") and child.tag_[:1] in "NJ"]
    second = called(verb)
    named += [second] if second is not None else _two_objects(verb)[1:]
    named += _small_clauses(verb)
    named += [
        below for child in verb.children if child.lower_ == "as" for below in child.children if below.dep_ == "pobj"
    ]
    if not named and (is_passive(verb) or _given(verb) or _apart(verb)):
        named = [child for child in verb.children if child.dep_ in OBJECTS]
    return named[:1]
