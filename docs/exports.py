"""Writes ``docs/exports.md`` from the forms themselves: ``python docs/exports.py``, or ``make docs``."""

from __future__ import annotations

from pathlib import Path

from dateline.export.forms import NAMES, form

__all__ = ["page"]

PAGE = Path(__file__).with_name("exports.md")
HEAD = """# Events in the forms of others

This page is made from the program (`make docs`).

```
dateline export --as acled --since 2024 --out events.csv --ledger news.db
dateline read --as cameo page.html
```

`export` gives the events of a ledger, chosen as by `dateline events`; `read --as` those of pages, and keeps nothing.
Both take `--profile`: a type of your own has the codes of the type above it, or those that its profile names.

Every row leads back to its sentence: by the columns that hold it, or by the event's id (`dateline explain ID`). None of
these forms holds all that a ledger does: who says so, the words of each field, and what is denied are in
`dateline read --jsonl`, in `--csv` and `--json` of each command, and in the ledger itself ([the schema](schema.md)).
"""


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for name in NAMES:
        one = form(name)
        lines += [f"## {name}\n", f"{one.about}\n", "| column | what it tells |\n|---|---|"]
        lines += [f"| `{column.name}` | {column.tells} |" for column in one.columns]
        lines += [""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
