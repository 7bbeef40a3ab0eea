"""Ctrl-C ends a command in one word, also while its modules are still loading."""

from __future__ import annotations

import subprocess
import sys

import dateline

START = """
import sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
sys.argv = ["dateline", "actors"]
from dateline.__main__ import main
main()
"""


def test_ctrl_c_while_the_commands_load() -> None:
    for module in ("click", "dateline.cli.options", "dateline.ledger"):
        ran = subprocess.run([sys.executable, "-c", START.format(module=module)], capture_output=True, text=True)
        assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Interrupted.\n"), module


def test_the_package_is_a_program() -> None:
    ran = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, f"dateline {dateline.__version__}\n")
