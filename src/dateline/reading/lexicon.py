"""The word lists of the reading, read from ``data/names.yaml`` once."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.resolving import titles
from dateline.resolving.names import key
from dateline.tables import table

__all__ = ["NameWords", "TitleWords", "gender_of", "given_gender", "name_words", "noun_gender", "title_words"]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Lower-case words that decide what a capitalised run names; the data file says what each list means."""

    particles: frozenset[str]
    body_heads: frozenset[str]
    place_heads: frozenset[str]
    facilities: frozenset[str]
    happenings: frozenset[str]
    openers: frozenset[str]
    not_actors: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    given: frozenset[str]
    addressing: frozenset[str]
    reaching: tuple[str, ...]


@functools.cache
def name_words() -> NameWords:
    """The lists that the package ships."""
    lists = dict(table("reading", "names"))
    reaching = tuple(lists.pop("reaching"))
    return NameWords(**{name: frozenset(map(str, words)) for name, words in lists.items()}, reaching=reaching)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The titles of ``resolving/titles.py`` word by word, as tokens meet them.

    ``honorifics`` are the words of ranks and forms of address, ``heads`` the head words of posts, ``words`` all that
    may stand in a title before a name.
    """

    honorifics: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]

    def posts_in(self, title: str) -> set[str]:
        """The heads of posts that a title names: "acting foreign minister" gives minister, "Gov." governor."""
        words = title.lower().replace("-", " ").split()
        heads = {word for word in words if word.strip(".,()") in self.heads}
        return heads | {_short_posts()[word.strip(".")] for word in words if word.strip(".") in _short_posts()}

    def gender(self, title: str) -> str | None:
        """The gender that a title tells, "f" or "m"; None where it tells none or both."""
        words = {word.strip(".,()") for word in title.lower().split()}
        lists = name_words()
        female, male = bool(words & lists.feminine), bool(words & lists.masculine)
        return None if female == male else "f" if female else "m"

    def post_sector(self, title: str) -> str | None:
        """The sector of who bears the title, None where it tells none."""
        return titles.load().post_sector(title) or titles.load().honorific_sector(title)


@functools.cache
def _short_posts() -> dict[str, str]:
    return dict(table("reading", "nominals")["short_posts"])


@functools.cache
def _strangers() -> dict[str, str]:
    lists = table("reading", "nominals")["strangers"]
    return {noun: gender for gender in ("f", "m") for noun in lists[gender]}


def noun_gender(noun: str) -> str | None:
    """The gender of whom a noun names ("daughter", "spokesman"), "f" or "m"; None where it tells none."""
    lists = name_words()
    return _strangers().get(noun) or ("f" if noun in lists.feminine else "m" if noun in lists.masculine else None)


@functools.cache
def _given() -> dict[str, str]:
    return {key(name): gender for gender, names in table("reading", "given").items() for name in names}


def given_gender(name: str) -> str | None:
    """The gender of whoever bears a given name, "f" or "m"; None for one that no list has or that both bear."""
    return _given().get(key(name))


@functools.cache
def _borne() -> dict[str, str]:
    return {name: gender for gender, names in table("reading", "borne").items() for name in names.split()}


def gender_of(name: str) -> str | None:
    """The gender of a person by the first of its names, which may be a place's elsewhere; None where unclear."""
    return given_gender(name) or _borne().get(key(name))


@functools.cache
def title_words() -> TitleWords:
    """The shipped titles."""
    known = titles.load()
    honorifics = frozenset(word.strip(".") for title in known.honorifics for word in title.replace("-", " ").split())
    honorifics |= {f"{word}." for word in honorifics}  # "Gov." is one token, "Lt." two
    heads = frozenset(known.posts)
    modifiers = frozenset(word for words in known.modifiers for word in words.split())
    small = frozenset({"of", "the", "and", "for"})
    return TitleWords(honorifics - small, heads, (honorifics | heads | modifiers) - small)
