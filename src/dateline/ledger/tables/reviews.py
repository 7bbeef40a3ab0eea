"""What a person decided: reviews of single records, and who may write through the API."""

from __future__ import annotations

__all__: list[str] = []
