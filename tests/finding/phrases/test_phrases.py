"""Phrases that speak of somebody or something, at their full extent, with whom the reading takes them for."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.finding.phrases.finder import (
    demonyms,
    find_phrases,
    left_over,
    note_free,
    stretches,
    word_states,
)
from dateline.finding.phrases.signs import layer, signs
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report


def document(text: str) -> Document:
    (read,) = Reader.load().reports.read([Report.of(text, published="2023-03-07")])
    return read


def phrases(text: str) -> set[tuple[str, str]]:
    return {(phrase.span.quote, phrase.kind) for phrase in find_phrases(document(text))}


TEXT = (
    "Foreign Minister Lena Okafor met the Kenyan ambassador in Nairobi on Monday. "
    "She said that 40 soldiers of the army had been killed near the town of Garissa. "
    "The bridge is 12 kilometres from the border."
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Foreign Minister Lena Okafor", "person"),
        ("Nairobi", "location"),
        ("Monday", "time"),
        ("40 soldiers of the army", "organisation"),
        ("She", "person"),
        ("the town of Garissa", "location"),
        ("the Kenyan ambassador", "person"),
        ("12 kilometres", "quantity"),
    ],
)
def test_phrases_are_found_at_their_full_extent(words: str, kind: str) -> None:
    assert (words, kind) in phrases(TEXT)


def test_a_phrase_tells_whom_the_reading_takes_it_for() -> None:
    read = document(TEXT)
    found = find_phrases(read)
    minister = next(phrase for phrase in found if "Okafor" in phrase.span.quote)
    assert minister.actor_id is not None
    assert read.actors[minister.actor_id].name == "Lena Okafor"
    town = next(phrase for phrase in found if phrase.span.quote == "Nairobi")
    assert town.place_id is not None
    assert read.places[town.place_id].name == "Nairobi"


def test_phrases_quote_the_report_in_text_order_and_none_lies_inside_another() -> None:
    found = find_phrases(document(TEXT))
    assert len(found) == 10
    assert all(TEXT[phrase.span.start : phrase.span.end] == phrase.span.quote for phrase in found)
    ends = [0, *(phrase.span.end for phrase in found)]
    assert all(phrase.span.start >= end for phrase, end in zip(found, ends, strict=False))


def test_the_same_text_gives_the_same_phrases_whatever_was_read_before() -> None:
    once = find_phrases(document(TEXT))
    find_phrases(document("Rain fell on the coast of Ghana."))
    assert find_phrases(document(TEXT)) == once


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "()", "a" * 3000, "word " * 400])
def test_a_text_without_sense_gives_no_error(text: str) -> None:
    assert isinstance(find_phrases(document(text)), tuple)


def test_a_nationality_that_stands_in_no_phrase_is_a_phrase_of_its_own() -> None:
    read = document("Kenyan and Ugandan officials met.")
    found = demonyms(read)
    assert [span.quote for span, _ in found] == ["Kenyan", "Ugandan"]
    assert [span.quote for span, _ in left_over(found, [(0, 8)])] == ["Ugandan"]


def test_of_pieces_that_overlap_the_longest_gives_the_labels() -> None:
    doc = document("The old town of Bako burned.").doc
    found = layer(doc, [(16, 20, "short"), (0, 20, "long"), (21, 27, "verb")])
    assert found == ["B-long", "I-long", "I-long", "I-long", "I-long", "B-verb", "O"]


def test_every_word_has_signs_and_every_word_with_letters_a_state() -> None:
    read = document("Two men left.\nThen it rained.")
    assert all(len(shown) > 10 for shown in signs(read))
    words = [at for stretch in stretches(read.doc) for at in stretch]
    assert (np.abs(word_states(read.doc)[words]).sum(axis=1) > 0).all()


def test_the_weights_were_made_for_the_encoders_that_are_shipped() -> None:
    package = files("dateline.finding")
    with (package / "data" / "phrases.npz").open("rb") as file, np.load(file) as stored:
        made_for = dict(line.split() for line in bytes(stored["made_for"]).decode("ascii").splitlines())
    shipped = {name: sha256((package / "model" / name).read_bytes()).hexdigest() for name in made_for}
    assert shipped == made_for, "make the phrases anew: training/README.md"
    assert set(made_for) == {"pairing.onnx.gz", "incidents.onnx.xz", "phrases.onnx.xz"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Garissa.[3", "Garissa"),
        ("the University of Bako.[1][2]", "the University of Bako"),
        ("May 6.”[3", "May 6"),
        ("the hills,[12", "the hills"),
        ("12", "12"),
        ("the [old] town", "the [old] town"),
        ("[3]", "[3]"),
    ],
)
def test_the_numbers_of_notes_are_no_part_of_a_phrase(words: str, kept: str) -> None:
    assert words[: note_free(words)] == kept


def test_a_phrase_ends_before_the_number_of_a_note() -> None:
    read = document("The rebels left the town of Garissa.[3] They came back on Monday.[4]")
    found = {phrase.span.quote for phrase in find_phrases(read)}
    assert not [quote for quote in found if "[" in quote]
    assert all(read.report.text[one.span.start : one.span.end] == one.span.quote for one in find_phrases(read))


def test_the_command_prints_phrases_as_json_with_where_they_stand(tmp_path: Path) -> None:
    page = tmp_path / "report.txt"
    page.write_text(TEXT, encoding="utf-8")
    ran = CliRunner().invoke(main, ["phrases", str(page), "--json"])
    assert ran.exit_code == 0, ran.output
    rows = json.loads(ran.stdout)
    assert {"words": "Nairobi", "kind": "location"}.items() <= next(r for r in rows if r["words"] == "Nairobi").items()
    assert all(TEXT[row["start"] : row["end"]] == row["words"] for row in rows)


def test_a_page_that_is_missing_is_refused_in_one_sentence() -> None:
    ran = CliRunner().invoke(main, ["phrases", "nowhere.txt"])
    assert ran.exit_code != 0
    assert "nowhere.txt" in ran.output
