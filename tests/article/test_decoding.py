"""Bytes to text: right and wrong labels, broken UTF-8, mojibake, and what nobody sees."""

from __future__ import annotations

import pytest

from dateline.article.cleaning import clean, line
from dateline.article.decoding import decode
from dateline.article.mojibake import repair

QUOTE = "“Café,” she said – “naïve”"


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (QUOTE.encode(), None, QUOTE),
        (QUOTE.encode(), "iso-8859-1", QUOTE),  # a wrong label: the bytes prove UTF-8
        (QUOTE.encode(), "windows-1251", QUOTE),
        (b'<meta charset="latin-1">' + QUOTE.encode(), None, '<meta charset="latin-1">' + QUOTE),
        (QUOTE.encode("cp1252"), None, QUOTE),
        (QUOTE.encode("cp1252"), "ISO-8859-1", QUOTE),  # Latin-1 means windows-1252, as in browsers
        (QUOTE.encode("cp1252"), "utf-8", QUOTE),  # a wrong label the other way
        ("Привет, мир".encode("cp1251"), "windows-1251", "Привет, мир"),
        (b"<meta charset=koi8-r>" + "мир".encode("koi8-r"), None, "<meta charset=koi8-r>мир"),
        (b"\xef\xbb\xbf" + QUOTE.encode(), None, QUOTE),
        (QUOTE.encode("utf-16"), None, QUOTE),
        (QUOTE.encode("utf-32"), None, QUOTE),
        ("Talks resume in the capital".encode("utf-16-le"), None, "Talks resume in the capital"),
        ("Talks resume in the capital".encode("utf-16-be"), None, "Talks resume in the capital"),
        ("会談".encode("iso2022_jp"), "iso-2022-jp", "会談"),
        (QUOTE.encode(), "rot13", QUOTE),  # a codec that is no encoding
        (QUOTE.encode(), "no such\0thing", QUOTE),
        (b"", None, ""),
    ],
)
def test_decode(content: bytes, charset: str | None, text: str) -> None:
    decoded = decode(content, charset)
    assert (decoded.text, decoded.lost) == (text, 0)


def test_broken_utf8_loses_only_what_is_broken() -> None:
    decoded = decode(QUOTE.encode().replace("ï".encode(), b"\xc3"))
    assert decoded.text == "“Café,” she said – “na\ufffdve”"
    assert (decoded.encoding, decoded.lost) == ("utf-8", 1)


def test_utf8_cut_in_the_middle_of_a_letter() -> None:
    assert decode(QUOTE.encode()[:-1]).text == QUOTE[:-1] + "\ufffd"


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("He said â€œnoâ€\x9d and itâ€™s over", "He said “no” and it’s over"),
        ("cafÃ© naÃ¯ve", "café naïve"),
        ("Â£5 and Â£6", "£5 and £6"),
        ("1990â€“2000", "1990–2000"),
        ("“no,â€\ufffd he said", "“no,” he said"),
    ],
)
def test_mojibake_is_put_right(damaged: str, meant: str) -> None:
    assert repair(damaged) == meant
    assert repair(meant) == meant


@pytest.mark.parametrize("text", ["“Éa”—", "Ångström café”—", "SÃO PAULO", "one Ã© alone", "Â", "plain"])
def test_what_may_be_meant_is_left(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("e\u0301", "é"),
        ("a\u00a0b\u2009c \t d", "a b c d"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("  a  \n  b  ", "a\nb"),
        ("R&amp;D &#8220;x&#8221; &amp;amp; &nbsp;y", "R&D “x” & y"),
        ("AT&T; &unknown;", "AT&T; &unknown;"),
        ("\ud800x", "\ufffdx"),
        ("\x00a\x07b\x1b", "ab"),
        ("\x1b[1;31mThe army\x1b[0m said", "The army said"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


def test_line_is_one_line() -> None:
    assert line(" Talks\n resume ") == "Talks resume"
