"""One thread for the algebra of small matrices."""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager
from typing import Any

__all__ = ["one_thread"]


def one_thread() -> AbstractContextManager[Any]:
    """A ``with`` block in which the algebra library keeps to one thread.

    The matrices of a report are small: a second thread waits more than it works, and where other programs want the
    cores it made the attribution network ten times as slow.
    """
    limit: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limit


@functools.cache
def _pools() -> Any:
    """The thread pools of this process's libraries; finding them takes longer than a network takes to run."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
