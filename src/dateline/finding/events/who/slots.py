"""Where a trigger's participants stand: the slots that ``ontology/data/frames.yaml`` names, looked up in the syntax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.support import INVOLVED, Support
from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.clauses import antecedent, is_called_for, objects, prepositional, subjects
from dateline.finding.grammar.coordination import each_other
from dateline.finding.grammar.measures import makers
from dateline.finding.grammar.noun_phrases import hyphened_doer
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["fill", "is_mutual"]

MODIFIERS = frozenset({"compound", "nmod", "amod"})
SEARCHING = frozenset({"police", "military", "government"})  # who search and raid: "was held by police during a raid"
HURT = frozenset({"victim", "victims"})
EACH_OTHER = frozenset({"other", "another"})
# What is blamed or backed and is another's stands behind these: "criticism of Bello's plan", "support for his plan".
BEHIND = ("of", "for", "on", "at", "against", "into")
OPPOSED = ("against", "over", "at")
# Behind which preposition of a noun another of its own may hang on what stands there.
BESIDE = {"by": ("of", "against", "on"), "of": ("by",), "to": ("by", "of"), "against": ("by",), "on": ("by",)}
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
INSIDE = ("of", "by", "from", "to", "with", "between")


def fill(slot: str, trigger: Token, support: Support | None) -> list[Token]:
    """The head tokens that stand in a slot of the trigger, coordination unrolled; empty where nothing does."""
    return [token for token in _held(slot, trigger, support) if not each_other(token)]


def is_mutual(trigger: Token, slots: Sequence[str], support: Support | None, words: Sequence[str]) -> bool:
    """Whether those who do it do it to each other: "accused each other", "fired at one another".

    ``words`` are the sentence's words in small letters.
    """
    if EACH_OTHER.isdisjoint(words):
        return False
    return any(each_other(token) for slot in slots for token in _held(slot, trigger, support))


def _held(slot: str, trigger: Token, support: Support | None) -> list[Token]:
    verbal = trigger.tag_.startswith("VB")
    match slot:
        case "subject":
            return _acting(trigger) if verbal else []
        case "object":
            return objects(trigger) if verbal else []
        case "indirect":
            return [child for child in trigger.children if child.dep_ == "dative" and child.tag_[:1] in "NP"]
        case "inside":
            return [token for head in objects(trigger) for token in _inside(head)]
        case "complement":
            return [
                token
                for child in trigger.children
                if (
                    child.dep_ in ("ccomp", "xcomp")
                    or (child.dep_ == "advcl" and is_called_for(child))
                    or _is_told(child)
                )
                and not is_passive(child)
                for token in _own_subjects(child)
            ]
        case "alleged":
            return [who for clause in _alleged(trigger) for who in _doing(clause)]
        case "within" | "opposed":
            words = BEHIND if slot == "within" else OPPOSED
            behind = [head for word in words for head in _by_preposition(word, trigger, support)]
            return [child for head in behind for child in head.lefts if child.dep_ == "poss" or _is_name_before(child)]
        case "leaving":
            wanted = [*(objects(trigger) if verbal else []), *_by_preposition("for", trigger, support)]
            leaving = [head for head in wanted if head.lower_ in role_words().resignations]
            whose = [child for head in leaving for child in head.children if child.dep_ == "poss"]
            return whose + [token for head in leaving for token in prepositional(head, "of")]
        case "matter":
            about = [head for word in ("over", "about") for head in _by_preposition(word, trigger, support)]
            return [token for head in about for token in (head, *_whose(head))]
        case "possessive":
            return [antecedent(child) for child in trigger.children if child.dep_ == "poss"]
        case "modifier":
            return _modifiers(trigger)
        case "bearer":
            return subjects(support.verb) if support else [trigger.head] if trigger.dep_ in ("amod", "acl") else []
        case "support":
            return _acting(support.verb) if support and support.kind == "acts" else _after_it(trigger, support)
        case "suffered":
            return subjects(support.verb) if support and support.kind == "suffers" else _held_on(trigger)
        case "by" if verbal and not is_passive(trigger) and any(child.dep_ == "dobj" for child in trigger.children):
            return []  # "hailed the handling of it by Chad": Chad hailed nothing
    if support is not None and support.verb == trigger:  # "was outraged by the raid"
        return prepositional(trigger, slot)
    return _by_preposition(slot, trigger, support)


def _after_it(noun: Token, support: Support | None) -> list[Token]:
    """Whoever does something after, for or in an act with others is in it: "rebels left after a battle with troops",
    "acted in cooperation with the army"; and who does it "in protest" protests."""
    verb = noun.head.head
    if verb.dep_ == "dobj":
        verb = verb.head  # "headlined a dinner in support of her"
    siding = noun.lower_ in role_words().siding or noun.lower_ == "protest"
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and siding and verb.tag_.startswith("VB"):
        return _acting(verb)
    if support is not None or noun.dep_ != "pobj":
        return []
    if _is_away(noun) and verb.tag_.startswith("VB"):
        return _acting(verb)  # "spoke during a visit to Chad"
    if noun.head.lower_ == "during" and noun.lower_ in role_words().searches and verb.tag_.startswith("VB"):
        return [one for one in _acting(verb) if people().sector(one.lower_) in SEARCHING]
    together = noun.head.lower_ in ("at", "in", "during") and noun.lower_ in role_words().together
    if not together and noun.head.lower_ not in ("after", "before", "following", "for"):
        return []
    with_others = any(child.lower_ == "with" for child in noun.children)
    return _acting(verb) if with_others and verb.tag_.startswith("VB") else []


def _is_away(noun: Token) -> bool:
    """Whether somebody does a thing on a visit of nobody else: "is on a visit to Chad", not "during Bello's visit"."""
    if noun.head.lower_ not in ("on", "during") or noun.lower_ not in role_words().visits:
        return False
    if any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.lefts):
        return False
    return any(child.lower_ == "to" for child in noun.rights)


def _acting(verb: Token) -> list[Token]:
    """Who does what the verb says: its subject, or the agent of a passive, be it behind what somebody was made by him:
    "was designated a terrorist body by the council". Who "was involved in" a thing did it, and so did the name that a
    hyphen joins to it: "the Chad-backed rebels"."""
    if (doer := hyphened_doer(verb)) is not None:
        return [doer]
    if verb.lower_ in INVOLVED and not prepositional(verb, "by"):
        return [one for one in subjects(verb) if one.lower_ not in HURT]
    if not is_passive(verb):
        return makers(verb) or subjects(verb)  # "passed a bill that bans the party"
    made = [child for child in verb.rights if child.dep_ in ("dobj", "oprd", "attr")][:1]
    return prepositional(verb, "by") or [token for child in made for token in prepositional(child, "by")]


def _held_on(charge: Token) -> list[Token]:
    """Who is held on a charge: "was arrested on charges of theft"."""
    top = charge
    while top.dep_ == "conj" and top.head.tag_.startswith("NN"):
        top = top.head  # "on murder and theft charges"
    if top.dep_ != "pobj" or top.head.lower_ not in ("on", "upon") or charge.lower_ not in role_words().charges:
        return []
    verb = top.head.head
    return objects(verb) if verb.lower_ in role_words().held_on else []


def _alleged(alleging: Token) -> list[Token]:
    """The clauses of what is alleged: "claimed that he lied", "allegations that he lied"."""
    if alleging.lower_ not in role_words().alleging:
        return []
    if alleging.tag_.startswith("NN"):
        return [child for child in alleging.rights if child.dep_ in ("acl", "ccomp") and not _is_to_do(child)]
    return [child for child in alleging.children if child.dep_ == "ccomp"]


def _is_to_do(clause: Token) -> bool:
    """Whether a clause is an infinitive or participle, and tells nothing that was done."""
    return clause.tag_ in ("VB", "VBG", "VBN") and not any(child.dep_ in ("aux", "auxpass") for child in clause.lefts)


def _is_told(clause: Token) -> bool:
    """Whether a clause says what a noun is of: "his demand that the rebels leave"."""
    return clause.dep_ == "acl" and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)


def _doing(clause: Token) -> list[Token]:
    """Who does what a clause tells: the agent of a passive, else the clause's own subject, or whose the thing is that
    stands there ("questioned whether Chad's tests had failed"); nobody where it tells who suffered."""
    if is_passive(clause):
        return prepositional(clause, "by")
    suffering = (clause, *(child for child in clause.children if child.dep_ == "attr"))
    if any(one.lower_ in role_words().suffering for one in suffering):
        return []
    whose = [(one, [child for child in one.lefts if child.dep_ == "poss"]) for one in _own_subjects(clause)]
    return [who for one, owners in whose for who in (owners if owners and not _names_people(one) else [one])]


def _names_people(noun: Token) -> bool:
    return noun.ent_type_ != "" or people().side(noun.lower_) is not None


def _own_subjects(clause: Token) -> list[Token]:
    return [child for child in clause.children if child.dep_ in SUBJECTS]


def _modifiers(noun: Token) -> list[Token]:
    """Names before a noun, in a hyphened pair too: "Pak-US talks", "the US-led invasion"."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in MODIFIERS:
            within = MODIFIERS | {"npadvmod"} if child.lower_ == "led" else MODIFIERS
            found += [*(below for below in child.subtree if below.dep_ in within and below != child), child]
    return found


def _inside(head: Token) -> list[Token]:
    """Whoever is named in the phrase of a noun: "Moscow's offer", "the offer of Moscow"."""
    owners = [child for child in head.children if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME")]
    if owners:  # "defended the nominee's description of Chad", but "cancelled his Chad visit"
        return owners + (_modifiers(head) if owners[0].tag_ == "PRP$" else [])
    owners = _modifiers(head)
    laid = head.lower_ in befalling().charges  # "dropped charges against Chad", but "supports a war against Chad"
    found = {word: prepositional(head, word) for word in (*INSIDE, *(("against",) if laid else ()))}
    made = [child for child in head.rights if child.dep_ == "acl" and child.lower_ in role_words().made]
    found["by"] += [token for verb in made for token in prepositional(verb, "by")]  # "the plan proposed by Chad"
    # "the resumption of ties with Chad": whoever is named in the phrase below counts too, after those named here
    below = [token for part in found["of"] if part.tag_ in ("NN", "NNS") for token in _inside(part)]
    return owners + [token for tokens in found.values() for token in tokens] + below


def _is_name_before(child: Token) -> bool:
    """Whether it is a name or a demonym before a noun: "protested against Kenyan policy"."""
    return child.dep_ in MODIFIERS and child.ent_type_ in ("GPE", "NORP", "ORG") and not child.head.ent_type_


def _whose(head: Token) -> list[Token]:
    """Whose a thing is: "concern over Moscow's losses", "the efforts of the rebels"."""
    owners = [child for child in head.children if child.dep_ == "poss"]
    return owners + [token for word in ("of", "by", "from") for token in prepositional(head, word)]


def _by_preposition(preposition: str, trigger: Token, support: Support | None) -> list[Token]:
    found = prepositional(trigger, preposition)
    if found:
        return found
    if trigger.tag_.startswith("VB"):
        for below in objects(trigger)[:1]:
            if below.head == trigger and (preposition != "from" or below.lower_ not in role_words().leaving):
                found = prepositional(below, preposition)
    elif preposition in ("for", "to") and (amount := _amount_of(trigger)) is not None:
        found = prepositional(amount, preposition)
    if not found and not trigger.tag_.startswith("VB"):
        found = _beside(preposition, trigger)
    if not found and support is not None and not trigger.tag_.startswith("VB"):
        found = prepositional(support.verb, preposition) if support.kind != "happens" or preposition != "by" else []
    return found


def _beside(preposition: str, noun: Token) -> list[Token]:
    """Whoever is behind a preposition of the noun that parses as another's within it: "the expulsion of 12 envoys by
    Chad", "the abduction by rebels of 30 girls", "a visit by the minister to Oslo"."""
    for outer in BESIDE.get(preposition, ()):
        for below in prepositional(noun, outer):
            if people().sector(below.lower_) is None and below.ent_type_ not in NAMED:
                continue  # "condemnation of an attack by rebels", who condemned nothing
            if preposition != "to" or below.lower_ not in role_words().posted:
                found = prepositional(below, preposition)
                if preposition != "of" or any(_is_counted(token) for token in found):
                    return found
    return []


def _is_counted(token: Token) -> bool:
    """Whether a phrase is of some people, and not whose the noun before is: "by rebels of 30 girls"."""
    return any(child.dep_ == "nummod" for child in token.lefts) or people().sector(token.lower_) is not None


def _amount_of(noun: Token) -> Token | None:
    """The sum that what is given comes to: "compensation of 200 shillings for the victims"."""
    sums = (token for token in prepositional(noun, "of") if any(child.dep_ == "nummod" for child in token.lefts))
    return next((token for token in sums if people().sector(token.lower_) is None), None)
