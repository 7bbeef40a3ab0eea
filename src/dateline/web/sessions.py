"""Who has entered the site in a browser: sessions held in memory, each known by a secret in a cookie.

A session begins with a token that the person gives, or with the link that ``dateline serve`` prints, which is good
once. It ends with the server: what is kept in no file cannot be stolen from one.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from dateline.ledger.tokens import digest

__all__ = ["COOKIE", "Session", "Sessions"]

COOKIE = "dateline_session"

_HOURS = 12  # after which a session that is not used ends: a working day
_MOST = 100  # sessions at a time; the one longest unused makes room


@dataclass(frozen=True, slots=True)
class Session:
    """A person who has entered: the name they write by, and the secret that their forms send back."""

    name: str
    csrf: str
    token_id: str | None = None  # the token that it began with, which may since be revoked

    def sent(self, csrf: str | None) -> bool:
        """Whether a form sent the secret back."""
        return hmac.compare_digest((csrf or "").encode(), self.csrf.encode())


class Sessions:
    """The sessions of a site, and the link by which the person who started it enters."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._links: dict[str, str] = {}

    def link(self, name: str) -> str:
        """A secret by which a person may enter once under that name."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._links[digest(secret)] = name
        return secret

    def take(self, link: str) -> str | None:
        """The name that a link is for, and the link is good no more; None for none."""
        with self._lock:
            return self._links.pop(digest(link), None)

    def begin(self, name: str, token_id: str | None = None) -> str:
        """The secret of a new session, for its cookie."""
        secret, session = secrets.token_urlsafe(32), Session(name, secrets.token_urlsafe(32), token_id)
        with self._lock:
            self._known[digest(secret)] = session, time.monotonic()
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return secret

    def of(self, secret: str | None) -> Session | None:
        """The session of a cookie, if it goes on."""
        key, now = digest(secret or ""), time.monotonic()
        with self._lock:
            session, used = self._known.pop(key, (None, 0.0))
            if session is None or now - used > _HOURS * 3600:
                return None
            self._known[key] = session, now
            return session

    def end(self, secret: str | None) -> None:
        """End a session."""
        with self._lock:
            self._known.pop(digest(secret or ""), None)
