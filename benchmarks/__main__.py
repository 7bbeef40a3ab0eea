"""Run one benchmark: ``python -m benchmarks NAME --data PATH --out FILE``.

NAME is a module of this package (``templates-slots`` is ``templates_slots.py``) with ``run(data, out)``,
which writes one JSON answer a line and returns its scores. The scores, with ``seconds`` added, are the last
line printed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path
from types import ModuleType

import benchmarks

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark that the arguments name; 0 when it ran, 2 for a name or a path that does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run one benchmark.")
    parser.add_argument("name", help="a benchmark, such as pages or coding")
    parser.add_argument("--data", type=Path, required=True, help="the data set: a file or a folder")
    parser.add_argument("--out", type=Path, required=True, help="where the answers go, one JSON object a line")
    given = parser.parse_args(arguments)
    try:
        module = _module(given.name)
        _check(given.data, given.out)
    except ValueError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    start = time.perf_counter()
    with given.out.open("w", encoding="utf-8") as out:
        scores = module.run(given.data, out)
    print(json.dumps({**scores, "seconds": round(time.perf_counter() - start, 2)}))
    return 0


def _module(name: str) -> ModuleType:
    """The module of a benchmark; raises ValueError naming those there are."""
    modules = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    if name.replace("-", "_") in modules and not name.startswith("_"):
        module = importlib.import_module(f"benchmarks.{name.replace('-', '_')}")
        if hasattr(module, "run"):
            return module
    known = ", ".join(sorted(m.replace("_", "-") for m in modules if _is_benchmark(m)))
    raise ValueError(f"there is no benchmark named {name!r}; there are {known}.")


def _is_benchmark(module: str) -> bool:
    """Whether a module of this package has a ``run``, told without importing it."""
    source = Path(next(iter(benchmarks.__path__))) / f"{module}.py"
    return source.is_file() and "\ndef run(" in source.read_text(encoding="utf-8")


def _check(data: Path, out: Path) -> None:
    """Raise ValueError where the data are not there or the answers cannot be written."""
    if not data.exists():
        raise ValueError(f"there are no data at {data}; give --data the path of a data set.")
    if not out.parent.is_dir():
        raise ValueError(f"the answers cannot be written to {out}: there is no folder {out.parent}.")


if __name__ == "__main__":
    sys.exit(main())
