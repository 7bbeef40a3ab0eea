"""What a person decided: reviews of single records."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Integer, Table

from dateline.ledger.tables.columns import key, metadata, text, to

__all__ = ["review", "standing"]

review = Table(
    "review", metadata,
    key("a hash of the decision"),
    Column("number", Integer, nullable=False, unique=True, comment="1 for the first decision, and so on"),
    to("report", "report_id", "the report of the record; empty for an actor or incident", index=True),
    text("kind", "event, attribution, status, mention, place_mention, actor or incident", nullable=False),
    text("record_id", "the record that the person saw", nullable=False, index=True),
    text("applies_to", "the record it holds of now; empty: a newer reading has none like it", index=True),
    text("look_again", "what a newer reading has changed, so that a person should look again"),
    text("decision", "accept, reject or edit", nullable=False),
    text("field", "which field was edited"),
    Column("old", JSON(none_as_null=True), comment="what stood there before the edit"),
    Column("new", JSON(none_as_null=True), comment="what the person put there, with its words"),
    Column("machine", JSON, nullable=False, comment="the record as the machine read it, which finds it again"),
    to("run", "run_id", "the run that read it; empty for an actor"),
    text("by", "who decided", nullable=False),
    text("at", "when, as ISO 8601 in UTC", nullable=False),
    text("why", "the reason, in the person's words"),
    text("undone_by", "who took the decision back; empty while it stands"),
    text("undone_at", "when, as ISO 8601 in UTC"),
    CheckConstraint("decision IN ('accept', 'reject', 'edit')", name="decision_is_one_of_three"),
    CheckConstraint("(decision = 'edit') = (field IS NOT NULL)", name="an_edit_names_its_field"),
    comment="A person's decision on one record. None is ever deleted; one that is taken back says by whom.",
)  # fmt: skip

standing = Table(
    "standing", metadata,
    text("record_id", "the record", primary_key=True),
    text("kind", "event, attribution, status, mention, place_mention, actor or incident", nullable=False),
    to("report", "report_id", "the report of the record; empty for an actor or incident", index=True),
    text("outcome", "accepted, edited or rejected; what is rejected is in no view", nullable=False, index=True),
    text("by", "whose decision that is, the latest one's", nullable=False),
    text("at", "when, as ISO 8601 in UTC", nullable=False),
    Column("machine", JSON(none_as_null=True), comment="the machine's record, where the tables hold the person's"),
    comment="What a person's decisions, taken together, make of a record. Undoing them all leaves no row.",
)  # fmt: skip
