"""Datelines: which place opens a story, and where the story begins."""

from __future__ import annotations

import pytest

from dateline.article.dateline import find


@pytest.mark.parametrize(
    ("text", "place", "opens"),
    [
        ("ISLAMABAD: The cabinet met", "ISLAMABAD", "The cabinet"),
        ("LAHORE : The court", "LAHORE", "The court"),
        ("KARACHI/QUETTA: Two men", "KARACHI/QUETTA", "Two men"),
        ("D.I. KHAN: Two policemen", "D.I. KHAN", "Two"),
        ("DERA ISMAIL KHAN: A mine", "DERA ISMAIL KHAN", "A mine"),
        ("WASHINGTON (Reuters) - The U.S.", "WASHINGTON", "The U.S."),
        ("WASHINGTON, D.C. — The", "WASHINGTON", "The"),
        ("BAGHDAD, March 3 (AP) — A bomb", "BAGHDAD", "A bomb"),
        ("NEW DELHI, March 7, 2023 (Xinhua) -- India", "NEW DELHI", "India"),
        ("BAMAKO, 12 MARCH 2024 (SAHEL WIRE) -- GUNMEN", "BAMAKO", "GUNMEN"),
        ("BAMAKO, MONDAY, MARCH 12 -- GUNMEN", "BAMAKO", "GUNMEN"),
        ("DURRES, Albania, Feb 8 (Adria News Line) - Police", "DURRES", "Police"),
        ("ISLAMABAD, Pakistan (AP) — Two", "ISLAMABAD", "Two"),
        ("PORT-AU-PRINCE, Haiti (AP) -- A", "PORT-AU-PRINCE", "A"),
        ("RIO DE JANEIRO - Police", "RIO DE JANEIRO", "Police"),
        ("ST. LOUIS (AP) — A", "ST. LOUIS", "A"),
        ("SÃO PAULO — Os", "SÃO PAULO", "Os"),
        ("PARIS — France", "PARIS", "France"),
        ("READING >> A man", "READING", "A man"),
        ("SAN FRANCISCO —A man", "SAN FRANCISCO", "A man"),
        ("BAGHDAD (AP) — “We", "BAGHDAD", "“We"),
        ("Kabul (AFP) - The", "Kabul", "The"),
        ("BOGOTA, 15 JAN 90 -- THE ARMY", "BOGOTA", "THE"),
        ("KARVO, 7 OCT 91 (REUTER) -- [TEXT] THE MAYOR", "KARVO", "THE"),
        ("Cairo, March 3 — A", "Cairo", "A"),
        ("Lahore, 7 March: The", "Lahore", "The"),
        ("Islamabad — The", "Islamabad", "The"),
        # A text that has lost its capitals.
        ("mombasa: the minister spoke", "mombasa", "the minister"),
        ("new delhi: two men were held", "new delhi", "two men"),
    ],
)
def test_a_dateline(text: str, place: str, opens: str) -> None:
    found = find(text)
    assert found is not None
    assert text[found.start : found.end] == place
    assert text[found.body :].startswith(opens)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The cabinet met in ISLAMABAD: nobody spoke.",
        "EXCLUSIVE: Police knew",
        "BREAKING: Two killed",
        "THE LATEST: A march",
        "WATCH: The moment",
        "NATO: The alliance",
        "U.N.: Talks",
        "Monday — the first day",
        "Islamabad: The view from here",
        "JAMAICA-BASED firms say",
        "By Jane Doe - The",
        "Two men — brothers — were held",
        "ISLAMABAD",
        "ISLAMABAD: ",
        "KABUL: but then",
        "(Reuters) - A bomb",
        "Q: What happened?",
        "q: what happened?",
        "exclusive: police knew",
        "the minister said to them: go",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find(text) is None
