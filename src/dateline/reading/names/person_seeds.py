"""Where a person may be named: what the model takes for one, and capitals beside a title, an initial or an age."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.reading.lexicon import NameWords, TitleWords, gender_of, name_words
from dateline.reading.names.name import Name
from dateline.reading.names.posts import completes_post, ends_post, is_capitalised, post_after, post_apposed
from dateline.reading.trades import trades

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

__all__ = ["NAMED", "SINGLED", "has_age", "seeds"]

SINGLED = frozenset({"one", "another"})  # of several, whose name follows: "said another, Ade Bello"
NAMED = frozenset({"named", "called"})
UNSURE = frozenset({"", "GPE", "NORP"})  # what the model calls a name that it does not know


def seeds(
    doc: Doc, titles: TitleWords, words: NameWords, known: dict[int, Name], is_place: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Where a person may be: the model's persons, and capitalised words beside an honorific or a post."""
    seeds = {ent.start: ent.end for ent in doc.ents if ent.label_ == "PERSON" or _holds_post(doc, ent, titles, words)}
    inside = {at for ent in doc.ents for at in range(ent.start, ent.end) if ent.label_ != "PERSON"}
    capitals = [token for token in doc if is_capitalised(token)]
    for token in capitals:
        if token.i == 0 or token.i in seeds or token.lower_ in titles.words:
            continue
        if token.text.isupper() and token.tag_[:2] in ("VB", "MD"):
            continue  # "The minister IS guilty"
        before = doc[token.i - 1]
        named_by_title = before.lower_ in titles.honorifics or (before.lower_ in titles.heads and token.i not in inside)
        if named_by_title and before.text[:1].isupper() | (before.lower_ in titles.heads):
            seeds.setdefault(token.i, token.i + 1)
    seeds |= _initialled(doc, capitals)
    seeds |= _behind_posts(doc, capitals, titles)
    seeds |= _named_after(doc, titles, known, is_place)
    for token in capitals:
        if token.tag_ == "NNP" and token.ent_type_ != "DATE" and has_age(doc, token.i + 1):
            seeds.setdefault(token.i, token.i + 1)
    return sorted(seeds.items())


def _behind_posts(doc: Doc, capitals: list[Token], titles: TitleWords) -> dict[int, int]:
    """Names behind what a post is for, which the model runs into it: "Coordinator for Forestry Lena Holm"."""
    return {
        token.i: token.i + 2
        for token in capitals
        if 2 < token.i < len(doc) - 1
        and (completes_post(doc, token.i - 1, titles) or ends_post(doc, token.i - 1, titles))
        and is_capitalised(token.nbor())
        and gender_of(token.text) is not None
    }


def _named_after(
    doc: Doc, titles: TitleWords, known: dict[int, Name], is_place: Callable[[str], bool]
) -> dict[int, int]:
    """Names that the model misses behind a post with a place: "the mayor of Agadez, Rhissa Feltou, said"."""
    found = {}
    for comma in doc[3:-2]:
        if comma.text != ",":
            continue
        end = start = comma.i + 1
        while end < len(doc) and doc[end].tag_ == "NNP" and doc[end].text.istitle() and doc[end].ent_type_ in UNSURE:
            end += 1
        if 2 <= end - start <= 4 and not any(at in known for at in range(start, end)):
            named = post_apposed(doc, start, end, titles, known) and not is_place(doc[start:end].text)
            found.update({start: end} if named else {})
    return found


def _holds_post(doc: Doc, ent: TokenSpan, titles: TitleWords, words: NameWords) -> bool:
    """Whether the model's body is a person, since a post or "who" follows: "Ayda Sezer, the union's chief, said"."""
    if ent.label_ != "ORG" or not 2 <= len(ent) <= 4 or not all(token.text.istitle() for token in ent):
        return False
    if ent[-1].lower_ in words.body_heads or any(token.lower_ in titles.words for token in ent):
        return False
    if _is_presented(ent, titles):
        return True
    follows = doc[ent.end : ent.end + 2]
    if len(follows) == 2 and follows[0].text == "," and follows[1].lower_ == "who":
        return True
    post = post_after(doc, ent.end, titles)
    return post is not None and doc[post[1]].text == "," if post and post[1] < len(doc) else False


def _is_presented(ent: TokenSpan, titles: TitleWords) -> bool:
    """Whether a noun for one person presents the name: "A spokesman, Ade Bello, said", "a trader named Ade Bello"."""
    name, before = ent.root, ent.doc[max(ent.start - 2, 0) : ent.start]
    if len(before) == 2 and before[1].text == "," and before[0].lower_ in SINGLED:
        return True  # "said another, Ade Bello"
    post = before[-1] if len(before) else name
    if post.tag_ == "NN" and post.dep_ == "compound" and post.head == name and post.lower_ in titles.heads:
        return True  # "police commissioner Ade Bello"
    noun = name.head.head if name.dep_ == "oprd" and name.head.lower_ in NAMED else name.head
    presented = name.dep_ == "appos" or noun is not name.head
    return presented and noun.tag_ == "NN" and noun.i < ent.start and (noun.lower_ in titles.heads | set(trades()))


def _initialled(doc: Doc, capitals: list[Token]) -> dict[int, int]:
    """Names with an initial in the middle, whatever the model takes them for: "Karim D. Bello"."""
    return {
        token.i - 1: token.i + 2
        for token in capitals
        if len(token) == 2
        and token.text[1] == "."
        and 0 < token.i < len(doc) - 1
        and all(
            is_capitalised(doc[at]) and not doc[at].text.isupper() and len(doc[at]) > 2
            for at in (token.i - 1, token.i + 1)
        )
        and doc[token.i - 1].tag_ == "NNP"
        and doc[token.i - 1].lower_ not in name_words().openers
    }


def has_age(doc: Doc, end: int) -> bool:
    """Whether an age follows, which only people bear: "Bello, 45, was"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 2].text not in (",", "."):
        return False
    return doc[end + 1].text.isdecimal() and 10 <= int(doc[end + 1].text) < 100
