"""Pages with furniture: five ways in which a paper may set out a report, for benchmarks that print reports over.

Each takes the headline, the paragraphs (both escaped for HTML), the paper's name and a number, and gives the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["FURNISHED", "Furnish"]

Furnish = Callable[[str, Sequence[str], str, int], str]


def _paras(paragraphs: Sequence[str]) -> str:
    return "\n".join(f"<p>{each}</p>" for each in paragraphs)


def _blog(headline: str, paragraphs: Sequence[str], paper: str, number: int) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} | {paper}</title>
<meta property="og:site_name" content="{paper}"><meta property="og:type" content="article"></head><body>
<div class="cookie"><p>We use cookies to improve your experience on this site.</p><button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header><main><article><h1>{headline}</h1>
<div class="meta">By <a rel="author" href="/a">Staff Reporter</a></div>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">WhatsApp</a></div>
<div class="entry-content">{_paras(paragraphs)}</div><footer>Tags: <a href="/t/1">region</a>, <a href="/t/2">news</a>
</footer></article><section class="related"><h3>Related stories</h3><ul>
<li><a href="/1">Ferry service resumes after storm</a></li>
<li><a href="/2">Council approves budget for schools</a></li></ul></section>
<section id="comments"><h3>Leave a Reply</h3>
<p>Your email address will not be published. Required fields are marked *</p></section></main>
<footer><p>© 2024 {paper}. All rights reserved.</p></footer></body></html>"""


def _portal(headline: str, paragraphs: Sequence[str], paper: str, number: int) -> str:
    half = len(paragraphs) // 2
    return f"""<html><head><meta charset="utf-8"><title>{paper} - {headline}</title>
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "NewsArticle", "publisher": {{"@type": "Organization", "name": 
"{paper}"}}}}
</script></head><body><div id="top"><div class="menu"><a href="/news">News</a> <a href="/tv">Live TV</a></div></div>
<div id="story"><h1>{headline}</h1>{_paras(paragraphs[:half])}<div class="ad"><span>Advertisement</span></div>
<div class="inline-related"><strong>Read also:</strong> <a href="/r/{number}">Rain expected across the north</a></div>
{_paras(paragraphs[half:])}<div class="newsletter"><h3>The Daily Digest</h3><p>Sign up to get the day's news in your
inbox.</p><form><input type="email"><button>Subscribe</button></form></div></div>
<div class="most-read"><h2>Most read</h2><ol><li><a href="/m1">Ten recipes for a cold evening</a></li>
<li><a href="/m2">Champion retires after final race</a></li></ol></div>
<div class="foot">Contact | Privacy | Terms</div>
</body></html>"""


def _tables(headline: str, paragraphs: Sequence[str], paper: str, number: int) -> str:
    body = "<br><br>\n".join(paragraphs)
    return f"""<html><head><title>{headline}</title></head><body bgcolor="#ffffff"><table width="800"><tr>
<td width="150"><a href="/">{paper}</a><br><a href="/archive">Archive</a><br><a href="/letters">Letters</a></td>
<td><h1>{headline}</h1><div>{body}</div><p><a href="/print/{number}">Printer friendly version</a></p></td></tr>
</table>
<center><small>Copyright {paper}. Reproduction without permission is prohibited.</small></center></body></html>"""


def _plain(headline: str, paragraphs: Sequence[str], paper: str, number: int) -> str:
    head = f"<html><head><title>{headline}</title></head>"
    return f"{head}<body><article><h1>{headline}</h1>{_paras(paragraphs)}</article></body></html>"


def _live(headline: str, paragraphs: Sequence[str], paper: str, number: int) -> str:
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{headline} - {paper}</title>
<meta name="description" content="The latest from {paper}">
<meta property="og:title" content="{headline}"></head><body>
<amp-sidebar><ul><li>Home</li><li>Politics</li><li>Business</li></ul></amp-sidebar><div class="story">
<h1>{headline}</h1>
<ul class="tools"><li><a>Print</a></li><li><a>Email</a></li><li><a>Text size</a></li></ul>

<div class="story-body" itemprop="articleBody">{_paras(paragraphs)}<p class="follow">Follow us on Facebook 
and Twitter</p>
</div><div class="tags"><a href="/topic/1">World</a></div></div><div class="outbrain"><h4>You may also like</h4>
<a href="/x">This trick cuts your heating bill</a></div></body></html>"""


FURNISHED: tuple[Furnish, ...] = (_blog, _portal, _tables, _plain, _live)
