"""Persons with their titles: "Lt General Nadeem Anjum" is one mention of one man, with the rank as his title.

The model finds most persons but cuts long South Asian and Arabic names, swallows ranks and posts, and takes
hospitals for people. Here its spans are grown over the capitalised run they stand in, and the words before and
after are read by the lists of honorifics and posts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from dateline.reading.lexicon import NameWords, TitleWords, gender_of, given_gender, name_words, title_words
from dateline.reading.names.name import Name
from dateline.reading.names.person_seeds import has_age, seeds
from dateline.reading.names.posts import (
    completes_post,
    ends_post,
    is_capitalised,
    post_after,
    post_apposed,
    title_before,
)
from dateline.reading.parse.casing import is_known, is_small
from dateline.reading.parse.labels import SUBJECTS
from dateline.reading.places.locations import stands_as_place, stands_within

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_persons"]

SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})  # behind the surname: "Milton J. Hale Jr."
NO_PLACE = frozenset({"", "PERSON", "ORG", "PRODUCT", "WORK_OF_ART"})
# Words that tell where, which the model takes into a name where they open a sentence.
WHERE = frozenset({"inside", "near", "outside"})


def find_persons(
    doc: Doc, titles: TitleWords, words: NameWords, known: dict[int, Name], is_place: Callable[[str], bool]
) -> list[Name]:
    """Every person named, in text order.

    ``known`` gives the registry's names by token, which a person may not eat; ``is_place`` whether the gazetteer has
    a name, since the model takes small towns for people.
    """
    found: list[Name] = []
    for start, end in seeds(doc, titles, words, known, is_place):
        if found and start < found[-1].end:
            continue
        start, end = _grown(doc, start, end, words, titles, known)
        start = _without_title(doc, start, end, words, titles)
        if start >= end or not _is_person(doc, start, end, words, titles) or _is_known(start, end, known):
            continue
        if _is_described(doc, start, end, known):
            continue
        title = title_before(doc, start, titles, known) or post_after(doc, end, titles)
        if title is None and end - start == 1 and (stands_as_place(doc, start, end, is_place) or _is_the(doc, start)):
            continue
        if title is None and end - start > 1 and _lies_there(doc, start, end) and is_place(doc[start:end].text):
            continue
        title = title or post_apposed(doc, start, end, titles, known)
        if title is None and not has_age(doc, end) and stands_within(doc, start, end):
            continue
        found.append(Name(start, end, "person", title=title))
    found += _by_surname(doc, found, known)
    found += _by_given_name(doc, found, known)
    return sorted([*found, *_alone(doc, found, known, is_place)], key=lambda name: name.start)


def _alone(doc: Doc, found: list[Name], known: dict[int, Name], is_place: Callable[[str], bool]) -> list[Name]:
    """Single names that the model takes for nothing at all, of whom something is told: "Vrba was arrested"."""
    taken = {at for name in found for at in range(name.start, name.end)} | known.keys()
    return [
        Name(token.i, token.i + 1, "person")
        for token in doc
        if token.tag_ == "NNP"
        and token.i not in taken
        and not token.ent_type_
        and token.dep_ in SUBJECTS
        and token.head.tag_ in ("VBD", "VBN", "VBZ")
        and token.left_edge == token.right_edge
        and is_capitalised(token)
        and token.text.istitle()
        and len(token) > 3
        and token.is_alpha
        and not is_known(token.text)
        and not is_place(token.text)
    ]


def _lies_there(doc: Doc, start: int, end: int) -> bool:
    """Whether something is in or near it, as in no person: "in Khan Younis"."""
    root = doc[start:end].root
    return root.dep_ == "pobj" and root.head.lower_ in ("in", "near", "outside", "inside", "around")


def _is_the(doc: Doc, start: int) -> bool:
    """Whether an article stands before the name, as before no person's: "The Chronicle"."""
    return start > 0 and doc[start - 1].lower_ in ("the", "a", "an") and not has_age(doc, start + 1)


def _by_surname(doc: Doc, found: list[Name], known: dict[int, Name]) -> list[Name]:
    """Surnames standing alone that the model took for something else: "Alemayehu told reporters"."""
    taken = {at for name in found for at in range(name.start, name.end)}
    ends = (name.end - (doc[name.end - 1].text.rstrip(".") in SUFFIXES) for name in found if _is_full(doc, name))
    surnames = {doc[end - 1].text for end in ends}
    return [
        Name(_first(doc, token.i, taken, known), token.i + 1, "person")
        for token in _every(doc, surnames)
        if token.i not in taken and token.i not in known and token.tag_ in ("NNP", "NNPS")
    ]


def _every(doc: Doc, words: Collection[str]) -> list[Token]:
    """The tokens that are one of these words, from one table and not token by token."""
    forms = {doc.vocab.strings[word] for word in words}
    return [doc[at] for at, form in enumerate(doc.to_array("ORTH").tolist()) if form in forms]


def _is_full(doc: Doc, name: Name) -> bool:
    """Whether a name has a surname in it that may stand alone later."""
    return name.end - name.start > 1 or has_age(doc, name.end)


def _by_given_name(doc: Doc, found: list[Name], known: dict[int, Name]) -> list[Name]:
    """Given names standing alone, of persons who are named in full, that the model took for nothing or a body."""
    taken = {at for name in found for at in range(name.start, name.end)} | known.keys()
    given = {doc[name.start].text for name in found if name.end - name.start > 1}
    return [
        Name(token.i, token.i + 1, "person")
        for token in _every(doc, given)
        if token.i not in taken
        and token.tag_ == "NNP"
        and token.ent_type_ in NO_PLACE
        and token.dep_ != "compound"
        and is_capitalised(token)
        and len(token) > 2
        and not any(at.tag_ == "NNP" for at in (*doc[max(token.i - 1, 0) : token.i], *doc[token.i + 1 : token.i + 2]))
    ]


def _first(doc: Doc, surname: int, taken: set[int], known: dict[int, Name]) -> int:
    """Where the whole name begins: a given name that the model missed stands before ("said Ade Bello")."""
    before = doc[surname - 1] if surname else None
    if before is None or before.i in taken | known.keys() or before.tag_ != "NNP" or not before.whitespace_:
        return surname
    grown = is_capitalised(before) and before.lower_ not in title_words().words | name_words().openers
    return surname - 1 if grown and before.head == doc[surname] and not before.is_sent_start else surname


def _grown(
    doc: Doc, start: int, end: int, words: NameWords, titles: TitleWords, known: dict[int, Name]
) -> tuple[int, int]:
    """The whole capitalised run around the seed, small particles and hyphens inside it included."""
    end = next((at for at in range(start, end) if doc[at].text == "("), end)  # "Jund al-Badr (JB" of the model's
    while end < len(doc) and _joins(doc, end, words, known):
        end += 1
    while end > start and (not is_capitalised(doc[end - 1]) or _is_day(doc[end - 1])):
        end -= 1
    while start > 0 and _continues_left(doc, start, words, titles, known):
        start -= 1
    while start < end and (not is_capitalised(doc[start]) or doc[start].lower_ in words.openers):
        start += 1
    return start, end


def _joins(doc: Doc, at: int, words: NameWords, known: dict[int, Name]) -> bool:
    token, before = doc[at], doc[at - 1]
    if at in known or "\n" in token.text or token.is_sent_start or _is_day(token):
        return False
    if is_capitalised(token):
        return bool(before.whitespace_) or before.text in ("-", "’", "'")
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None or not is_capitalised(following) or following.i in known:
        return False
    if token.lower_ in words.particles:
        return bool(token.whitespace_) or following.text == "-"
    return token.text == "-" and not token.whitespace_ and not before.whitespace_


def _continues_left(doc: Doc, start: int, words: NameWords, titles: TitleWords, known: dict[int, Name]) -> bool:
    token = doc[start - 1]
    if token.lower_ in titles.words or completes_post(doc, start - 1, titles):
        return False
    if gender_of(doc[start].text) is not None and ends_post(doc, start - 1, titles):
        return False  # "Minister for the Far North Lena Holm"
    if (
        start - 1 in known
        or not token.whitespace_
        or not is_capitalised(token)
        or token.ent_type_ in ("GPE", "NORP", "ORG", "LOC")
    ):
        return False
    return token.lower_ not in words.openers and token.tag_ in ("NNP", "NNPS")


def _without_title(doc: Doc, start: int, end: int, words: NameWords, titles: TitleWords) -> int:
    """The start of the bare name inside a run that opens with ranks and posts."""
    if end - start > 2 and completes_post(doc, start, titles) and given_gender(doc[start + 1].text):
        start += 1  # "Director for Africa Lena Holm"
    first = start
    while start < end - 1 and doc[start].lower_ in titles.words | {"."}:
        if given_gender(doc[start].text):
            break  # "Amir Khan Muttaqi"
        start += 1
    if given_gender(doc[start].text) is None:  # "Prime Minister Lena Holm", where the model begins a name with "Prime"
        heads = [at for at in range(start + 1, end - 1) if doc[at].lower_ in titles.heads]
        start = heads[-1] + 1 if heads else start
    else:  # "Warren County Coroner Lena Holm", where the county is called as a man may be
        offices = [at for at in range(start + 2, end - 1) if doc[at].lower_ in titles.heads]
        offices = [at for at in offices if doc[at - 1].lower_ in ("county", "city", "town", "state", "district")]
        start = offices[-1] + 1 if offices else start
    if start > first and start == end - 1 and doc[start - 1].lower_ in words.given:
        start -= 1  # "Khawaja Asif": a title elsewhere, here the first of two names
    return start


def _is_person(doc: Doc, start: int, end: int, words: NameWords, titles: TitleWords) -> bool:
    last, first = doc[end - 1], doc[start]
    if end - start == 1 and first.ent_type_ in ("DATE", "TIME"):
        return False  # "said McDonald Monday"
    if first.is_sent_start and first.lower_ in WHERE and end - start > 1:
        return False  # "Near Bir Hafa, jets struck two tanks"
    if last.lower_ in words.body_heads | words.place_heads | words.not_actors | titles.words:
        return _bears_surname(doc, start, end, words)
    if (
        first.ent_type_ in ("GPE", "NORP", "ORG")
        and end - start == 1
        and start
        and doc[start - 1].lower_ not in titles.words
        and not has_age(doc, end)
    ):
        return False
    return any(char.isalpha() for char in doc[start:end].text)


def _bears_surname(doc: Doc, start: int, end: int, words: NameWords) -> bool:
    """Whether a given name stands before a word that is a title or a place elsewhere: "Lena Baron", "Ada Hill said"."""
    last, first = doc[end - 1], doc[start]
    if (
        not 2 <= end - start <= 3
        or gender_of(first.text) is None
        or any(token.ent_type_ != "PERSON" or not token.text.istitle() for token in doc[start:end])
    ):
        return False
    if last.lower_ in words.body_heads | words.not_actors or first.lower_ in title_words().words:
        return False
    root = doc[start:end].root
    return last.lower_ not in words.place_heads or (root.dep_ in SUBJECTS or has_age(doc, end))


def _is_known(start: int, end: int, known: dict[int, Name]) -> bool:
    return all(at in known for at in range(start, end))


def _is_described(doc: Doc, start: int, end: int, known: dict[int, Name]) -> bool:
    """Whether it is a name of the registry behind a plain word that opens the sentence: "Wealthy Qatar"."""
    first = doc[start]
    name = known.get(start + 1)
    if name is None or name.end != end or name.kind == "person" or not first.is_sent_start:
        return False
    return is_small(first.text) and given_gender(first.text) is None


def _is_day(token: Token) -> bool:
    """Whether it is the day of the week that follows a name in American reports: "said Ade Bello Sunday"."""
    return token.text.endswith("day") and token.lower_ in name_words().openers
