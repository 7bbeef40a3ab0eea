"""What holds of the code as a whole: the direction of imports, what is public, what loads at the start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "dateline").rglob("*.py"))

# What takes a tenth of a second or more to import, or is not needed to say what the commands are.
HEAVY = {
    "spacy", "trafilatura", "sqlalchemy", "onnxruntime", "pydantic", "numpy", "rich", "lxml", "httpx2",
    "yaml", "multiprocessing", "tokenizers", "thinc",
}  # fmt: skip


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A development tool of this environment, run over the repository."""
    command = [str(Path(sys.executable).parent / name), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_imports_point_down_the_rooms() -> None:
    ran = tool("lint-imports", "--no-cache")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("check", [["check", "--quiet"], ["format", "--check", "--quiet"]])
def test_style_holds(check: list[str]) -> None:
    ran = tool("ruff", *check)
    assert ran.returncode == 0, ran.stdout + ran.stderr


DEFINED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def declared(tree: ast.Module) -> list[str] | None:
    """The names in ``__all__``, or None where a module has none."""
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(ast.unparse(target) == "__all__" for target in targets):
            assert node.value is not None
            return [str(name) for name in ast.literal_eval(node.value)]
    return None


def defined(tree: ast.Module) -> set[str]:
    """The names that a module binds at its top."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, DEFINED):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for each in targets for target in ast.walk(each) if isinstance(target, ast.Name))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name for alias in node.names)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_says_what_it_is_and_what_is_public(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module opens with a sentence that says what it is"
    public = declared(tree)
    if public is None:
        assert path.name in ("__init__.py", "__main__.py"), "a module names what is public in __all__"
        return
    assert set(public) <= defined(tree)
    here = [n for n in tree.body if isinstance(n, DEFINED) and not n.name.startswith("_")]
    assert {node.name for node in here} <= set(public), "what is not public begins with an underscore"


LONGEST = 400  # lines: more than that is two modules, parted by what they answer


def test_no_module_is_longer_than_one_reads_at_once() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_commands_are_told_without_loading_what_reads() -> None:
    script = (
        "import sys\nfrom dateline.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('|'.join(sorted(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("Usage:")
    assert {name.partition(".")[0] for name in ran.stderr.strip().split("|")} & HEAVY == set()


def test_importing_dateline_does_no_work() -> None:
    script = "import sys, dateline; print('|'.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in ran.stdout.strip().split("|")} & HEAVY == set()
