"""Bad input: one clear sentence and a reason code for each."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from dateline.article import compose, compose_text
from dateline.article.composing import LONGEST_TEXT
from dateline.errors import InputRefused
from dateline.gather import Page

ENGLISH = "The two sides met in the capital on Monday and agreed to open the border, the ministry said in a statement. "
GERMAN = (
    "Die beiden Seiten trafen sich am Montag in der Hauptstadt und einigten sich darauf, die Grenze wieder zu öffnen. "
    "Der Sprecher des Ministeriums sagte, dass die Händler seit Wochen auf diese Nachricht gewartet hätten."
)


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", ENGLISH)
    return file.getvalue()


def image() -> bytes:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n ", "empty"),
        ("\ufeff\u200b".encode(), "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not-text"),
        (b"\n %PDF-1.4 report", "not-text"),
        (image(), "not-text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not-text"),
        (archive(), "not-text"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "not-text"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00", "not-text"),
        (zlib.compress(ENGLISH.encode() * 3) + bytes(range(32)), "not-text"),
        (b"\x00" * 500, "not-text"),
        (b"... --- ...", "no-article"),
        (b"<html><head><title>Home</title></head><body></body></html>", "no-article"),
        (b"<html><body><nav><a href=/a>World</a> <a href=/b>Sport</a></nav></body></html>", "no-article"),
        (b"<html><body><form><p>Log in</p><input></form><p>Privacy policy</p></body></html>", "no-article"),
        (GERMAN.encode(), "language"),
        (f"<html><body><article><p>{GERMAN}</p></article></body></html>".encode("latin-1"), "language"),
    ],
)
def test_a_page_that_is_no_report(content: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=r"^page\.html ") as refused:
        compose(Page("page.html", content))
    assert refused.value.reason == reason
    assert str(refused.value).count("\n") == 0
    assert str(refused.value).endswith(".")


def test_a_page_past_the_limit() -> None:
    with pytest.raises(InputRefused, match="larger than 1,000 bytes") as refused:
        compose(Page("page.html", ENGLISH.encode() * 20), limit=1000)
    assert refused.value.reason == "too-large"


def test_a_text_past_what_a_report_has() -> None:
    line = ENGLISH.strip()
    within = "\n\n".join([line] * (LONGEST_TEXT // (len(line) + 2)))
    assert len(compose_text(within).text) == len(within)
    with pytest.raises(InputRefused, match=r"^Standard input has a text of more than 500,000 letters") as refused:
        compose(Page("-", f"{within}\n\n{line}\n\n{line}".encode()))
    assert refused.value.reason == "too-large"


def test_fifty_megabytes_are_past_the_default_limit() -> None:
    with pytest.raises(InputRefused) as refused:
        compose(Page("page.html", bytes(50_000_000)))
    assert refused.value.reason == "too-large"


def test_another_language_is_read_when_asked_for() -> None:
    report = compose(Page("page", GERMAN.encode()), only=None)
    assert (report.language, report.text) == ("de", GERMAN)


def test_names_from_everywhere_are_still_english() -> None:
    text = "Abdul Rehman, Ghulam Mustafa, Iqbal Khan, Zahid Shah, Noor Mehsud and Gul Bahadur were freed. " * 3
    assert compose_text(text).language == "en"


def test_a_text_that_opens_like_a_format_is_a_text() -> None:
    assert compose(Page("page", b"BMW will close its plant in the town, the firm said.")).text.startswith("BMW")


def test_broken_utf8_and_a_wrong_label_are_read() -> None:
    content = ENGLISH.encode() + b"\xe2\x80\x9cYes\xe2\x80\x9d, he said\xff."
    report = compose(Page("page", content, charset="windows-1251"))
    assert report.text.endswith("“Yes”, he said\ufffd.")


@pytest.mark.parametrize("depth", [250, 2_000, 20_000])
@pytest.mark.parametrize("tag", ["div", "b"])
def test_an_article_deep_in_wrappers_is_read_whole(tag: str, depth: int) -> None:
    body = f"<p>{ENGLISH}</p><p>Both towns were quiet by the evening, said the mayor of one of them, Lena Holm.</p>"
    page = f"<html><body>{f'<{tag}>' * depth}{body}{f'</{tag}>' * depth}</body></html>"
    assert compose(Page("page", page.encode())).text == (
        f"{ENGLISH.strip()}\n\nBoth towns were quiet by the evening, said the mayor of one of them, Lena Holm."
    )


def test_a_page_that_no_parser_reaches_the_end_of_is_refused_for_that() -> None:
    content = b"<html><body>" + b"<ul><li>" * 20_000 + ENGLISH.encode() + b"</body></html>"
    with pytest.raises(InputRefused, match=r"^page holds more than 2,047 elements within each other\.$") as refused:
        compose(Page("page", content))
    assert refused.value.reason == "unreadable"


def test_a_long_list_is_told_to_be_in_no_language() -> None:
    listed = "Police arrested " + ", ".join(f"Jan Pohl{number}" for number in range(3000)) + " on Monday."
    with pytest.raises(InputRefused, match=r"^The text is in no language, .* only 'en' is read\.$") as refused:
        compose_text(listed)
    assert refused.value.reason == "language"


def test_another_alphabet_is_another_language_however_short() -> None:
    for text in ("قتل مسلحون ثلاثة جنود قرب كركوك يوم الاثنين.", "Полиция задержала троих.", "警察逮捕了三人。"):
        with pytest.raises(InputRefused, match="only 'en' is read") as refused:
            compose_text(text)
        assert refused.value.reason == "language"
    assert compose_text("Gunmen of Jaysh al-Mahdi (جيش المهدي) killed three soldiers.").language == "en"
