"""From a page to an article: clean text, title, byline, dateline, date and publisher, and nothing of the
page around.
"""

from __future__ import annotations

from dateline.article.composing import compose, compose_text

__all__ = ["compose", "compose_text"]
