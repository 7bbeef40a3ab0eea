"""Tokens: secrets that let a program or a person write through the API.

A ledger keeps of each only its SHA-256. A slow hash, such as passwords need, would add nothing: a secret is 256
random bits, which nobody finds by trying, however fast each try may be.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from dateline.errors import SettingsError
from dateline.ledger.asking import answering
from dateline.ledger.store import Store
from dateline.ledger.tables import token

__all__ = ["TokenRow", "Tokens", "digest"]


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token by all that is known of it: never its secret."""

    id: str
    name: str
    made: str
    revoked: str | None


class Tokens:
    """The tokens of a ledger. Secrets and times come from the caller."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __iter__(self) -> Iterator[TokenRow]:
        """Every token, also the revoked, by when it was made."""
        c = token.c
        with self._store.reading() as connection:
            rows = connection.execute(select(c.id, c.name, c.made, c.revoked).order_by(c.made, c.id)).all()
        return iter([TokenRow(*row) for row in rows])

    def keep(self, name: str, secret: str, at: str) -> TokenRow:
        """Let whoever has the secret write by that name; raises SettingsError where there is no name."""
        if not name.strip():
            raise SettingsError("A token is somebody's: give the name by which they are to be known.")
        known_by = digest(secret)
        kept = TokenRow(known_by[:16], name.strip(), at, None)
        with self._store.writing() as connection:
            row = {"id": kept.id, "name": kept.name, "hash": known_by, "made": at, "revoked": None}
            connection.execute(insert(token), row)
        return kept

    def revoke(self, name: str, at: str) -> TokenRow:
        """Let a token be good no more, by its id or the beginning of that; raises NotFound for none or several."""
        with self._store.writing() as connection:
            id = answering.only(connection, token, name)
            connection.execute(update(token).where(token.c.id == id, token.c.revoked.is_(None)).values(revoked=at))
            c = token.c
            return TokenRow(*connection.execute(select(c.id, c.name, c.made, c.revoked).where(c.id == id)).one())

    def bearer(self, secret: str) -> TokenRow | None:
        """The good token that the secret is of, or None.

        It is looked up by a part of its hash, which tells nothing of a secret, and compared in constant time.
        """
        known_by, c = digest(secret), token.c
        query = select(c.id, c.name, c.made, c.revoked, c.hash).where(c.id == known_by[:16], c.revoked.is_(None))
        with self._store.reading() as connection:
            row = connection.execute(query).first()
        if row is None or not hmac.compare_digest(row.hash, known_by):
            return None
        return TokenRow(row.id, row.name, row.made, row.revoked)


def digest(secret: str) -> str:
    """What a secret is kept as and looked up by, so that how long a look-up takes tells nothing of it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
