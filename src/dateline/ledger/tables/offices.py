"""Offices across reports: who holds which post, and whom words for a post alone mean."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from dateline.ledger.tables.columns import COMPACT, flag, metadata, text, to

__all__ = ["office", "office_words"]

office = Table(
    "office", metadata,
    Column("status_id", ForeignKey("status.id"), primary_key=True, comment="the status that tells it"),
    text("post", "the post, as one name stands for it (foreign minister)", nullable=False),
    text("owner", "the country (ISO 3166-1 alpha-3) or the actor that the post is of", nullable=False),
    to("actor", "actor_id", "who holds it", required=True),
    text("name", "the holder's name as names are compared", nullable=False),
    Column("low", Integer, nullable=False, comment="the first day on which it surely holds, as an ordinal (1: 1.1.1)"),
    Column("high", Integer, nullable=False, comment="the last such day that the report knows"),
    flag("over", "whether it is told that the post is held no longer"),
    Index("ix_office_post", "post", "owner", "name", "low", "high"),
    comment="A post that one person holds at a time, as one report gives it to somebody.", **COMPACT,
)  # fmt: skip

office_words = Table(
    "office_words", metadata,
    Column("span_id", ForeignKey("span.id"), primary_key=True, comment="words for a post (the Foreign Secretary)"),
    to("report", "report_id", "the report that says them", required=True, index=True),
    text("post", "the post, as one name stands for it", nullable=False),
    text("owner", "the country or the actor that the post is of", nullable=False),
    Column("day", Integer, nullable=False, comment="the day of publication, as an ordinal"),
    to("actor", "actor_id", "whom they mean; empty where nobody or more than one may be meant", index=True),
    to("status", "status_id", "the office that tells whom, as another report gives it"),
    text("because", "why these words mean that person"),
    Index("ix_office_words_post", "post", "owner", "day"),
    comment="Words for a post and nobody's name, with whom other reports show them to mean; the words themselves stay.",
    **COMPACT,
)  # fmt: skip
