"""The JSON document of a reading, and the schema that says what it holds."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from pydantic import TypeAdapter

from dateline.export.json import document, dumps, line, schema
from dateline.records import Reading, Report


def faults(value: Any, rule: dict[str, Any], defs: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value breaks a JSON Schema, of the keywords that ours uses; KeyError for any other."""
    rule = {
        key: part for key, part in rule.items() if key not in ("title", "description", "default", "$schema", "$defs")
    }
    found: list[str] = []
    for key, part in rule.items():
        if key == "$ref":
            found += faults(value, defs[part.removeprefix("#/$defs/")], defs, at)
        elif key == "anyOf":
            found += [] if any(not faults(value, option, defs, at) for option in part) else [f"{at}: none of anyOf"]
        elif key == "type":
            kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int,
                     "number": (int, float)}  # fmt: skip
            found += [] if isinstance(value, kinds[part]) else [f"{at}: not {part}"]
        elif key == "enum":
            found += [] if value in part else [f"{at}: not one of {part}"]
        elif key == "items":
            found += [fault for n, item in enumerate(value) for fault in faults(item, part, defs, f"{at}[{n}]")]
        elif key == "properties" and isinstance(value, dict):
            found += [
                f for name in value if name in part for f in faults(value[name], part[name], defs, f"{at}.{name}")
            ]
        elif key == "required" and isinstance(value, dict):
            found += [f"{at}: lacks {name}" for name in part if name not in value]
        elif key == "additionalProperties" and isinstance(value, dict):
            assert part is False
            found += [f"{at}: has {name}" for name in value if name not in rule["properties"]]
        elif not isinstance(value, dict) and key in ("properties", "required", "additionalProperties"):
            continue
        else:
            raise KeyError(key)
    return found


def broken(document: dict[str, Any], rule: dict[str, Any]) -> list[str]:
    return faults(document, rule, rule["$defs"])


def test_a_document_is_of_its_schema(reading: Reading) -> None:
    assert broken(document(reading), schema()) == []
    assert broken(document(Reading(Report.of("Only a text."))), schema()) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda made: made.pop("events"), "$: lacks events"),
        (lambda made: made["events"][0].update(colour="red"), "$.events[0]: has colour"),
        (lambda made: made["events"][0]["trigger"].update(start="7"), "$.events[0].trigger.start: not integer"),
        (lambda made: made["events"][0].update(modality="surely"), "$.events[0].modality: not one of"),
        (lambda made: made["report"].pop("url"), "$.report: lacks url"),
    ],
)
def test_the_schema_refuses_what_is_no_document(reading: Reading, change: Any, says: str) -> None:
    made = deepcopy(document(reading))
    change(made)
    (fault,) = broken(made, schema())
    assert fault.startswith(says)


def test_a_document_says_all_that_the_reading_says(reading: Reading) -> None:
    assert TypeAdapter(Reading).validate_python(json.loads(dumps(reading))) == reading


def test_the_schema_tells_what_each_record_is() -> None:
    made = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["title"] and made["description"].startswith("Everything that one report gives")
    undescribed = [name for name, record in made["$defs"].items() if not record.get("description")]
    assert undescribed == []


def test_one_reading_is_one_line() -> None:
    reading = Reading(Report.of("Zürich: two\nlines\u2028and a half.", title="“Two”"))
    assert line(reading) == dumps(reading) + "\n"
    assert len(line(reading).splitlines()) == 1 and "Zürich" in line(reading)
    assert json.loads(line(reading))["report"]["text"] == reading.report.text
    assert dumps(reading, indent=2).startswith('{\n  "report": {\n    "id": ')
