"""Posts and ranks beside a name: before it ("Lt General", "Coordinator for Trade"), behind it, and apposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.lexicon import TitleWords
from dateline.reading.names.name import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["completes_post", "ends_post", "is_capitalised", "post_after", "post_apposed", "title_before"]

REACH = 8  # tokens between a post's head and the name it stands before: "Coordinator for Counterterrorism ..."
LONGEST = 5  # words of what a post is for
APPOSITION = 14  # tokens of a post that follows the name: ", additional secretary for ... affairs,"


def completes_post(doc: Doc, at: int, titles: TitleWords) -> bool:
    """Whether the word is what a post is for: "Coordinator for Counterterrorism", and no first name."""
    return at > 1 and doc[at - 1].lower_ in ("for", "of", "to", "on") and doc[at - 2].lower_ in titles.heads


def ends_post(doc: Doc, at: int, titles: TitleWords) -> bool:
    """Whether a run of capitals that ends there is what a post is for: "Minister for the Far North Lena Holm"."""
    start = at
    while (
        start > 2
        and at - start < LONGEST
        and (is_capitalised(doc[start - 1]) or doc[start - 1].lower_ in ("the", "and"))
    ):
        start -= 1
    return start > 1 and doc[start - 1].lower_ in ("for", "of") and doc[start - 2].lower_ in titles.heads


def title_before(doc: Doc, start: int, titles: TitleWords, known: dict[int, Name]) -> tuple[int, int] | None:
    """The tokens of rank and post that stand before the name, or None."""
    at = start
    while at > 0 and (
        doc[at - 1].lower_ in titles.honorifics
        or (doc[at - 1].text == "." and at > 1 and doc[at - 2].lower_ in titles.honorifics)
    ):
        at -= 1
    while _is_hyphened(doc, at, titles):
        at -= 2  # "Secretary-General"
    head = at if at < start and doc[at].lower_ in titles.heads else _head_before(doc, at, titles, known)
    if head is not None:
        at = _modifiers_before(doc, head, titles, known)
    return (at, start) if at < start else None


def _is_hyphened(doc: Doc, at: int, titles: TitleWords) -> bool:
    """Whether the word of a title that begins there is the second half of one: "Director-General"."""
    if at < 2 or doc[at - 1].text not in ("-", "–") or doc[at - 2].whitespace_ or doc[at - 1].whitespace_:
        return False
    return doc[at - 2].lower_ in titles.words


def _head_before(doc: Doc, at: int, titles: TitleWords, known: dict[int, Name]) -> int | None:
    """The head of a post that ends where the name begins: right before it, or before "of/for ..." or its body."""
    if at == 0:
        return None
    if doc[at - 1].lower_ in titles.heads:
        return at - 1
    for back in range(at - 1, max(at - 1 - REACH, 0), -1):
        token, before = doc[back], doc[back - 1]
        if token.lower_ in ("of", "for", "to", "on", "at", "in") or (
            token.text == "," and _body_between(doc, back + 1, at, known)
        ):
            if before.lower_ in titles.heads and before.text[:1].isupper():
                return before.i
            continue
        if not (
            is_capitalised(token) or token.lower_ in ("and", "the", "&", "-", "(", ")", "’s", "'s") or back in known
        ):
            return None
    return None


def _body_between(doc: Doc, start: int, end: int, known: dict[int, Name]) -> bool:
    """Whether a body is all that stands between a post and the person: "Director General, ISI Lt General X"."""
    return any(at in known for at in range(start, end)) or any(doc[at].ent_type_ == "ORG" for at in range(start, end))


def _modifiers_before(doc: Doc, head: int, titles: TitleWords, known: dict[int, Name]) -> int:
    """The start of the post's noun phrase: "US Acting", "Foreign Office", "the group's chief" without its article."""
    at = head
    while at > 0:
        token = doc[at - 1]
        nominal = token.tag_ in ("NN", "NNP", "NNPS", "JJ", "HYPH", "VBN") and token.dep_ in (
            "compound",
            "amod",
            "nmod",
            "poss",
            "punct",
            "",
        )
        if token.is_sent_start is None or "\n" in token.text or token.text in (",", ";", ":", "(", "“", '"'):
            break
        if (
            token.lower_ in titles.words
            or at - 1 in known
            or (nominal and token.lower_ != "the")
            or (is_capitalised(token) and token.tag_ == "NNP")
        ):
            at -= 1
            continue
        break
    return at


def post_apposed(doc: Doc, start: int, end: int, titles: TitleWords, known: dict[int, Name]) -> tuple[int, int] | None:
    """A post that the name stands beside: "Its secretary, Boubacar Maïga, said", "the governor of Gao, X, blamed"."""
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or doc[end].text not in (",", ".", ";", "—", "–"):
        return None
    for at in range(start - 2, max(start - 2 - APPOSITION, -1), -1):
        token = doc[at]
        if token.lower_ in titles.heads:
            return _modifiers_before(doc, at, titles, known), start - 1
        if token.text in (",", ".", ";", ":", "”", "“", '"') or token.tag_[:2] in ("VB", "MD", "CC", "WP", "WD"):
            return None
    return None


def post_after(doc: Doc, end: int, titles: TitleWords) -> tuple[int, int] | None:
    """A post in apposition: "Syed Haider Shah, additional secretary (UN&ED)"."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    start = end + 1
    if doc[start].lower_ in ("a", "an", "the", "who", "his", "her", "its", "their"):
        start += 1
    head = next((at for at in range(start, min(start + 6, len(doc))) if doc[at].lower_ in titles.heads), None)
    between = doc[start : head or start]
    if head is None or any(
        token.text in (",", ".") or token.tag_.startswith(("VB", "MD", "CC", "WP$")) for token in between
    ):
        return None
    stop = head + 1
    while stop < len(doc) and stop < start + APPOSITION and not _ends_apposition(doc[stop]):
        stop += 1
    return start, stop


def _ends_apposition(token: Token) -> bool:
    return (
        token.text in (",", ";", ":", "—", "–", ".", "”", '"')
        or "\n" in token.text
        or token.tag_ in ("CC", "VBD", "VBZ", "VBP", "MD", "WP", "WP$", "WDT")
    )


def is_capitalised(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper() and token.text[:1].isalpha()
