"""Bylines and titles: names without posts, headlines without sites."""

from __future__ import annotations

import pytest

from dateline.article.bylines import byline
from dateline.article.titles import without_site


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Written by Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("JANE DOE, Associated Press Writer", "Jane Doe"),
        ("Jane Doe, thegazette.com", "Jane Doe"),
        ("Jane Doe  Nov 18, 2019 at 9:24 pm ET", "Jane Doe"),
        ("Jane Doe | Reuters", "Jane Doe"),
        ("Jane Doe, John Roe", "Jane Doe, John Roe"),
        ("Jane Doe (@janedoe)", "Jane Doe"),
        ("PTI", "PTI"),
        ("By admin", None),
        ("Our Correspondent", None),
        ("Staff Report", None),
        ("Web Desk", None),
        ("@jane", None),
        ("https://facebook.com/gazette", None),
        ("1234", None),
        ("", None),
        (None, None),
    ],
)
def test_byline(text: str | None, names: str | None) -> None:
    assert byline(text) == names


@pytest.mark.parametrize(
    ("title", "sites", "bare"),
    [
        ("Talks resume in capital - BBC News", ["BBC News"], "Talks resume in capital"),
        ("Talks resume in capital - World - DAWN.COM", ["Dawn", "dawn.com"], "Talks resume in capital - World"),
        ("Talks resume in capital | Gazette", [], "Talks resume in capital"),
        ("The Gazette: Talks resume in capital", ["The Gazette"], "The Gazette: Talks resume in capital"),
        ("The Gazette - Talks resume in capital", ["The Gazette"], "Talks resume in capital"),
        ("Iran - US talks resume", ["Gazette"], "Iran - US talks resume"),
        ("Talks resume", ["Gazette"], "Talks resume"),
        ("", [], ""),
    ],
)
def test_without_site(title: str, sites: list[str], bare: str) -> None:
    assert without_site(title, sites) == bare
