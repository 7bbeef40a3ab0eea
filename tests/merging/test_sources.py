"""Who a report comes from: the agency that it names as its source, or its publisher."""

from __future__ import annotations

import pytest

from dateline.merging.sources import source
from dateline.records import Report


@pytest.mark.parametrize(
    ("text", "known", "from_whom"),
    [
        ("ZENDA, March 3 (Reuters) - A bridge fell.", {"publisher": "Gazette"}, "Reuters"),
        ("ZENDA (APP): A bridge fell.", {"publisher": "Gazette"}, "Associated Press of Pakistan"),
        ("A bridge fell.", {"publisher": "Gazette", "byline": "AFP"}, "Agence France-Presse"),
        ("A bridge fell.", {"publisher": "Gazette", "byline": "Jane Doe, Associated Press"}, "Associated Press"),
        ("A bridge fell.", {"publisher": "Xinhua News Agency"}, "Xinhua"),
        ("ZENDA (Forest Wire) — A bridge fell.", {"publisher": "Gazette"}, "Forest Wire"),
        ("ZENDA (Forest Wire) — A bridge fell.", {"publisher": "Forest Wire"}, "Forest Wire"),
        ("ZENDA (FN) — A bridge fell.", {"publisher": "Forest News"}, "Forest News"),
        ("ZENDA: (Web Desk) A bridge fell.", {"publisher": "Gazette"}, "Gazette"),
        ("A bridge fell, the mayor told Reuters.", {"publisher": "Gazette"}, "Gazette"),
        ("A bridge fell.", {"publisher": "Gazette", "byline": "Apollonia Petrova"}, "Gazette"),
        ("A bridge fell.", {}, None),
    ],
)
def test_who_a_report_comes_from(text: str, known: dict[str, str], from_whom: str | None) -> None:
    assert source(Report.of(text, **known)) == from_whom
