"""Questions about many keys or ids at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Row, text
from sqlalchemy.engine import Connection

__all__ = ["holding_keys", "in_pieces", "no_longer_crowded", "sharing_bands"]

_AT_ONCE = 500  # ids in one query

_SHARING_BANDS = text("""
    SELECT band.wording_id
    FROM json_each(:keys) AS wanted JOIN wording_band AS band ON band.key = wanted.value
        AND band.wording_id <= coalesce((
            SELECT wording_id FROM wording_band WHERE key = wanted.value ORDER BY wording_id LIMIT 1 OFFSET :crowd
        ), 9223372036854775807)
    GROUP BY band.wording_id ORDER BY count(*) DESC, band.wording_id LIMIT :limit""")


def sharing_bands(connection: Connection, keys: Sequence[int], *, crowd: int, limit: int) -> list[int]:
    """The wordings that have one of the bands, those that have most of them first, and then the lowest.

    Of a band that more wordings have than ``crowd``, only that many of the lowest number are looked at.
    """
    asked = {"keys": json.dumps(keys), "crowd": crowd - 1, "limit": limit}
    return list(connection.execute(_SHARING_BANDS, asked).scalars())


_HOLDING_KEYS = text("""
    SELECT held.key, held.happening_id, held.weight
    FROM (SELECT value FROM json_each(:keys) WHERE value NOT IN (SELECT key FROM incident_crowd)) AS wanted
        JOIN incident_key AS held ON held.key = wanted.value""")


def holding_keys(connection: Connection, keys: Sequence[int]) -> Sequence[Row[int, str, int]]:
    """Who has the keys that no crowd has: key, happening and weight."""
    return connection.execute(_HOLDING_KEYS, {"keys": json.dumps(keys)}).all()


_NOT_CROWDED = text("""
    SELECT key FROM incident_crowd WHERE key IN (SELECT value FROM json_each(:keys)) AND NOT EXISTS (
        SELECT 1 FROM incident_key WHERE incident_key.key = incident_crowd.key LIMIT 1 OFFSET :crowd)
    ORDER BY key""")


def no_longer_crowded(connection: Connection, keys: Sequence[int], crowd: int) -> list[int]:
    """Those of the keys that counted as crowded and that no more happenings have than ``crowd``."""
    return list(connection.execute(_NOT_CROWDED, {"keys": json.dumps(keys), "crowd": crowd}).scalars())


def in_pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one query can name: SQLite takes 32,766 at the most."""
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]
