"""Bodies, places and peoples: what the registry knows, then what the model sees beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dateline.reading.lexicon import NameWords, TitleWords, name_words
from dateline.reading.names.name import Name, NameKind
from dateline.reading.parse.casing import is_small
from dateline.reading.parse.syntax import speaks_of
from dateline.reading.places.locations import stands_as_place, stands_within
from dateline.reading.stamps import STAMP
from dateline.resolving.registry import Hit, Registry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

__all__ = ["find_bodies", "find_known"]

INSTITUTIONS = frozenset({"government", "military", "police", "court", "international"})
KINDS: dict[str, NameKind] = {
    "ORG": "body", "PERSON": "body", "PRODUCT": "body",
    "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
}  # fmt: skip

CLAUSES = frozenset({"ccomp", "relcl", "pcomp", "csubj"})
ASTRAY = frozenset({"", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})  # what the model calls towns that it does not know


def find_known(doc: Doc, registry: Registry, filed_in: str | None = None) -> list[Name]:
    """The registry's names in the text; those that may be anybody's ("Jordan" after a first name) are left alone.

    "The army" with no country to it is that of the country the report is filed in; without a dateline nobody's.
    """
    found: list[Name] = []
    text = doc.text  # made anew out of the tokens each time it is asked for
    for hit in registry.scan(text, about=[filed_in] if filed_in else []):
        piece = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if hit.form == "nominal" and registry.actor(hit.actor_id).kind not in INSTITUTIONS:
            continue  # "fighters", "people": common nouns, which the finders read
        if (
            piece is None
            or (hit.unsure and not _is_at_home(piece, hit, filed_in))
            or (found and piece.start < found[-1].end)
        ):
            continue
        if hit.form == "acronym" and piece.text.rstrip(".") != text[hit.start : hit.end].rstrip("."):
            continue  # "UN&ED" is one word, and no UN
        if hit.form == "acronym" and not speaks_of(piece.text, text) and _is_word(piece.root):
            continue  # "the road IS open", "he knows WHO did it"
        kind: NameKind = "people" if hit.form == "demonym" else "body"
        found.append(Name(piece.start, piece.end, kind, hit.actor_id, hit.form, metonym=hit.metonym))
    return found


def _is_word(token: Token) -> bool:
    """Whether initials are the plain word: a pronoun that asks or joins a clause, or a verb with somebody before it."""
    if token.tag_ == "WP":
        return token.head.dep_ in CLAUSES or token.sent[-1].text == "?"
    return token.tag_ == "VBZ" and any(child.dep_ in ("nsubj", "expl") for child in token.lefts)


def _is_at_home(piece: TokenSpan, hit: Hit, country: str | None) -> bool:
    """Whether a body with no country to it is the one of the country the report is filed in: "the army", "police"."""
    if hit.form != "nominal" or country is None or not hit.actor_id.startswith(f"{country}/"):
        return False
    owned = any(child.dep_ == "poss" for child in piece.root.lefts)
    return not owned and not any(child.lower_ in ("a", "an", "another", "one", "some") for child in piece.root.lefts)


def find_bodies(
    doc: Doc, words: NameWords, titles: TitleWords, taken: dict[int, Name], is_place: Callable[[str], bool]
) -> list[Name]:
    """The model's other names: bodies grown over the run they stand in, places and peoples as they are.

    ``is_place`` tells whether the gazetteer has a name: "Gao" and "Tema" are bodies to the model.
    """
    found: list[Name] = []
    for ent in doc.ents:
        kind = KINDS.get(ent.label_)
        if kind is None or any(at in taken for at in range(ent.start, ent.end)):
            continue
        start, end = _trimmed(doc, ent.start, ent.end)
        if end - start == 1 and STAMP.fullmatch(ent[0].text) and is_small(doc[start].text):
            continue  # "07:15 Rescue workers say"
        if kind in ("body", "place"):
            end = _grown(doc, start, end, taken)
        if start >= end or _is_no_name(doc, start, end, words, titles):
            continue
        last = doc[end - 1].lower_
        if kind == "place" and _is_plain_word(doc, start, end) and not stands_as_place(doc, start, end, is_place):
            continue
        if kind == "place" and last in words.body_heads:
            kind = "body"
        elif (kind == "body" and last in words.place_heads and last not in words.body_heads) or (
            ent.label_ in ("ORG", "PERSON", "NORP")
            and last not in words.body_heads
            and (
                stands_as_place(doc, start, end, is_place)
                or _is_scene(doc, start, end, words, is_place)
                or (ent.label_ == "PERSON" and stands_within(doc, start, end))
            )
        ):
            kind = "place"
        elif ent.label_ in ("PERSON", "PRODUCT") and last not in words.body_heads:
            continue
        found.append(Name(start, end, kind))
    taken = taken | {at: name for name in found for at in range(name.start, name.end)}
    found += _missed_places(doc, words, taken, is_place)
    taken = taken | {at: name for name in found for at in range(name.start, name.end)}
    found += _by_head(doc, words, titles, taken)
    taken = taken | {at: name for name in found for at in range(name.start, name.end)}
    return [*found, *_by_last_word(doc, found, taken)]


def _is_scene(doc: Doc, start: int, end: int, words: NameWords, is_place: Callable[[str], bool]) -> bool:
    """Whether a town that the model takes for a body tells where something happened: "the Munich attack"."""
    token = doc[start]
    if end - start > 1 or token.ent_type_ == "PERSON" or not token.text.istitle() or is_small(token.text):
        return False
    happened = token.dep_ in ("compound", "nmod") and token.head.i == end and token.head.lower_ in words.happenings
    return happened and is_place(token.text)


def _missed_places(
    doc: Doc, words: NameWords, taken: dict[int, Name], is_place: Callable[[str], bool]
) -> Iterator[Name]:
    """Names that the model takes for nothing and that stand where places do: "in Quetta on Monday"."""
    for token in doc:
        if token.dep_ != "pobj" or token.tag_ != "NNP" or token.ent_type_ not in ASTRAY or token.i in taken:
            continue
        start = end = token.i
        while start > 0 and _is_proper(doc[start - 1]) and doc[start - 1].head == token and start - 1 not in taken:
            start -= 1
        end = _grown(doc, start, end + 1, taken)
        plain = end - start == 1 and is_small(token.text)
        if plain or not token.text.istitle() or token.lower_ in words.not_actors | words.body_heads:
            continue
        if stands_as_place(doc, start, end, is_place):
            yield Name(start, end, "place")


def _by_head(doc: Doc, words: NameWords, titles: TitleWords, taken: dict[int, Name]) -> list[Name]:
    """Capitalised runs that end in a word for a body, which the model missed: "Desert Brigades Front"."""
    found: list[Name] = []
    for token in doc:
        if token.lower_ not in words.body_heads or token.i in taken or not _is_proper(token):
            continue
        start = _past_owner(doc, token.i, titles, taken)
        while start > 0 and start - 1 not in taken and _is_proper(doc[start - 1]) and doc[start - 1].whitespace_:
            start -= 1
        while start < token.i and doc[start].lower_ in words.openers:
            start += 1
        end = _grown(doc, start, token.i + 1, taken)
        if token.i - start >= 1:
            start = _with_country(doc, start, taken)
        if (
            token.i - start >= 1
            and (not found or start >= found[-1].end)
            and not _is_no_name(doc, start, end, words, titles)
        ):
            found.append(Name(start, end, "body"))
    return found


def _past_owner(doc: Doc, head: int, titles: TitleWords, taken: dict[int, Name]) -> int:
    """Back over the holder of a post whose body it is: "Linn County Sheriff's Office"; else the head itself."""
    if head < 3 or doc[head - 1].tag_ != "POS" or doc[head - 2].lower_ not in titles.heads or head - 2 in taken:
        return head
    named = _is_proper(doc[head - 2]) and _is_proper(doc[head - 3]) and doc[head - 3].lower_ not in titles.heads
    return head - 2 if named and head - 3 not in taken else head


def _with_country(doc: Doc, start: int, taken: dict[int, Name]) -> int:
    """The start of a body's name, with the country that opens it: "Ghana Transparency Forum"."""
    before = taken.get(start - 1)
    opens = before is not None and before.form == "name" and before.actor_id is not None and len(before.actor_id) == 3
    if before is None or not opens or before.metonym or not doc[start - 1].whitespace_:
        return start
    return before.start if before.end == start and before.end - before.start == 1 else start


def _by_last_word(doc: Doc, found: list[Name], taken: dict[int, Name]) -> list[Name]:
    """A body's last word standing for it behind an article: "the Chronicle" after "the Gao Valley Chronicle"."""
    long = {
        doc[name.end - 1].text: name.end
        for name in reversed(found)
        if name.kind == "body" and name.end - name.start > 1
    }
    return [
        Name(token.i, token.i + 1, "body")
        for token in doc[1:]
        if token.i not in taken
        and _is_proper(token)
        and doc[token.i - 1].lower_ == "the"
        and long.get(token.text, token.i + 1) <= token.i
    ]


def _is_proper(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS")


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without the article, or the hour of a live blog's entry, before and the possessive after."""
    end = next((at for at in range(start, end) if doc[at].text in ("(", "[")), end)
    while start < end and (
        doc[start].lower_ in ("the", "a", "an", "this", "that", "its", "their") or STAMP.fullmatch(doc[start].text)
    ):
        start += 1
    while end > start and doc[end - 1].text in ("’s", "'s", "’", "'", ",", "-", "."):
        end -= 1
    return start, end


def _grown(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> int:
    """Over hyphens and capitalised words that go straight on: the model stops at "Islamic State-"."""
    while end < len(doc) and end not in taken and not doc[end].is_sent_start:
        token, before = doc[end], doc[end - 1]
        follows = doc[end + 1] if end + 1 < len(doc) else None
        if (
            token.text == "-"
            and not before.whitespace_
            and not token.whitespace_
            and follows is not None
            and follows.text[:1].isupper()
        ):
            if end + 1 in taken:
                break
            end += 2
        elif token.text == "-" and _goes_over(doc, end, taken):
            end += 4
        elif token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS") and before.whitespace_ and not token.ent_type_:
            end += 1
        else:
            break
    return end


def _goes_over(doc: Doc, hyphen: int, taken: dict[int, Name]) -> bool:
    """Whether a name goes on behind a small word between two hyphens: "Mazar-i-Sharif"."""
    after = doc[hyphen + 1 : hyphen + 4]
    if len(after) < 3 or any(token.i in taken for token in after) or doc[hyphen - 1].whitespace_:
        return False
    apart = any(token.whitespace_ for token in (doc[hyphen], after[0], after[1]))
    return not apart and after[0].text.islower() and after[1].text == "-" and after[2].text[:1].isupper()


def _is_plain_word(doc: Doc, start: int, end: int) -> bool:
    """Whether it is one word that people seldom give a town: "Strong" after "met", which a town in Maine is called."""
    if end - start > 1 or not (doc[start].text.islower() or is_small(doc[start].text)):
        return False
    told = doc[end : end + 2]  # "Strong, Maine", "the town of Strong"
    if len(told) == 2 and told[0].text == "," and told[1].ent_type_ == "GPE":
        return False
    return start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in name_words().place_heads


def _is_no_name(doc: Doc, start: int, end: int, words: NameWords, titles: TitleWords) -> bool:
    text = doc[start:end].text.lower()
    if text in words.not_actors or not any(char.isalpha() for char in text) or doc[end - 1].lower_ in titles.heads:
        return True
    return all(token.lower_ in titles.words or not token.text[:1].isalpha() for token in doc[start:end])
