"""What a backup says of itself, so that an altered or newer one is found in time."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from common.errors import DashboardError

FORM = 1
NAME = "manifest.json"
ROWS, STATE = "rows", "state"


class BadBackup(DashboardError):
    """A backup that must not be restored."""


@dataclass(frozen=True)
class Part:
    """One database in a backup. `counts` = rows by table, `version` = of its schema."""

    engine: str
    file: str
    version: str
    counts: Mapping[str, int]
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Manifest:
    """`key` tells which key file belongs to it, and nothing of the key, which is not in the backup."""

    form: int
    made_at: str
    key: str
    parts: Mapping[str, Part]


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    written = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(written + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest, after every file in it was found whole and unaltered. Raises BadBackup."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        parts = {str(name): Part(**part) for name, part in found["parts"].items()}
        manifest = Manifest(int(found["form"]), str(found["made_at"]), str(found["key"]), parts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as failure:
        raise BadBackup(
            f"در پوشهٔ {folder.name} پشتیبانی نیست که بتوان خواند؛ پوشهٔ درست را بدهید.",
            f"There is no readable backup in {folder.name}: name the right folder.",
        ) from failure
    if manifest.form > FORM:
        raise newer(folder.name)
    for part in manifest.parts.values():
        path = folder / part.file
        if Path(part.file).name != part.file or not path.is_file() or digest(path) != part.sha256:
            raise BadBackup(
                f"پروندهٔ {path.name} در این پشتیبان نیست یا دستکاری شده است؛ پشتیبان دیگری را برگردانید.",
                f"The file {path.name} of this backup is missing or was altered: restore another one.",
            )
    return manifest


def newer(name: str) -> BadBackup:
    return BadBackup(
        f"این پشتیبان ({name}) از نسخهٔ تازه‌تری از برنامه است؛ نخست برنامه را به‌روز کنید.",
        f"This backup ({name}) is of a newer version of the program: update the program first.",
    )
