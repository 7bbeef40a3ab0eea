"""All that is SQLite's own; another database is another package with these names."""

from __future__ import annotations

from dateline.ledger.dialect.derived import derive
from dateline.ledger.dialect.faults import in_words
from dateline.ledger.dialect.inserts import insert_new, upsert
from dateline.ledger.dialect.matching import CLOSE, OPEN, can_index, full_text, numbers_with
from dateline.ledger.dialect.opening import MEMORY, Stamp, check_references, engine, keep_log, stamp, stamp_of, within
from dateline.ledger.dialect.questions import holding_keys, in_pieces, no_longer_crowded, sharing_bands

__all__ = [
    "CLOSE", "MEMORY", "OPEN", "Stamp", "can_index", "check_references", "derive", "engine", "full_text",
    "holding_keys", "in_pieces", "in_words", "insert_new", "keep_log", "no_longer_crowded", "numbers_with",
    "sharing_bands", "stamp", "stamp_of", "upsert", "within",
]  # fmt: skip
