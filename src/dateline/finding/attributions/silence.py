"""Cues that say nothing: "looking for box scores", "officers were called to the scene", "saw the fire".

The network was taught on whatever a text ascribes to somebody, what is seen and known included. A statement is
kept where words stand in quotation marks, and else where somebody is told to say, ask, show, think or want something.
Who is only told something, or of whom it is only said, is no source of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.acts import has_told_clause, is_an_act
from dateline.finding.attributions.labelling import Labelled
from dateline.finding.attributions.marks import Marks
from dateline.finding.attributions.quotations import PAIRS
from dateline.finding.grammar.cues import WISHES, cue_words
from dateline.finding.grammar.people import ARMED, people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["says", "spoken_of"]

# Kinds of verbs of which a statement may be told though nobody is named for it: "was said to", "is believed to".
UNNAMED = frozenset({"say", "ask", "think", "judge"})
# Kinds of verbs that tell nobody's words where nobody is named and nothing is quoted, alone or with those of saying.
TAKING = WISHES | {"say"}
PAST = frozenset({"VBD", "VBN"})
ADDING = frozenset({"add", "adds", "added", "adding"})
CALLING = frozenset({"call", "calls", "called", "calling"})
ARTICLES = frozenset({"a", "an", "the"})
KNOWING = frozenset({"know", "knows", "knew", "known", "remember", "remembers", "remembered"})
KNOWN = frozenset({"known", "called", "named"})
ACCUSED = frozenset({"accused", "suspected"})
PRESENT = frozenset({"is", "are"})
KNOWN_FOR = frozenset({"for", "to"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})


def spoken_of(doc: Doc, one: Labelled) -> Labelled:
    """The attribution without a source that only hears it or is spoken of: "drivers were warned", "is said to be"."""
    if one.cue is None:
        return one
    if one.source is None:
        return _by_agent(doc, one)
    if _suffers(doc, one):
        return replace(one, source=None)
    verb, words = next((token for token in reversed(doc[slice(*one.cue)]) if token.tag_ in PAST), None), cue_words()
    if verb is None or (verb.lower_ not in words.heard and verb.lower_ not in words.described):
        return one
    source = doc[slice(*one.source)].root
    suffers = source.head == verb and (
        source.dep_ == "nsubjpass" or (source.dep_ == "nsubj" and verb.tag_ == "VBD" and is_passive(verb))
    )
    behind = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    if verb.lower_ in ACCUSED and behind == "of" and source.i < verb.i:  # "was the one accused of the theft"
        suffers = suffers or not any(child.dep_ in OBJECTS for child in verb.children)
    if verb.tag_ == "VBD" and any(child.lower_ == "for" for child in verb.children):
        suffers = False  # "called on Monday for the minister to go"
    if verb.dep_ == "conj" and source.head == verb.head and source.dep_ == "nsubjpass":
        suffers = is_passive(verb)  # "were arrested and charged with theft"
    if verb.dep_ == "acl" and verb.lower_ in words.perceiving and source.i < verb.head.i:
        suffers = suffers or behind in KNOWN_FOR  # "troops raided a church known for its choir"
    described = verb.dep_ == "acl" and verb.head == source and verb.lower_ in words.described
    described = described and verb.i == one.source[1] and doc[verb.i - 1].text != ","  # "men believed to be armed"
    return _by_agent(doc, replace(one, source=None)) if suffers or described else one


def _suffers(doc: Doc, one: Labelled) -> bool:
    """Whether the source only suffers what the noun of the cue tells: "Ada Bello faces accusations of theft"."""
    cue = doc[slice(*one.cue or (0, 0))]
    noun = next((token for token in reversed(cue) if token.tag_[:2] == "NN"), None)
    source = doc[slice(*one.source or (0, 0))].root
    return noun is not None and noun.head.lower_ in cue_words().suffering and source.head == noun.head


def _by_agent(doc: Doc, one: Labelled) -> Labelled:
    """The attribution with the source that a passive verb names behind: "was declared pure invention by the army"."""
    told = [token for token in doc[slice(*one.cue or (0, 0))] if token.tag_ in PAST]
    told += [child for token in told for child in token.children if child.dep_ == "oprd"]
    by = [
        child for token in told for child in token.children if child.lower_ == "by" and child.dep_ in ("agent", "prep")
    ]
    heads = [below for below in by[0].children if below.dep_ == "pobj" and below.tag_[:2] == "NN"] if by else []
    if not any(cue_words().verbs.get(token.lower_, frozenset()) & UNNAMED for token in told):
        return one  # "was appointed by the president"
    if not heads or not (heads[0].tag_[:3] == "NNP" or people().sector(heads[0].lower_)):
        return one
    start, end = heads[0].left_edge.i, heads[0].right_edge.i + 1
    content = tuple((first, by[0].i if first < by[0].i < last and last <= end else last) for first, last in one.content)
    return replace(one, source=(start, end), content=content)


def says(doc: Doc, one: Labelled, marks: Marks) -> bool:
    """Whether an attribution tells words, or what somebody has in mind."""
    if one.cue is None:
        return True
    cue = doc[slice(*one.cue)]
    verbs = [token for token in cue if token.tag_.startswith("VB")]
    if cue[0].text[:1] in "[(":
        return False  # "[Herald.]" behind a quotation is where it stood
    if verbs and (_is_seen(verbs[-1]) or (one.source is None and _is_only_known(verbs[-1]))):
        return False
    if verbs and _only_does(doc, one, verbs[-1]) and one.content and doc[one.content[0][0]].text not in PAIRS:
        return False  # "signs legislation to allow "Clean Rivers" plates"
    if _is_quoted(doc, one, marks):
        return not (verbs and _is_title(doc, one, verbs[-1]))
    if verbs and _only_receives(doc, one, verbs[-1]):
        return False
    if not verbs or any(token.lower_ in cue_words().nouns and token.tag_.startswith("NN") for token in cue):
        return True
    verb = verbs[-1]
    if one.source is None:
        return _may_be_unnamed(verb)
    if _only_does(doc, one, verb) or is_an_act(doc, one, verb):
        return False
    return verb.lower_ not in cue_words().perceiving or has_told_clause(doc, one, verb) or _is_taken_for(doc, one, verb)


def _is_seen(verb: Token) -> bool:
    """Whether a document is only seen by somebody, who says none of it: "a letter seen by the Herald says"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "acl"
        and verb.lower_ in cue_words().perceiving
        and any(child.dep_ == "agent" for child in verb.children)
    )


def _is_only_known(verb: Token) -> bool:
    """Whether a thing is only told what it is by nobody in particular: "are known as "gatherers""."""
    return verb.lower_ in KNOWN and verb.tag_ == "VBN" and any(child.lower_ in PRESENT for child in verb.lefts)


def _only_receives(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether somebody hears of a thing, looks into it, or is only named: "received a call", "a page titled"."""
    words = cue_words()
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and doc[slice(*one.source or (0, 0))].text.lower() in ARTICLES:
        return True  # "a listed address"
    end = (one.cue or (0, 1))[1]
    if verb.lower_ in ADDING and any(token.lower_ == "to" and token.dep_ == "prep" for token in doc[end - 1 : end + 1]):
        return True  # "adding to the tension"
    if verb.lower_ in CALLING and one.content and doc[one.content[0][0]].tag_ == "CD":
        return not _has_clause(doc, one)  # "called 911"
    return (
        _is_title(doc, one, verb) or verb.lower_ in words.receiving or doc[(one.cue or (0, 1))[1] - 1].lower_ == "into"
    )


def _is_title(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether the content is only how a thing is called: "a film titled "Ashes""."""
    words = cue_words()
    carried = any(token.lower_ in words.carriers for token in doc[slice(*one.source or (0, 0))])
    return verb.lower_ in words.titling and verb.dep_ in ("acl", "amod") and not carried


def _only_does(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether somebody does a thing and says nothing: "imposed a curfew", "soldiers attacked the post"."""
    words = cue_words()
    if verb.lower_ not in words.violent and verb.lower_ not in words.doing:
        return False
    source = doc[slice(*one.source or (0, 0))]
    forced = verb.lower_ in words.violent and any(people().sector(token.lower_) in ARMED for token in source)
    return (forced or verb.lower_ in words.doing) and not any(child.dep_ in CLAUSES for child in verb.children)


def _is_quoted(doc: Doc, one: Labelled, marks: Marks) -> bool:
    return any(marks.touching(doc[start].idx, doc[end - 1].idx + 1) for start, end in one.content if start < end)


def _may_be_unnamed(verb: Token) -> bool:
    words = cue_words()
    kinds = words.verbs.get(verb.lower_, frozenset())
    if is_passive(verb):
        if verb.lower_ in words.bidden and any(child.lower_ in PRESENT for child in verb.lefts):
            return False  # "anyone with information is asked to call"
        return verb.lower_ not in words.undergone and bool(kinds & UNNAMED)
    if verb.lower_ in words.perceiving:
        return False  # "looking for results", "don't forget that"
    return "ask" in kinds or not (kinds & WISHES and kinds & TAKING)  # "offering help", "to oppose the plan"


def _is_taken_for(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether somebody is seen as something: "saw the remark as an insult", not "knew him as Ade"."""
    return verb.lower_ not in KNOWING and any(
        token.lower_ == "as" and token.dep_ != "mark" for piece in one.content for token in doc[slice(*piece)]
    )


def _has_clause(doc: Doc, one: Labelled) -> bool:
    """Whether the content tells a whole thing and does not only name one."""
    return any(token.tag_.startswith(("VB", "MD")) for piece in one.content for token in doc[slice(*piece)])
