"""The hour that opens an entry of a live blog, "07:30 Police say ...": it tells when the entry was written.

It dates nothing that is told there, and belongs to no name, source or content.
"""

from __future__ import annotations

import re

__all__ = ["STAMP"]

STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
