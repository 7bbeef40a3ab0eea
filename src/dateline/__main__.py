"""The program, as ``dateline`` or ``python -m dateline``: it takes Ctrl-C from the first moment on."""

from __future__ import annotations

import sys

from dateline.errors import INTERRUPTED

__all__ = ["main"]


def main() -> None:
    """Run the command that is called, and end in one word where Ctrl-C comes while its modules are still loading."""
    try:
        from dateline.cli import main as commands

        commands(prog_name="dateline")
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
