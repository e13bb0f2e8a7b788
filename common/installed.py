"""What is installed here: the version, the packages it stands on with their licences, its files by hash.

`python -m common.installed` writes the list of files and hashes; with `--check` it only compares.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from common.settings import ROOT

LISTED = ("assets", "ui/static")            # everything the server sends or reads besides its own code
MANIFEST = ROOT / "assets/manifest.sha256"  # in the form of sha256sum, so that it can be checked without us
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST = 60   # some packages put the whole text of the licence where its name belongs


@dataclass(frozen=True)
class Package:
    """An installed package that the product needs, and what it says of its licence ("" = nothing)."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class File:
    """A file by its path in the product; `state` is "equal", "altered", "missing" or "added"."""

    path: str
    state: str


def version() -> str:
    """The product's version, as pyproject.toml has it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def packages() -> list[Package]:
    """What requirements.txt names and everything below it that is installed, by name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    waiting = [found.group() for line in lines if (found := _NAME.match(line))]
    seen: dict[str, Package] = {}
    while waiting:
        name = _plain(waiting.pop())
        if name in seen:
            continue
        try:
            told = metadata.distribution(name)
        except metadata.PackageNotFoundError:   # needed on another system only
            continue
        seen[name] = Package(told.metadata["Name"], told.version, _licence(told.metadata))
        waiting += [found.group() for each in told.requires or ()
                    if "extra ==" not in each and (found := _NAME.match(each))]
    return [seen[name] for name in sorted(seen)]


def files() -> list[File]:
    """Every listed or present file and whether it is what was released, those that are not first."""
    listed, present = dict(_read(MANIFEST)), dict(_present())
    states = {
        path: "missing" if path not in present else "added" if path not in listed
        else "equal" if present[path] == listed[path] else "altered"
        for path in sorted(listed.keys() | present.keys())
    }
    found = [File(path, state) for path, state in states.items()]
    return sorted(found, key=lambda file: file.state == "equal")


def main(arguments: list[str]) -> int:
    """Writes the list; with --check says what differs and gives 1."""
    if "--check" in arguments:
        wrong = [file for file in files() if file.state != "equal"]
        sys.stdout.writelines(f"{file.path}: {file.state}\n" for file in wrong)
        return int(bool(wrong))
    lines = (f"{digest}  {path}\n" for path, digest in sorted(_present()))
    MANIFEST.write_text("".join(lines), encoding="utf-8")
    return 0


def _present() -> Iterator[tuple[str, str]]:
    for folder in LISTED:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path != MANIFEST and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), sha256(path.read_bytes()).hexdigest()


def _read(manifest: Path) -> Iterator[tuple[str, str]]:
    if not manifest.exists():
        return
    for line in manifest.read_text(encoding="utf-8").splitlines():
        digest, _, path = line.partition("  ")
        yield path, digest


def _licence(told: metadata.PackageMetadata) -> str:
    """The SPDX expression, else the short name, else what the classifiers say."""
    named = [text for key in ("License-Expression", "License") for text in told.get_all(key) or ()]
    classes = [text for text in told.get_all("Classifier") or () if text.startswith("License")]
    listed = ", ".join(text.rpartition(" :: ")[2] for text in classes)
    usable = [text.strip() for text in (*named, listed) if text and "\n" not in text.strip()]
    return next((text for text in usable if len(text) <= _LONGEST and text != "UNKNOWN"), "")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
