"""Whether a verb's subject suffers what it says: a passive, and what a report writes like one, or parses as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BE", "COMPLEMENTS", "RELATIVES", "is_passive"]

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
PASSIVE = "dateline.passive"  # where a parsed text keeps what was found of its verbs
RELATIVES = frozenset({"WDT", "WP", "WP$"})
COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp", "ccomp"})
STRUCK_AS = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis", "pcomp"})  # what a participle is taken for
FINDING = frozenset({"find", "finds", "found", "finding"})
DEADLY = frozenset({"dead", "death", "down", "to"})  # "shot dead", "shot to death", "gunned down"
MANNERS = frozenset({"accident", "chance", "force", "foot", "mistake", "night", "surprise"})  # "bombed by mistake"


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject suffers: "was shelled", "a town shelled by", "groups based in"."""
    known: dict[int, bool] = verb.doc.user_data.setdefault(PASSIVE, {})  # it is asked several times of each verb
    found = known.get(verb.i)
    if found is None:
        found = known[verb.i] = _suffers(verb)
    return found


def _suffers(verb: Token) -> bool:
    if _is_beside_passive(verb) or _is_headlined(verb) or _is_done_by(verb) or _is_aimed_at_nothing(verb):
        return True
    if _is_loose(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    labels = {child.dep_ for child in verb.children}
    if verb.lower_ in befalling().done and "auxpass" not in labels:
        return False  # "were captured or surrendered", "the men fled"
    if labels & {"auxpass", "nsubjpass", "agent"} or _follows_be(verb):
        return True
    if "aux" in labels or _shares_object(verb) or _is_aiming(verb):
        return False
    if verb.lower_ in befalling().elliptic and verb.dep_ in COMPLEMENTS and not labels & {"dobj", "obj"}:
        return True  # "to have two men shot"
    if _has_own_object(verb):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and "nsubj" not in labels:
        return is_passive(verb.head)
    if "nsubj" in labels and verb.lower_ in befalling().any and not labels & {"dobj", "obj", "ccomp", "dative"}:
        return True  # "left one dead and three others injured", "wants them banned"
    if verb.dep_ in COMPLEMENTS and not labels & {"nsubj", "dobj", "obj"}:
        return True  # "were found shot"
    return verb.dep_ in ("acl", "amod", "advcl") and "dobj" not in labels


def _has_own_object(verb: Token) -> bool:
    """Whether a participle that parses as another's beside a noun does something itself, or shares what the next does:
    "detectives located and arrested two men"."""
    beside = [child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN"]
    joined = verb.dep_ == "conj" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN"
    if not (joined or (verb.dep_ == "acl" and beside)):
        return False
    doing = verb if joined else beside[0]
    near = doing.i == (verb.head.i if joined else verb.i) + 2
    return near and any(child.dep_ in OBJECTS and child.i > doing.i for child in doing.children)


def _shares_object(verb: Token) -> bool:
    """Whether the verb beside it tells whom both are done to: "four men killed or wounded dozens"."""
    if verb.lower_ not in befalling().any:
        return False
    beside = [child for child in verb.children if child.dep_ == "conj" and child.tag_ in ("VBD", "VBN")]
    return any(below.dep_ in OBJECTS and child.i == verb.i + 2 for child in beside for below in child.children)


def _is_aiming(verb: Token) -> bool:
    """Whether those who are told of aim a blow, and suffer none: "said an unknown man shot at them"."""
    if verb.lower_ not in befalling().struck or verb.i + 1 >= len(verb.doc):
        return False
    if verb.nbor().lower_ not in befalling().aiming or verb.nbor().head != verb:
        return False
    return verb.dep_ in ("ccomp", "xcomp") and cue_words().says(verb.head.lower_)


def _is_loose(verb: Token) -> bool:
    """Whether a participle that parses as a verb of its own befalls the subject beside it: "Shot down in 1967, Bah was
    jailed", "showed up at a clinic, shot in the leg", "despite being mobbed and stoned"."""
    if (
        verb.tag_ not in ("VB", "VBD", "VBN")
        or verb.lower_ not in befalling().any
        or verb.dep_ not in ("advcl", "conj")
    ):
        return False
    if any(child.dep_ in ("nsubj", "dobj", "obj", "aux", "ccomp", "neg") for child in verb.children):
        return False
    if verb.dep_ == "advcl":
        return verb.is_sent_start is True and verb.tag_ != "VBN"
    before = verb.nbor(-1)
    if before.dep_ == "cc":
        first = verb.nbor(-2) if verb.i > 1 else before
        return first.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in first.lefts)
    joined = any(child.dep_ == "cc" for child in verb.head.children)
    return before.text == "," and not joined and verb.lower_ in befalling().struck


def _is_beside_passive(verb: Token) -> bool:
    """Whether the auxiliary of the verb before holds here: "two were killed and three others wounded"."""
    bidden = verb.lower_ in befalling().told and any(child.dep_ == "xcomp" for child in verb.children)
    if verb.tag_ not in ("VBD", "VBN") or not (verb.lower_ in befalling().any or bidden):
        return False
    # "officers shot in Gao by a sniper", whose participle parses as a past tense, and "the man shot was taken away",
    # which parses as a clause.
    if verb.dep_ in ("acl", "nsubj", "nsubjpass"):
        return not any(child.dep_ in OBJECTS for child in verb.children)
    if verb.dep_ not in ("conj", "dep"):  # "was fined, cautioned and let go"
        return False
    if any(child.dep_ in ("dobj", "obj", "aux", "auxpass") for child in verb.children):
        return False
    beside = verb.head
    if verb.dep_ == "dep" and (beside.i > verb.i or any(child.dep_ == "nsubj" for child in verb.children)):
        return False
    if beside.i == verb.i - 2 and verb.lower_ in befalling().any and beside.lower_ in befalling().any:
        return is_passive(beside) and not any(child.dep_ == "nsubj" for child in verb.lefts)  # "a boy shot and killed"
    if beside.tag_ == "VBG" and beside.dep_ == "pcomp":
        beside = beside.head.head  # "was convicted of murdering two men and sentenced to death"
    return any(child.dep_ == "auxpass" for child in beside.children)


def _is_done_by(verb: Token) -> bool:
    """Whether who did it stands behind, though it parses as a past tense: "a man shot and killed by police"."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    opens = verb.is_sent_start is True  # "Backed by rebels, the army struck"
    told_by = opens or verb.lower_ in befalling().headlined or any(child.dep_ == "agent" for child in verb.children)
    if not told_by:
        return False
    told = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.tag_ in ("VBD", "VBN"))]
    beside = [child for one in told for child in one.children]
    if any(child.dep_ in ("dobj", "obj", "aux", "ccomp") for child in beside):
        return False
    doing = [child for child in beside if child.lower_ == "by" and child.dep_ in ("prep", "agent")]
    return any(
        below.tag_[:2] in ("NN", "PR") and not below.ent_type_ and below.lower_ not in MANNERS
        for by in doing
        for below in by.children
    )


def _is_headlined(verb: Token) -> bool:
    """Whether a headline leaves out "was": "Woman accused of fraud"."""
    if verb.lower_ not in befalling().headlined and verb.lower_ not in befalling().told:
        return False
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis"):
        return False
    labels = {child.dep_ for child in verb.children}
    labels |= {below.dep_ for child in verb.children if child.dep_ == "conj" for below in child.children}
    if labels & {"dobj", "obj", "ccomp", "aux", "dative"} or (verb.dep_ != "ROOT" and "nsubj" not in labels):
        return False
    if verb.lower_ in befalling().suffered:
        return verb.tag_ == "VBD"
    told = verb.lower_ in befalling().headlined or "xcomp" in labels
    return told and any(_is_bare(child) for child in verb.lefts if child.dep_ == "nsubj")


def _is_aimed_at_nothing(verb: Token) -> bool:
    """Whether who is told of was struck, as nothing is aimed at: "the man shot on Friday has died", "found X shot"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lower_ not in befalling().struck or verb.dep_ not in STRUCK_AS:
        return False
    beside = list(verb.children)
    joined = [child for child in beside if child.dep_ == "conj" and child.tag_ != "VBZ"]  # "a boy shot dead has family"
    beside += [below for child in joined for below in child.children if below.dep_ == "dobj"]
    if not any(child.dep_ == "nsubj" and child.tag_ not in RELATIVES and child.tag_ != "PRP" for child in beside):
        return False
    if any(child.dep_ in OBJECTS and child.lower_ not in ("time", "times") for child in beside):
        return False
    if _is_before_somebody(verb):
        return False
    if any(
        child.dep_ in ("aux", "xcomp", "neg")
        or (child.dep_ == "prt" and (child.lower_ != "down" or verb.lower_ == "shot"))  # "gunned down on Friday"
        or (child.dep_ == "ccomp" and child.i > verb.i)
        or child.lower_ in befalling().aiming
        for child in beside
    ):
        return verb.dep_ == "ccomp" and verb.head.lower_ in FINDING
    held = [below.lower_ for child in beside if child.dep_ == "prep" for below in child.children]
    return befalling().unharmed.isdisjoint(held)


def _is_before_somebody(verb: Token) -> bool:
    """Whether whom it struck stands behind, though the parser has lost them: "gunmen shot dead the trader"."""
    at = verb.i + 1
    while at < len(verb.doc) and verb.doc[at].lower_ in DEADLY:
        at += 1
    if at == verb.i + 1 or at == len(verb.doc):
        return False
    behind = verb.doc[at]
    return behind.tag_[:2] in ("NN", "DT", "CD", "PR", "JJ") and behind.ent_type_ not in ("DATE", "TIME")


def _is_bare(subject: Token) -> bool:
    """Whether it is how a headline names somebody: one of many without an article, or a sentence without a stop."""
    if subject.tag_ not in ("NN", "NNS", "CD", "NNP"):
        return False
    if any(child.dep_ in ("det", "poss") for child in subject.lefts):
        return False
    return (subject.tag_ == "NN" and people().sector(subject.lower_) is not None) or subject.sent[-1].text.isalnum()


def _follows_be(verb: Token) -> bool:
    """Whether a form of "be" stands right before, a prefix between them: "was re-designated", which parses badly."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].text in ("-", "re", "co", "pre"):
        at -= 1
    return at < verb.i - 1 and verb.doc[at].lower_ in BE
