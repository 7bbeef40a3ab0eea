"""The build hook that puts the pages' front-end libraries in place: fetched from npm's registry, none committed.

``package-lock.json`` pins each package by version and digest, and ``pyproject.toml`` lists the files that are wanted
out of each, under the folder they go to. What was fetched once is kept, so that another build asks nothing of the
network; neither npm nor Node is needed. The registry is npm's, or the one that ``npm_config_registry`` names.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import tarfile
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REGISTRY = "https://registry.npmjs.org"
PATIENCE_SECONDS = 60
STAMP = "made-from.json"  # lies beside the files and says what they were made from


class Package(NamedTuple):
    """A package that the lock pins: its name, its version and the digest of its archive ("sha512-...")."""

    name: str
    version: str
    integrity: str

    @property
    def archive(self) -> str:
        """The name of its archive in a registry."""
        return f"{self.name.rpartition('/')[2]}-{self.version}.tgz"

    @property
    def kept(self) -> Path:
        """Where its archive is kept between builds."""
        return Path(platformdirs.user_cache_dir("dateline")) / "npm" / self.name / self.archive

    def holds(self, content: bytes) -> bool:
        """Whether this is the archive that the lock means."""
        kind, _, digest = self.integrity.partition("-")
        return base64.b64encode(hashlib.new(kind, content).digest()).decode() == digest


class FrontEnd(BuildHookInterface[Any]):
    """Puts the files in place before a wheel, or an editable installation, is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill the folders of ``libraries``, and in an editable installation those of ``development`` too."""
        root = Path(self.root)
        folders = dict(self.config["libraries"])
        if version == "editable":
            folders |= self.config["development"]
        pinned = _pinned(root / "package-lock.json")
        for folder, files in folders.items():
            _fill(root / folder, files, pinned)


def _pinned(lock: Path) -> dict[str, Package]:
    """The packages of the lock by their names."""
    entries = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    names = {path.removeprefix("node_modules/"): entry for path, entry in entries.items() if path}
    return {name: Package(name, entry["version"], entry["integrity"]) for name, entry in names.items()}


def _fill(folder: Path, wanted: Mapping[str, Sequence[str]], pinned: Mapping[str, Package]) -> None:
    """Put the wanted files of each package into ``folder/package/``, unless they are there as the lock has them."""
    stamp = json.dumps({name: [pinned[name].integrity, *files] for name, files in wanted.items()}, indent=1)
    made = folder / STAMP
    if made.exists() and made.read_text(encoding="utf-8") == stamp:
        return
    shutil.rmtree(folder, ignore_errors=True)
    for name, files in wanted.items():
        with tarfile.open(fileobj=io.BytesIO(_archive(pinned[name])), mode="r:gz") as archive:
            for file in files:
                _put(archive, file, folder / name / Path(file).name)
    made.write_text(stamp, encoding="utf-8")


def _put(archive: tarfile.TarFile, file: str, target: Path) -> None:
    """Write one file of an archive, whose folder npm calls ``package`` and some authors otherwise."""
    member = next((found for found in archive if found.isfile() and found.name.partition("/")[2] == file), None)
    content = archive.extractfile(member) if member else None
    if content is None:
        raise SystemExit(f"The npm package that should hold {file} lacks it: mend the list in pyproject.toml.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())


def _archive(package: Package) -> bytes:
    """The archive of a package, kept from before or fetched now; ends the build in a sentence where neither goes."""
    if package.kept.exists() and package.holds(content := package.kept.read_bytes()):
        return content
    address = f"{_registry()}/{package.name}/-/{package.archive}"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:
            content = answer.read()
    except (OSError, ValueError) as error:
        raise SystemExit(
            f"The pages need {package.name} {package.version}, and {address} could not be fetched ({error}): connect "
            "to the network for this one time, or name a registry in npm_config_registry."
        ) from None
    if not package.holds(content):
        raise SystemExit(f"{address} is not what package-lock.json pins: fetch from another registry.")
    _keep(package.kept, content)
    return content


def _registry() -> str:
    """The registry to fetch from; npm reads its settings from the environment in either case."""
    named = (value for name, value in os.environ.items() if name.lower() == "npm_config_registry" and value)
    return next(named, REGISTRY).rstrip("/")


def _keep(path: Path, content: bytes) -> None:
    """Keep an archive for the next build; a cache that cannot be written is done without."""
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        pass
