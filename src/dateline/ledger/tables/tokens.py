"""Who may write through the API."""

from __future__ import annotations

from sqlalchemy import Table

from dateline.ledger.tables.columns import key, metadata, text

__all__ = ["token"]

token = Table(
    "token", metadata,
    key("the first 16 hex digits of the hash"),
    text("name", "whose it is; what is written with it is written by this name", nullable=False),
    text("hash", "the SHA-256 of the secret, which is kept nowhere", nullable=False),
    text("made", "when it was made, as ISO 8601 in UTC", nullable=False),
    text("revoked", "when it was revoked, as ISO 8601 in UTC; empty while it is good"),
    comment="A secret that lets a program or person write through the API.",
)  # fmt: skip
