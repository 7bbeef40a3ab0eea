"""Who is told of in one breath with another: coordinated heads, without a speaker or a doer who parses as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["coordinated", "each_other"]


def coordinated(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, each followed by what is coordinated with it."""
    waiting = tokens[::-1]  # the next one last; a list of a thousand names is too deep to go down call by call
    while waiting:
        token = waiting.pop()
        named = _named_behind(token)
        if named is not None:
            waiting.append(named)
            continue
        yield token
        beside = [child for child in token.children if child.dep_ == "appos" and child.left_edge.i == token.i + 1]
        found = [
            child
            for head in (token, *beside)  # "Prime Minister A, President B": the parser hangs B on A
            for child in head.children
            if child.dep_ == "conj" and not child.tag_.startswith("VB")
        ]
        found += [*_behind_country(token), *_counted_behind(token)]
        waiting += [child for child in reversed(found) if not _speaks_behind(child) and not _acts_behind(child)]


def _behind_country(person: Token) -> list[Token]:
    """Another person, who parses as beside the country of the first: "President A of Chad and Prime Minister B"."""
    if person.ent_type_ != "PERSON":
        return []
    countries = [
        below
        for child in person.rights if child.dep_ == "prep" and child.lower_ in ("of", "from")
        for below in child.children if below.dep_ == "pobj" and below.ent_type_ == "GPE"
    ]  # fmt: skip
    beside = [child for country in countries for child in country.children if child.dep_ == "conj"]
    return [child for child in beside if child.ent_type_ == "PERSON"]


def _counted_behind(person: Token) -> list[Token]:
    """Others who are counted, or told whose they are, and parse as beside where one is or what one is of: "the mayor of
    Gao, his driver and two aides"."""
    if people().side(person.lower_) is None:
        return []
    things = [
        below
        for child in person.rights if child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "at", "behind")
        for below in child.children if below.dep_ == "pobj" and people().side(below.lower_) is None
    ]  # fmt: skip
    beside = [child for thing in things for child in thing.children if child.dep_ in ("appos", "conj")]
    return [
        child
        for child in beside
        if people().side(child.lower_) is not None and any(below.dep_ in ("nummod", "poss") for below in child.lefts)
    ]


def _acts_behind(noun: Token) -> bool:
    """Whether who does the next thing parses as the last of those told of: "shot two men and gunmen killed one"."""
    after = noun.right_edge.i + 1
    if noun.tag_ not in ("NNS", "NN", "NNP") or after >= len(noun.doc) or noun.head.dep_ not in ("dobj", "obj", "pobj"):
        return False
    while after + 1 < len(noun.doc) and (noun.doc[after].text == "," or noun.doc[after].tag_ == "CD"):
        after += 1  # "Ade Bello, 22, was shot"
    told = noun.doc[after]
    verb = told.head if told.dep_ in ("aux", "auxpass") else told
    if not verb.tag_.startswith("VB") or verb.dep_ != "conj" or verb.head not in list(noun.ancestors)[:3]:
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "cc") for child in verb.lefts):
        return False
    return told.dep_ == "auxpass" or (verb.tag_ == "VBD" and any(child.dep_ == "dobj" for child in verb.rights))


def _speaks_behind(noun: Token) -> bool:
    """Whether speakers parse as the last of those told of: "killing 50 people, residents and officials said"."""
    if noun.left_edge.i == 0 or noun.doc[noun.left_edge.i - 1].text != ",":
        return False
    last = noun
    while (further := next((child for child in last.children if child.dep_ == "conj"), None)) is not None:
        last = further
    after = last.right_edge.i + 1
    if after >= len(noun.doc):
        return False
    verb = noun.doc[after]
    if not cue_words().says(verb.lower_) or not verb.tag_.startswith("VB"):
        return False
    return verb in noun.ancestors and not any(child.dep_ == "nsubj" for child in verb.children)


def _named_behind(title: Token) -> Token | None:
    """The first of several persons behind their common title, which parses badly: "trustees Ruth Hale and Tom Bird"."""
    if title.tag_ != "NNS" or title.i + 1 >= len(title.doc) or title.nbor().ent_type_ != "PERSON":
        return None
    name = title.nbor()
    while name.dep_ == "compound" and name.head.i == name.i + 1:
        name = name.head
    return name if name.tag_ == "NNP" and name.ent_type_ == "PERSON" else None


def each_other(head: Token) -> bool:
    """Whether a phrase means those who do it: "each other", "one another"."""
    if head.lower_ == "other":
        return head.i > 0 and head.nbor(-1).lower_ == "each"
    following = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    return (head.lower_, following) == ("one", "another") or (
        head.lower_ == "another" and head.i > 0 and head.nbor(-1).lower_ == "one"
    )
