"""PETRARCH's own regression sentences: source, target and event code of each, as its coder was meant to give them.

``strict`` counts equal triples; ``relaxed`` looks at the first three letters of the actors and the root (first two
digits) of the code. Micro-averaged over rows, every answer once. A triple whose source or target is "---", or that
has none, asks for silence, and so does a row with no events; what is said there counts against precision.

The sentences are set in fictional countries, which ``petrarch_actors.yaml`` declares as a user's profile would. Nor are
their codes CAMEO's: they are those of an older codebook (WEIS), and some were made up for the tests.
``petrarch_codes.yaml`` is the crosswalk to them, in the form of the shipped one to CAMEO. ``cameo`` scores the answers
of the shipped crosswalk alone. Nothing is left out as unlikely: what is so was learned from running news, which these
sentences are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact
from dateline.ontology.cameo import Cameo, Triple
from dateline.pipeline import Reader
from dateline.records import Report
from dateline.settings import Settings

__all__ = ["run"]

HERE = Path(__file__).parent
UNKNOWN = "---"


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Code every sentence with the set's own actors and codes, and compare the triples."""
    rows = list(jsonlines.read(data))
    settings = replace(Settings.from_environment(), profile=HERE / "petrarch_actors.yaml", likely=0.0)
    readings = list(Reader.load(settings).read_reports(_report(row) for row in rows))
    own, shipped = Cameo.load(HERE / "petrarch_codes.yaml"), Cameo.load()
    strict = relaxed = plain = Counts()
    for row, reading in zip(rows, readings, strict=True):
        wanted, found = _wanted(row), set(own.triples(reading))
        strict += exact(found, wanted)
        relaxed += exact(_relaxed(found), _relaxed(wanted))
        plain += exact(_relaxed(shipped.triples(reading)), _relaxed(wanted))
        jsonlines.write(out, {"id": row["id"], "found": sorted(found)})
    return {"n": len(rows), "strict": strict.scores(), "relaxed": relaxed.scores(), "cameo": plain.scores()}


def _report(row: dict[str, Any]) -> Report:
    day = row["date"]
    return Report.of(row["text"], published=f"{day[:4]}-{day[4:6]}-{day[6:]}")


def _wanted(row: dict[str, Any]) -> set[Triple]:
    told = (
        Triple(*(event.get(part, "") for part in ("sourcecode", "targetcode", "eventcode"))) for event in row["events"]
    )
    return {triple for triple in told if all(triple) and UNKNOWN not in (triple.source[:3], triple.target[:3])}


def _relaxed(triples: Iterable[Triple]) -> set[Triple]:
    return {Triple(source[:3], target[:3], code[:2]) for source, target, code in triples}
