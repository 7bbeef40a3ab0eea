"""Sources: what paths name, and how pages are opened."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from dateline.errors import InputRefused
from dateline.gather import expand, listed, open_page

LIMIT = 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.html",
        "a.txt",
        "deep/c.htm.gz",
        "deep/d.HTML",
        "photo.jpg",
        ".hidden/e.html",
        "deep/.f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(sources: list[str], folder: Path) -> list[str]:
    return [os.path.relpath(source, folder) for source in sources]


def test_a_folder_gives_its_pages_in_order(folder: Path) -> None:
    assert names(list(expand([str(folder)])), folder) == ["a.txt", "b.html", "deep/c.htm.gz", "deep/d.HTML"]


def test_a_glob_gives_what_it_matches_whatever_the_name(folder: Path) -> None:
    assert names(list(expand([str(folder / "*.[jh]*")])), folder) == ["b.html", "photo.jpg"]
    assert names(list(expand([str(folder / "**" / "*.HTML")])), folder) == ["deep/d.HTML"]
    assert names(list(expand([str(folder / "dee?")])), folder) == ["deep/c.htm.gz", "deep/d.HTML"]


def test_each_source_comes_once(folder: Path) -> None:
    page = str(folder / "a.txt")
    assert list(expand([page, page, str(folder / "*.txt"), "https://example.org/a", "-"])) == [
        page,
        "https://example.org/a",
        "-",
    ]


def test_a_name_with_brackets_is_a_file_where_there_is_one(tmp_path: Path) -> None:
    page = tmp_path / "talks[1].html"
    page.write_bytes(b"x")
    assert list(expand([str(page)])) == [str(page)]


def test_a_list_on_standard_input(folder: Path) -> None:
    lines = io.StringIO(f"\ufeff{folder / 'b.html'}\n\n  {folder / 'deep'}  \nhttps://example.org/a\n")
    assert names(list(listed(["-"], lines))[:3], folder) == ["b.html", "deep/c.htm.gz", "deep/d.HTML"]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("gone.html", "there is no such file"),
        ("none-*.html", "there is no such file"),
        ("empty", "holds no page"),
        ("nul\0.html", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_what_cannot_be_opened_stays_in_the_list_and_is_refused(tmp_path: Path, path: str, complaint: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "photo.jpg").write_bytes(b"x")
    [source] = expand([str(tmp_path / path)])
    with pytest.raises(InputRefused, match=complaint) as refused:
        open_page(source, LIMIT)
    assert refused.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("", "An empty path names no page"),
        ("  ", "An empty path names no page"),
        ("ftp://example.org/a.html", "only http and https are read"),
        ("file:///srv/a.html", "only http and https are read"),
    ],
)
def test_what_is_no_path_is_refused_as_that(path: str, complaint: str) -> None:
    assert list(expand([path])) == [path]
    with pytest.raises(InputRefused, match=complaint):
        open_page(path, LIMIT)


def test_a_name_that_is_no_text_is_spelt_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_bytes(b"Talks")
    assert open_page(str(tmp_path / name), LIMIT).source == f"{tmp_path}/caf\\xe9.txt"
    with pytest.raises(InputRefused, match=r"caf\\xe9\.html cannot be read"):
        open_page(str(tmp_path / os.fsdecode(b"caf\xe9.html")), LIMIT)


def test_a_page_on_standard_input() -> None:
    assert open_page("-", LIMIT, io.BytesIO(b"<p>Talks</p>")).content == b"<p>Talks</p>"


def test_gzip_is_opened_by_its_magic_number(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(gzip.compress(b"first ") + gzip.compress(b"second"))
    assert open_page(str(page), LIMIT).content == b"first second"


def test_a_page_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"x" * LIMIT)
    assert len(open_page(str(page), LIMIT).content) == LIMIT
    page.write_bytes(gzip.compress(b"x" * LIMIT))
    assert len(open_page(str(page), LIMIT).content) == LIMIT


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    with page.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: reading it would take a minute and all memory
    with pytest.raises(InputRefused, match="larger than 20,000,000 bytes") as refused:
        open_page(str(page), 20_000_000)
    assert refused.value.reason == "too-large"


def test_endless_input_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        open_page("/dev/zero", LIMIT)
    assert refused.value.reason == "too-large"


def test_a_bomb_is_not_inflated(tmp_path: Path) -> None:
    page = tmp_path / "bomb.html.gz"
    member = gzip.compress(b"\0" * 50_000_000)
    assert len(member) < 100_000
    page.write_bytes(member)
    with pytest.raises(InputRefused) as refused:
        open_page(str(page), 100_000)
    assert refused.value.reason == "too-large"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (gzip.compress(b"A report of talks" * 9)[:-12], "cut off"),
        (b"\x1f\x8b" + b"\xff" * 30, "damaged gzip"),
    ],
)
def test_damaged_gzip_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    page = tmp_path / "page.html.gz"
    page.write_bytes(content)
    with pytest.raises(InputRefused, match=complaint):
        open_page(str(page), LIMIT)
