"""Rebuild ``src/dateline/reading/data/borne.yaml``: given names that women or men bear, and not both.

Faker (MIT licence) makes up people in many languages by lists of given names, which come from registers and censuses.
A name is taken that its lists give to one of the two only, and that two languages have or a large one; names of
``given.yaml``, which were weighed one by one, are left to it. Running Dateline does not need Faker:

    uv pip install --no-deps --target /some/folder faker==40.54.0
    PYTHONPATH=/some/folder .venv/bin/python training/borne.py
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from collections import defaultdict
from pathlib import Path

from dateline.reading.lexicon import key
from dateline.tables import table

OUT = Path(__file__).parents[1] / "src/dateline/reading/data/borne.yaml"
LARGE = ("en", "es", "fr_FR", "de_DE", "it_IT", "ar_", "ha_", "sw", "pt_BR", "pl_PL", "tr_TR")
WORD = re.compile(r"[A-Za-zÀ-ž]{3,}")  # Faker's lists in other letters are left out
HEAD = """\
# Further given names that are borne by women (f) or by men (m) nearly always, in small letters without accents: those
# that the lists of the library Faker (MIT licence), made from registers and censuses, give to one of the two only.
# Places are called by some of them, so that they say nothing but the gender of somebody who is known for a person.
"""


def listed() -> dict[str, dict[str, set[str]]]:
    """For each gender the names with the languages whose lists have them."""
    person = importlib.import_module("faker.providers.person")
    found: dict[str, dict[str, set[str]]] = {"f": defaultdict(set), "m": defaultdict(set)}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender, names in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in getattr(provider, names, None) or ():
                if WORD.fullmatch(name):
                    found[gender][key(name)].add(module.name)
    return found


def main() -> None:
    """Write the names of each gender in their order."""
    known = {key(name) for names in table("reading", "given").values() for name in names}
    found = listed()
    parts = [HEAD]
    for gender, other in (("f", "m"), ("m", "f")):
        kept = sorted(
            name
            for name, languages in found[gender].items()
            if name not in found[other] and name not in known and name.isascii()
            if len(languages) > 1 or any(one.startswith(LARGE) for one in languages)
        )
        lines = textwrap.fill(" ".join(kept), 118, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
        parts.append(f"{gender}: >-\n{lines}\n")
        print(gender, len(kept))
    OUT.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
