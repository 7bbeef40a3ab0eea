"""The commands that serve a ledger and say who may write to it."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.ledger import Ledger

DATELINE = str(Path(sys.executable).parent / "dateline")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    Ledger.open(path).close()
    return str(path)


def test_a_token_is_made_shown_once_listed_and_revoked(empty: str) -> None:
    made = run("token", "make", "Ada", "--ledger", empty)
    secret = made.stdout.strip()
    assert made.exit_code == 0 and len(secret) == 43, "256 bits in letters"
    assert re.fullmatch(r"Token [0-9a-f]{16} of Ada, shown this once:\n", made.stderr)
    listed = run("token", "list", "--json", "--ledger", empty)
    (row,) = json.loads(listed.stdout)
    assert (row["name"], row["revoked"]) == ("Ada", None) and secret not in listed.stdout
    with Ledger.open(empty) as ledger:
        bearer = ledger.tokens.bearer(secret)
        assert bearer is not None and bearer.id == row["id"]
    assert run("token", "revoke", row["id"][:5], "--ledger", empty).exit_code == 0
    with Ledger.open(empty) as ledger:
        assert ledger.tokens.bearer(secret) is None
        assert [token.revoked is None for token in ledger.tokens] == [False]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("token", "make", " ", "--ledger", "{ledger}"), "A token is somebody's"),
        (("token", "make", "Ada", "--ledger", "nothing.db"), "there is no such ledger"),
        (("token", "revoke", "zz", "--ledger", "{ledger}"), "There is no token 'zz' in this ledger."),
        (("serve", "--ledger", "nothing.db"), "there is no such ledger"),
        (("serve", "--ledger", "{ledger}", "--port", "{busy}"), "cannot be listened on"),
        (("serve", "--ledger", "{ledger}", "--host", "no.such.host.invalid"), "is no address of this machine"),
        (("serve", "--ledger", "{ledger}", "--host", "0.0.0.0", "--port", "0"), "make a token first"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(empty: str, arguments: tuple[str, ...], told: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        known = {"{ledger}": empty, "{busy}": str(busy.getsockname()[1])}
        result = run(*(known.get(argument, argument) for argument in arguments))
    assert result.exit_code == 1 and told in result.stderr and "Traceback" not in result.stderr


def test_a_site_is_served_until_it_is_stopped(empty: str) -> None:
    command = [DATELINE, "serve", "--ledger", empty, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None and serving.stderr is not None
        address = re.fullmatch(r"Dateline is at (http://127\.0\.0\.1:\d+/) .*\n", serving.stdout.readline())
        link = re.search(r"enter\?key=[\w-]{43}$", serving.stdout.readline())
        try:
            assert address and link
            with urlopen(f"{address[1]}api/v1/reports", timeout=60) as answer:
                assert json.load(answer) == {"items": [], "next": None}
                assert "server" not in {name.lower() for name in answer.headers}
        finally:
            serving.send_signal(signal.SIGINT)
        assert serving.wait(60) in (0, 130)
        assert "Traceback" not in serving.stderr.read()
