"""What can go wrong, as one tree.

DatelineError
├── InputRefused        a page that cannot become a report (kept with its reason, never fatal for an ingest)
├── LedgerError         a file that is not a ledger, is newer than this version, or cannot be written
│   └── Unkept          a reading that no ledger can hold: a defect in Dateline, never fatal for an ingest
├── SettingsError       a profile, registry or setting that does not hold
├── NotFound            a record asked for by id or name that the ledger does not hold
│   └── Ambiguous       a name, or the beginning of an id, that several answer to
├── ReviewError         a decision on a record that cannot be kept as it is put, or not taken back
└── PinError            a span whose quotation differs from the text: a defect in Dateline, never in the input

Every message is one sentence that names the input and, where there is one, the mend.
"""

from __future__ import annotations

__all__ = [
    "INTERRUPTED",
    "Ambiguous",
    "DatelineError",
    "InputRefused",
    "LedgerError",
    "NotFound",
    "PinError",
    "ReviewError",
    "SettingsError",
    "Unkept",
]

INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended: 128 and the number of the signal


class DatelineError(Exception):
    """The root: everything that Dateline raises on purpose."""


class InputRefused(DatelineError):
    """A page that cannot become a report.

    ``reason`` is a short stable code ("empty", "not-text", "no-article", "too-large", "language", "unreadable")
    for tables; the message says it in a sentence.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputRefused], tuple[str, str]]:
        """How another process hands it back: Python would make it anew of its message alone, and fail."""
        return type(self), (self.reason, str(self))


class LedgerError(DatelineError):
    """A ledger file that cannot be opened or written."""


class Unkept(LedgerError):
    """A reading whose records do not hold together, or claim what is another's."""


class SettingsError(DatelineError):
    """A profile, registry or setting that does not hold."""


class NotFound(DatelineError):
    """A record that the ledger does not hold."""


class Ambiguous(NotFound):
    """A name, or the beginning of an id, that several answer to."""


class ReviewError(DatelineError):
    """A decision of a person that cannot be kept as it is put, or not taken back."""


class PinError(DatelineError):
    """A span whose quotation is not what the text says there."""
