"""Who is subject and object of what: the grammar of clauses over a dependency parse.

The labels are those of spaCy's English models (ClearNLP). All functions take and give tokens that head a phrase,
follow relative pronouns to what they stand for, and lend a clause without a subject the one it shares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.coordination import coordinated
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.hanging import JOINING, hanging, leads_on
from dateline.finding.grammar.keeping import kept
from dateline.finding.grammar.lending import (
    called_on,
    ends_relative,
    given_to,
    goes_on,
    is_drive_by,
    is_finite,
    is_infinitive,
    is_of_judged_plan,
    is_one_of_order,
    mistaken_for_object,
    past_participle,
    told_before,
)
from dateline.finding.grammar.noun_phrases import governor, people_of
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import COMPLEMENTS, RELATIVES, is_passive
from dateline.reading.parse.labels import OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["antecedent", "called", "doers", "is_called_for", "is_question", "objects", "prepositional", "subjects"]

# Verbs by which something is called something: "designated the group a terrorist body".
CALLING = frozenset(
    [
        "branded", "called", "declared", "declares", "designated", "designates", "designating", "dubbed", "labeled",
        "labelled", "named", "proclaimed",
    ]
)  # fmt: skip
# Who may be called something and parse as a part of it: "called the sentence excessive".
TAKEN_IN = frozenset({"compound", "amod", "npadvmod"})
AIMED = ("at", "against", "on")
SAYING_OF = frozenset({"suspected", "believed", "thought", "alleged", "said"})
JUDGED = frozenset({"against"})  # "marched against a plan", which is another's
DEPTH = 6  # clauses that a subject is looked for above its verb; deeper nesting is a parse gone wrong


@kept
def subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb, of a passive one too; those of the clause above where it has none."""
    return list(coordinated(_subject(verb, 0)))


def doers(verb: Token) -> list[Token]:
    """Who does it: the subject of a verb, or of a passive one whoever stands behind "by"."""
    return prepositional(verb, "by") if is_passive(verb) else subjects(verb)


def _called_so(verb: Token) -> list[Token]:
    """Who is called or made something, as the subject of a clause without a verb: "called the sentence excessive"."""
    clauses = [child for child in verb.rights if child.dep_ in ("oprd", "ccomp") and child.tag_[:2] in ("JJ", "NN")]
    return [
        child
        for clause in clauses
        for child in clause.lefts
        if child.dep_ == "nsubj" or (clause.tag_ == "JJ" and child.dep_ in TAKEN_IN and child.tag_[:2] == "NN")
    ]


@kept
def objects(verb: Token) -> list[Token]:
    """What the verb acts on: its object, its subject where it is passive, the antecedent of a relative clause."""
    if is_passive(verb):
        return subjects(verb)
    own = [child for child in verb.children if child.dep_ in OBJECTS]
    if not own and verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.nbor(-1) == verb.head:
        own = prepositional(verb, "of")  # "army shelling of the port", which parses as a participle
    own = own or _called_so(verb)
    if own and called(verb) is not None:
        own = own[:1]
    if own:
        return list(coordinated([antecedent(token) for token in own]))
    clause = verb
    while clause.dep_ == "xcomp" and clause.head.tag_.startswith("VB"):
        clause = clause.head  # "conditions that they would have to meet"
    if clause.dep_ == "relcl" and not any(
        child.tag_ in RELATIVES and child.dep_ in SUBJECTS for child in clause.children
    ):
        has_subject = any(child.dep_ == "nsubj" and child.lower_ != "that" for child in clause.children)
        is_placed = any(child.tag_ == "WRB" for child in clause.lefts)  # "a party where several were fighting"
        return [clause.head] if has_subject and not is_placed else []
    if (
        verb.dep_ == "conj"
        and verb.head.tag_.startswith("VB")
        and not any(child.dep_ in ("prep", "prt") for child in verb.children)
    ):
        # "shot and killed two men": the first of two verbs shares the object of the second, or the second of the first
        return [child for child in verb.head.children if child.dep_ in OBJECTS and child.i > verb.i]
    named = [child for child in verb.rights if child.dep_ == "npadvmod" and child.ent_type_ == "PERSON"]
    return _let_do(verb) or list(coordinated(named))  # "assassinated, in two days, Ade Bello and two guards"


def _let_do(verb: Token) -> list[Token]:
    """Who parses as the subject of what they are let do or held to be: "allowed the men to go", "found him guilty"."""
    for clause in verb.rights:
        if clause.dep_ == "oprd" and clause.tag_ == "JJ":  # "dubbed NATO obsolete", which parses as one phrase
            named = [child for child in clause.lefts if child.dep_ == "compound" and child.tag_ == "NNP"]
            if named:
                return named
        helped = clause.tag_ == "VBP" and verb.lower_ in befalling().bidding  # "helped the men leave"
        if clause.dep_ not in ("ccomp", "xcomp") or is_passive(clause):
            continue
        if not helped and clause.tag_ not in ("VB", "JJ", "NN", "NNS"):
            continue
        own = [child for child in clause.lefts if child.dep_ == "nsubj"]
        if own and not any(child.dep_ in ("mark", "aux") and child.tag_ != "TO" for child in clause.lefts):
            return list(coordinated(own))
    return []


def called(verb: Token) -> Token | None:
    """What something is called, which the parser takes for a second object: "designated the group a terrorist body"."""
    if verb.lower_ not in CALLING:
        return None
    own = [child for child in verb.rights if child.dep_ in OBJECTS]
    return own[1] if len(own) == 2 and own[1].left_edge.i == own[0].right_edge.i + 1 else None


def prepositional(token: Token, preposition: str) -> list[Token]:
    """The objects of a preposition that hangs on the token, or on its object or support."""
    if preposition not in hanging(token):
        return []
    found: list[Token] = []
    verbal = token.tag_.startswith("VB") and preposition != "by"
    for child in token.children:
        if verbal and child.i < token.i and not _is_relative(child):
            continue  # "At the railway board, officials allege": what stands ahead only says where or when
        if child.lower_ == preposition and child.dep_ in JOINING:
            found += [below for below in child.children if below.dep_ in ("pobj", "pcomp")]
        elif leads_on(child):
            found += prepositional(child, preposition)
    return list(coordinated(found))


def _is_relative(preposition: Token) -> bool:
    """Whether it stands ahead since a pronoun draws it: "the rebels with whom it fought"."""
    return any(below.tag_ in RELATIVES for below in preposition.children)


def _subject(verb: Token, depth: int) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        return [other for token in _of_two(own, depth) for other in _all_meant(token)]
    head = verb.head
    if depth > DEPTH or head == verb:
        return []
    if (spoken_of := _spoken_of(verb)) is not None:
        return spoken_of
    if (mistaken := mistaken_for_object(verb)) is not None:
        return [mistaken]
    if (relative := ends_relative(verb)) is not None:
        return _subject(relative, depth + 1)
    if verb.dep_ == "relcl" and is_infinitive(verb) and is_one_of_order(head):
        above = governor(head)  # "she was the first senator to back him", "the first to be tried"
        return (_subject(above[0], depth + 1) if above and head.dep_ == "attr" else []) or [head]
    if verb.dep_ in ("acl", "amod", "relcl") and verb.tag_ in ("VBG", "VBN", "VBD"):
        return _of_participle(verb, depth)
    if verb.dep_ == "acl":  # "a plan to attack": whose plan it is
        above = governor(head)
        owners = [child for child in head.children if child.dep_ == "poss"]
        judged = above is None or above[0].lower_ in befalling().judging or above[1] in JUDGED
        return owners or (_subject(above[0], depth + 1) if above and not judged else [])
    if verb.dep_ == "pcomp":
        return _of_gerund(verb, depth)
    if verb.tag_ == "VBN" and verb.dep_ in COMPLEMENTS and head.tag_.startswith("VB"):
        return [child for child in head.children if child.dep_ in OBJECTS] or _subject(head, depth + 1)
    if verb.dep_ == "xcomp" and head.dep_ == "acomp":
        return _subject(head.head, depth + 1)  # "is about to restore", "seems ready to sign"
    if is_finite(verb) and verb.dep_ == "ccomp" and not (head.tag_ == "VBN" and head.lower_ in SAYING_OF):
        return []  # "police said the funeral was of him, found shot": whoever says a thing does not do it
    if verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB":
        if whom := called_on(head, verb) or given_to(head, verb):
            return whom
        if is_of_judged_plan(head, verb):
            return []
    if verb.dep_ == "dep" and verb.tag_ == "VBN":
        return []  # "they mourned him, who was found shot": the parser has lost the thread
    if (going_on := goes_on(verb)) is not None:
        return _subject(going_on, depth + 1)
    shares = verb.dep_ in ("xcomp", "ccomp", "advcl", "conj", "dep", "parataxis") and head.tag_[:2] in ("VB", "MD")
    return _subject(head, depth + 1) if shares else []


def _of_participle(verb: Token, depth: int) -> list[Token]:
    """Who does what a participle behind or before a noun tells: the noun, or whose report it is that accuses."""
    noun = verb.head
    above = governor(noun) if verb.tag_ == "VBG" and noun.lower_ in cue_words().carriers else None
    if above is not None and (owners := [child for child in noun.lefts if child.dep_ == "poss"]):
        return owners  # "followed Bello's speech accusing"
    if above is not None and above[1] == "object":
        return _subject(above[0], depth + 1) or [noun]  # "released a report accusing": whose report it is
    noun = past_participle(verb)
    return [people_of(noun) if verb.lower_ in befalling().personal else noun]


def _of_gerund(verb: Token, depth: int) -> list[Token]:
    """Who does what a gerund behind a preposition tells: whoever is blamed for it, else who does what stands before."""
    preposition, head = verb.head, verb.head.head
    if preposition.dep_ == "agent" or is_drive_by(preposition):
        return []  # "were displaced by fighting", "was hurt in a drive by shooting"
    if (told := told_before(head, preposition)) is not None:
        return _subject(told, depth + 1)
    acted_on = [child for child in head.children if child.dep_ in OBJECTS and child.i < verb.i]
    if preposition.lower_ == "for" and not acted_on:  # "lashed out at the firm for polluting the river"
        acted_on = [token for word in AIMED for token in prepositional(head, word) if token.i < verb.i]
    charged = preposition.lower_ == "with" and head.lower_.startswith("charg")
    if acted_on and (charged or preposition.lower_ in ("of", "for", "from")):
        return acted_on  # "accused X of killing", "stopped X from crossing"
    if head.tag_ == "JJ":  # "responsible for suing"
        return [head.head] if head.dep_ == "amod" else _subject(head.head, depth + 1)
    if head.tag_[:2] in ("VB", "MD"):
        return _subject(head, depth + 1)
    above = governor(head) if head.tag_.startswith("NN") else None
    if above is None:
        return []
    if above[1] == "object" and preposition.lower_ == "of" and above[0].lower_ in befalling().charging:
        return [head]  # "accused both sides of recruiting boys", where "of" hangs on the sides
    if head.lower_ in befalling().charges and above[1] in ("on", "over", "amid", "for"):
        return objects(above[0])  # "jailed two men on charges of aiding rebels"
    return _subject(above[0], depth + 1)


def _of_two(own: list[Token], depth: int) -> list[Token]:
    """Of a relative pronoun and a speaker that parse as subjects of a verb, whose it is: "who police say shot"."""
    if len(own) != 2 or own[0].tag_ not in RELATIVES or own[1].tag_ in RELATIVES:
        return own
    return own[:1] if depth else own[1:]


def _spoken_of(verb: Token) -> list[Token] | None:
    """Who does what others only say, where the clause has no subject: "a man they say shot", "a man police say shot".

    None where it is no such clause.
    """
    said = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or verb.tag_ == "VBG" or said.i > verb.i:
        return _in_the_midst(verb)
    if any(child.tag_ == "TO" for child in verb.lefts):
        return None
    if not cue_words().says(said.lower_) and said.lower_ not in ("believe", "believes"):
        return None
    telling = [child for child in said.lefts if child.dep_ == "nsubj"]
    if said.dep_ == "relcl" and len(telling) == 1 and telling[0].tag_ not in RELATIVES and said.head.i < telling[0].i:
        return [said.head]
    beside = [child for one in telling for child in one.lefts if child.dep_ == "compound"]
    if beside and beside[0].lefts and beside[0].tag_ == "NN" and people().sector(beside[0].lower_) == "civilian":
        return beside[:1] if any(child.dep_ == "det" for one in telling for child in one.lefts) else None
    return None


def _in_the_midst(verb: Token) -> list[Token] | None:
    """The subject of a participle that parses as its speaker's, before what is said goes on: "police believe the man
    who opened fire, injuring four, is Okoro"."""
    said = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not said.i < verb.i:
        return None
    kinds = cue_words().verbs.get(said.lower_, ())
    if "say" not in kinds and "think" not in kinds:
        return None
    goes_on = [child for child in said.rights if child.dep_ == "ccomp"] + ([said.head] if said.dep_ == "ccomp" else [])
    if not any(clause.i > verb.i and not cue_words().says(clause.lower_) for clause in goes_on):
        return None
    between = [word for word in verb.doc[said.i + 1 : verb.i] if word.tag_ in ("VBD", "VBZ", "VBP")]
    return _subject(between[-1], 1) if between else None


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag_ not in RELATIVES and token.lower_ != "that":
        return token
    clause = token.head
    for _ in range(DEPTH):
        if clause.dep_ == "relcl":
            befell = token.lower_ == "who" or token.head.lower_ in befalling().personal
            return people_of(clause.head) if befell else clause.head
        clause = clause.head
    return token


def _all_meant(token: Token) -> list[Token]:
    """Whom a subject means: of "A and B, who met" both."""
    meant = antecedent(token)
    before = token.nbor(-1).text if token.i else ""
    if token.tag_ not in RELATIVES or before != "," or meant.dep_ != "conj" or not meant.head.tag_.startswith("NN"):
        return [meant]
    return (
        [meant.head] if token.head.tag_ in ("VBD", "VBP", "VBN") and meant.tag_ == meant.head.tag_ == "NNP" else [meant]
    )


def is_called_for(infinitive: Token) -> bool:
    """Whether it is what somebody is to do, which parses as a clause apart: "calling for the council to resign"."""
    return infinitive.tag_ == "VB" and any(child.dep_ == "mark" and child.lower_ == "for" for child in infinitive.lefts)


def is_question(sentence: TokenSpan) -> bool:
    """Whether a sentence asks: it ends with a question mark, whatever closes behind it."""
    return any(word.text == "?" for word in sentence[-3:])
