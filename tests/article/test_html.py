"""HTML pages: the story out of the page, and what the head says of it."""

from __future__ import annotations

import json

import pytest

from dateline.article import compose, compose_text
from dateline.errors import InputRefused
from dateline.gather import Page

STORY = [
    "ACCRA — Fishermen blocked the harbour of Tema on Tuesday to protest against the price of fuel, the port said.",
    "“We cannot sail at this price,” said Kojo Mensah, who has fished for thirty years. The boats would stay, he said.",
    "The port authority asked the navy to keep a lane open for ships that carry food. It said that talks had begun.",
    "Fuel has risen by a third since May, according to the statistics office, and fish prices have doubled since then.",
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def page(head: str = "", body: str = PARAGRAPHS, before: str = "", after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><header><nav><a href='/'>Home</a> <a href='/w'>World</a>"
        f"</nav></header>{before}<article>{body}</article>{after}<footer><p>© 2024 The Coast Post</p></footer>"
        "</body></html>"
    )


def graph(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_story_is_taken_out_of_the_page() -> None:
    report = compose_text(
        page(
            head="<title>Fishermen block harbour of Tema - The Coast Post</title>",
            body=f"<h1>Fishermen block harbour of Tema</h1><p>By Ama Owusu</p><p>Published June 4, 2024</p>{PARAGRAPHS}"
            "<p><a href='/b'>Navy sends two ships to the gulf</a></p><p>Read more: Why fuel is dear</p>"
            "<p>Follow us on Facebook and Twitter</p>",
            after="<div id='comments'><h3>Leave a Reply</h3><p>I was there and saw it all, believe me.</p></div>",
        )
    )
    assert report.text == "\n\n".join(STORY)
    assert report.title == "Fishermen block harbour of Tema"
    assert (report.publisher, report.byline, report.published) == (None, "Ama Owusu", "2024-06-04")
    assert report.dateline is not None
    assert report.dateline.quote == "ACCRA"


def test_json_ld_says_most() -> None:
    node = graph(
        **{"@type": "NewsArticle"},
        headline="Fishermen block harbour of Tema",
        datePublished="2024-06-04T09:00:00Z",
        dateModified="2024-06-06T09:00:00Z",
        author=[{"@type": "Person", "name": "Ama Owusu"}, {"@type": "Person", "name": "Kofi Boateng"}],
        publisher={"@type": "Organization", "name": "The Coast Post"},
    )
    report = compose_text(page(head=node + "<meta property='og:site_name' content='coastpost'>"))
    assert report.title == "Fishermen block harbour of Tema"
    assert report.publisher == "The Coast Post"
    assert report.byline == "Ama Owusu, Kofi Boateng"
    assert report.published == "2024-06-04"


@pytest.mark.parametrize(
    "damaged",
    [
        '{"@type": "NewsArticle", "datePublished": "2024-06-04",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-06-04"} -->',
        '//<![CDATA[\n{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-06-04"}]}\n//]]>',
        '{"@type": "NewsArticle", "headline": "a\nb", "datePublished": "2024-06-04"};',
    ],
)
def test_json_ld_that_is_not_quite_json(damaged: str) -> None:
    head = f'<script type="application/ld+json">{damaged}</script><script type="application/ld+json">{{</script>'
    assert compose_text(page(head=head)).published == "2024-06-04"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta property='article:published_time' content='2024-06-04T10:00:00+00:00'>", "2024-06-04"),
        (
            "<meta property='article:modified_time' content='2024-06-09'><meta name='pubdate' content='20240604'>",
            "2024-06-04",
        ),
        ("<meta name='DC.date.issued' content='2024-06-04'>", "2024-06-04"),
        ("<link rel='canonical' href='https://coast.example/2024/06/04/tema'>", "2024-06-04"),
    ],
)
def test_when_it_was_published(head: str, published: str) -> None:
    assert compose_text(page(head=head)).published == published


def test_the_visible_date_is_found() -> None:
    body = f"<h1>Fishermen block harbour</h1><time datetime='2024-06-04'>Tuesday</time>{PARAGRAPHS}"
    assert compose_text(page(body=body)).published == "2024-06-04"


def test_a_line_that_says_where_and_when_gives_both() -> None:
    report = compose_text(page(body=PARAGRAPHS + "<p>Published in The Coast Post, June 4th, 2024</p>"))
    assert (report.publisher, report.published) == ("The Coast Post", "2024-06-04")
    assert report.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    ("head", "h1", "title"),
    [
        ("<title>Fishermen block harbour | The Coast Post</title>", "", "Fishermen block harbour"),
        ("<title>Boats block Tema harbour - Coast</title>", "Boats block Tema harbour", "Boats block Tema harbour"),
        ("<meta property='og:title' content='Fishermen block harbour - The Coast Post'>"
         "<meta property='og:site_name' content='The Coast Post'>", "The Coast Post", "Fishermen block harbour"),
        ("<meta property='og:title' content='Ghana - Togo talks resume'>", "", "Ghana - Togo talks resume"),
        ("<title>Fishermen block harbour &amp;amp; market</title>", "", "Fishermen block harbour & market"),
        ("", "Fishermen block harbour of Tema", "Fishermen block harbour of Tema"),
    ],
)  # fmt: skip
def test_the_title_is_without_the_site(head: str, h1: str, title: str) -> None:
    assert compose_text(page(head=head, body=(f"<h1>{h1}</h1>" if h1 else "") + PARAGRAPHS)).title == title


def test_the_address_is_the_canonical_one() -> None:
    html = page(head="<link rel='canonical' href='/2024/06/04/tema'>")
    report = compose(Page("https://www.coast.example/amp/tema", html.encode()))
    assert report.url == "https://www.coast.example/2024/06/04/tema"
    assert report.publisher == "coast.example"
    assert report.source == "https://www.coast.example/amp/tema"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "", "file:///a"])
def test_an_address_that_is_none_is_not_taken(href: str) -> None:
    assert compose_text(page(head=f"<link rel='canonical' href='{href}'>")).url is None


def test_a_paragraph_full_of_links_is_not_lost() -> None:
    linked = (
        "<p>The <a href='/1'>inquiry published on Monday</a> by <a href='/2'>the audit office of Ghana</a> named "
        "<a href='/3'>four importers of fuel</a>.</p>"
    )
    body = f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{linked}<p>{STORY[2]}</p><p>{STORY[3]}</p>"
    assert "by the audit office of Ghana named four importers of fuel." in compose_text(page(body=body)).text


def test_a_page_that_keeps_its_story_in_json_ld() -> None:
    node = graph(**{"@type": "NewsArticle"}, headline="Fishermen block harbour", articleBody="\n".join(STORY))
    report = compose_text(page(head=node, body="<div id='app'></div><noscript>Please enable JavaScript</noscript>"))
    assert report.text == "\n\n".join(STORY)


def test_a_page_that_was_not_to_be_had_is_no_article() -> None:
    body = "<h1>404 Not Found</h1><p>Sorry, the page you are looking for could not be found.</p><p>Go to homepage</p>"
    with pytest.raises(InputRefused) as refused:
        compose_text(page(head="<title>Page not found - The Coast Post</title>", body=body))
    assert refused.value.reason == "no-article"


def test_a_page_with_a_headline_only() -> None:
    head = "<meta property='og:type' content='article'><title>Harbour of Tema blocked by boats</title>"
    report = compose_text(page(head=head, body="<p>Advertisement</p>"))
    assert report.text == report.title == "Harbour of Tema blocked by boats"
    assert compose_text(page(body="<h1>Harbour of Tema blocked by boats</h1>")).text == report.text


def test_a_section_page_is_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(30))
    with pytest.raises(InputRefused) as refused:
        compose_text(page(head="<title>World - The Coast Post</title>", body=f"<ul>{links}</ul>"))
    assert refused.value.reason == "no-article"


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>Two soldiers were killed near the border on Monday.</p>",
        "<div>Two soldiers were killed near the border on Monday.</div>",
        "Two soldiers were killed near the border on Monday.<br><br>",
        "<table><tr><td>Two soldiers were killed near the border on Monday.</td></tr></table>",
    ],
)
def test_a_piece_of_html_is_enough(fragment: str) -> None:
    assert compose_text(fragment).text == "Two soldiers were killed near the border on Monday."


def test_what_the_carrier_calls_plain_text_is_plain_text() -> None:
    content = b"The tag <p> opens a paragraph and </p> closes it, the teacher said on Monday."
    assert compose(Page("page", content, media_type="text/plain")).text == content.decode()


def test_scripts_and_styles_are_never_text() -> None:
    body = f"<style>p {{color: red}}</style><script>var a = 'Police said.';</script>{PARAGRAPHS}"
    text = compose_text(page(body=body)).text
    assert "color" not in text
    assert "var a" not in text


LONG = "A" * 10_000_000


@pytest.mark.parametrize(
    "long",
    [f'<img src="data:image/png;base64,{LONG}">', f"<script>var map = '{LONG}'</script>", f"<!-- {LONG} -->"],
    ids=["an image", "a script", "a comment"],
)
def test_what_stands_behind_something_long_is_read(long: str) -> None:
    assert compose_text(page(before=long)).text.split("\n\n") == STORY


def test_a_large_page_that_is_nested_deep_is_read() -> None:
    deep = "<div>" * 1000 + PARAGRAPHS + "</div>" * 1000
    assert compose_text(page(body=deep, after=f"<!-- {LONG} -->")).text.split("\n\n") == STORY
