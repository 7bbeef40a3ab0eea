"""What many reports say together: stories, revisions, incidents, and a person's judgements of who and what is one."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Float, ForeignKey, Integer, LargeBinary, Table

from dateline.ledger.tables.columns import COMPACT, key, metadata, text, to

__all__ = ["judgement", "report_address", "report_wording", "story", "superseded", "wording", "wording_band",
           "wording_copy"]  # fmt: skip

story = Table(
    "story", metadata,
    key("a hash of the lowest wording in it, the same in whatever order its reports came"),
    text("source", "who it comes from: the agency that a report of it names, or else the publisher of the earliest"),
    text("source_order", "by what that report was chosen: the lowest of its reports", nullable=False),
    comment="Reports that are copies or near copies of one text.",
)  # fmt: skip

wording = Table(
    "wording", metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="a hash of the words, in order"),
    Column("shingles", LargeBinary, nullable=False, comment="the hashes of its runs of words, four bytes each, sorted"),
    to("story", "story_id", "the story that these words tell", required=True, index=True),
    comment="The words of a report without its headline, dateline, case and punctuation: exact copies share one.",
)  # fmt: skip

wording_band = Table(
    "wording_band", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="two rows of a MinHash signature"),
    Column("wording_id", BigInteger, primary_key=True, autoincrement=False, comment="a wording that has them"),
    comment="By which the near copies of new words are found without looking at the others.", **COMPACT,
)  # fmt: skip

wording_copy = Table(
    "wording_copy", metadata,
    Column("left_id", ForeignKey("wording.id"), primary_key=True, comment="the lower of the two wordings"),
    Column("right_id", ForeignKey("wording.id"), primary_key=True, index=True, comment="the higher"),
    Column("shared", Float, nullable=False, comment="how much of the shorter the longer holds, from 0 to 1"),
    comment="Two wordings that are near copies.", **COMPACT,
)  # fmt: skip

report_wording = Table(
    "report_wording", metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True, comment="a report that no later revision replaces"),
    Column("wording_id", ForeignKey("wording.id"), nullable=False, index=True, comment="its words"),
    text("source", "the agency that it names as its own source, or else its publisher"),
    text("source_order", "whether that is an agency, when it was published, and its id", nullable=False),
    comment="The words of each report, and whose they are.", **COMPACT,
)  # fmt: skip

report_address = Table(
    "report_address", metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True, comment="a report with an address"),
    text("address", "its URL without scheme, www, fragment and what only tracks a reader", nullable=False, index=True),
    comment="Where each report was published, as addresses are compared.", **COMPACT,
)  # fmt: skip

superseded = Table(
    "superseded", metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True, comment="an older revision"),
    Column("by_id", ForeignKey("report.id"), nullable=False, index=True, comment="the newest revision"),
    comment="Reports of which the ledger holds a newer revision: kept, and counted nowhere.", **COMPACT,
)  # fmt: skip

judgement = Table(
    "judgement", metadata,
    key("a hash of the columns that follow"),
    Column("number", Integer, nullable=False, unique=True, comment="1 for the first; the last of a pair holds"),
    text("kind", "of what: actor or incident", nullable=False),
    text("left_id", "the lower id; ID@REPORT is an actor as one report names it", nullable=False, index=True),
    text("right_id", "the higher", nullable=False, index=True),
    text("verdict", "same, different, or open, which takes back what was judged before", nullable=False),
    text("who", "who judged", nullable=False),
    text("at", "when, as EDTF, as the person's program gave it", nullable=False),
    text("why", "the reason given"),
    CheckConstraint("verdict IN ('same', 'different', 'open')", name="verdict_is_known"),
    CheckConstraint("left_id < right_id", name="judgement_is_of_two"),
    comment="A person's word on whether two actors, or two incidents, are one; none is ever deleted.",
)  # fmt: skip
