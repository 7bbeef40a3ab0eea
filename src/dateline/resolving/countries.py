"""Countries by their ISO 3166-1 alpha-3 code, with names, capitals, adjectives and peoples.

``data/countries.yaml`` is what pycountry says, written down once, because importing and reading pycountry
takes 75 ms at every start and the file 10 ms. ``python -m dateline.resolving.countries`` writes it again; a
test fails when it is stale. ``data/nationalities.yaml`` is ours: what news calls a country, its people and
its government.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.records import Actor
from dateline.resolving.lexicon import Entry, entry
from dateline.resolving.names import is_acronym
from dateline.tables import table

__all__ = ["actors", "codes", "demonyms", "entries", "names", "peoples", "write", "written"]

_HEADING = "# Written by `python -m dateline.resolving.countries` from pycountry (iso-codes). Do not edit.\n"


@cache
def codes() -> frozenset[str]:
    """Every alpha-3 code that an actor may bear; "SUN", "YUG" and Kosovo's "XKX" are among them."""
    return frozenset(table("resolving", "countries")) | frozenset(table("resolving", "nationalities"))


def names(code: str) -> tuple[str, ...]:
    """What a country is called, the usual name first; KeyError where the code is of no country."""
    ours = table("resolving", "nationalities").get(code, {})
    official = [_in_order(name) for name in table("resolving", "countries").get(code, ())]
    return tuple(dict.fromkeys([*ours.get("names", ()), *official]))


def actors() -> Iterator[Actor]:
    """Every country as the actor that its state is."""
    for code in sorted(codes()):
        called = names(code)
        yield Actor(code, called[0], "state", code, "government", called[1:], registered=True)


def entries() -> Iterator[Entry]:
    """Every name, short form, capital, adjective and people of every country."""
    for code in sorted(codes()):
        ours = table("resolving", "nationalities").get(code, {})
        for name in names(code):
            yield entry(code, name, "name")
        for short in ours.get("short", ()):
            yield entry(code, short, "acronym" if is_acronym(short) else "short")
        for capital in _listed(ours.get("capital")):
            yield entry(code, capital, "short", "metonym")
        for demonym in ours.get("demonym", ()):
            yield entry(code, demonym, "demonym")
        for people in peoples(code):
            yield entry(code, people, "demonym", "people")
        for prefix in _listed(ours.get("prefix")):
            yield entry(code, prefix, "demonym", "prefix")


def demonyms(code: str) -> list[str]:
    """The words for what is of a country: "Lebanese"."""
    return _listed(table("resolving", "nationalities").get(code, {}).get("demonym"))


def peoples(code: str) -> list[str]:
    """What its people are called, in the plural: what the table says, and "Iraqis" of "Iraqi"."""
    ours = table("resolving", "nationalities").get(code, {})
    regular = [f"{demonym}s" for demonym in ours.get("demonym", ()) if demonym.endswith(("n", "i", "r"))]
    return [*ours.get("people", ()), *regular]


def _listed(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _in_order(name: str) -> str:
    """ISO's "Iran, Islamic Republic of" as it is said: "Islamic Republic of Iran"."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma and tail.endswith((" of", " of the", " the")) else name


def written() -> str:
    """The text that ``data/countries.yaml`` should hold."""
    import pycountry

    lines = []
    for country in sorted(pycountry.countries, key=lambda country: str(country.alpha_3)):
        said = (getattr(country, part, None) for part in ("common_name", "name", "official_name"))
        listed = ", ".join(f'"{name}"' for name in dict.fromkeys(said) if name)
        lines.append(f"{country.alpha_3}: [{listed}]\n")
    return _HEADING + "".join(lines)


def write() -> Path:
    """Write ``data/countries.yaml`` anew and say where it lies."""
    path = Path(str(files(__package__))) / "data" / "countries.yaml"
    path.write_text(written(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write())
