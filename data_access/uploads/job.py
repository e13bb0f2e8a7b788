"""A job: the files of an upload, what is asked of them, and what became of it, all in one folder on disk.

The folder is named after the content, so the same files are known again: after the tab was closed, by another
server process, or after a restart.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from common.errors import DashboardError, Forbidden
from data_access.uploads.outcome import Outcome

KEPT_SECONDS = 7 * 24 * 3600
CHECK, LOAD = "check", "load"
BOOK = "refusals.xlsx"


class NoSuchJob(DashboardError):
    """The files of a job are not kept any more."""


@dataclass(frozen=True)
class Asked:
    """What is asked of the files. `kind` is "rows" or "booklet"; `span` as a booklet's Span writes itself."""

    kind: str
    who: str
    names: tuple[str, ...]
    hashes: tuple[str, ...]
    complete: tuple[str, ...] = ()
    span: str = ""
    covers: str = ""          # from when to when the rows of all the tables are complete
    simulated: bool = False   # rows of an example
    at: str = ""


@dataclass(frozen=True)
class Progress:
    """How far the step under way is."""

    what: str = ""
    rows: int = 0


@dataclass(frozen=True)
class Job:
    """One folder of uploads."""

    folder: Path

    @property
    def key(self) -> str:
        return self.folder.name

    @property
    def asked(self) -> Asked:
        """Raises NoSuchJob."""
        found = _read(self.folder / "job.json")
        if found is None:
            raise NoSuchJob(
                "پرونده‌های این کار دیگر نگه داشته نشده‌اند؛ آن‌ها را دوباره بدهید.",
                "The files of this job are not kept any more: bring them again.",
            )
        listed = ("names", "hashes", "complete")
        told: dict[str, Any] = {
            name: tuple(value) if name in listed else value for name, value in found.items()
        }
        return Asked(**told)

    @property
    def paths(self) -> list[Path]:
        return [self.folder / "files" / name for name in self.asked.names]

    @property
    def progress(self) -> Progress:
        found = _read(self.folder / "progress.json")
        return Progress(**found) if found else Progress()

    @property
    def step(self) -> str:
        """The step begun last: check, load, or "" before the first."""
        found = _read(self.folder / "step.json")
        return str(found["step"]) if found else ""

    @property
    def outcome(self) -> Outcome | None:
        """What became of the step begun last; None while it is under way or when it broke off."""
        found = _read(self.folder / f"{self.step}.json") if self.step else None
        return Outcome.read(found) if found else None

    @property
    def book(self) -> Path | None:
        """The workbook of refusals, when there are any."""
        path = self.folder / BOOK
        return path if path.exists() else None

    @property
    def running(self) -> bool:
        """Whether a process holds the job; the system lets go of it when the process dies."""
        with suppress(BlockingIOError, FileNotFoundError), self.alone():
            return False
        return (self.folder / "lock").exists()

    @property
    def broken(self) -> bool:
        """The step begun last ended without a word: killed, or the machine went down."""
        return bool(self.step) and self.outcome is None and not self.running

    @contextmanager
    def alone(self) -> Iterator[int]:
        """Holds the job and gives the file by which a child holds it on. Raises BlockingIOError."""
        with (self.folder / "lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield held.fileno()

    def note(self, name: str, content: Any) -> None:
        """Writes one of its files, so that no reader meets half of it."""
        path = self.folder / f"{name}.json"
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)

    def begin(self, step: str) -> None:
        """Forgets what became of the step before, so that an old answer is never taken for a new one."""
        for name in (f"{step}.json", "progress.json", BOOK):
            (self.folder / name).unlink(missing_ok=True)
        self.note("step", {"step": step})


def keep(root: Path, asked: Asked, content: Sequence[bytes]) -> Job:
    """The job of these files, made anew when it is not there yet."""
    sweep(root)
    job = Job(root / key_of(asked))
    files = job.folder / "files"
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, held in zip(asked.names, content, strict=True):
        if not (files / name).exists():
            (files / name).write_bytes(held)
    if not (job.folder / "job.json").exists():
        job.note("job", {**asdict(asked), "at": datetime.now(UTC).isoformat(timespec="seconds")})
    (job.folder / "lock").touch()
    return job


def key_of(asked: Asked) -> str:
    """Files with the same content, asked the same by the same person, are the same job."""
    parts = (asked.kind, asked.who, *asked.names, *asked.hashes, *asked.complete, asked.span, asked.covers,
             str(asked.simulated))
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def of_key(root: Path, key: str, who: str) -> Job:
    """The job of that name, for whoever began it. Raises NoSuchJob or Forbidden."""
    known = key.isalnum() and key.isascii() and len(key) == 24  # noqa: PLR2004 - as key_of makes it
    job = Job(root / key if known else root / "-")
    if job.asked.who != who:
        raise Forbidden(
            "این کار از آن کاربر دیگری است؛ پرونده‌های خود را بدهید.",
            "This job belongs to another user: bring your own files.",
        )
    return job


def all_of(root: Path) -> list[Job]:
    """Every job that is kept, the newest first."""
    if not root.is_dir():
        return []
    found = [Job(folder) for folder in root.iterdir() if (folder / "job.json").exists()]
    return sorted(found, key=lambda job: job.asked.at, reverse=True)


def sweep(root: Path) -> None:
    """Removes jobs that nobody touched for a week."""
    for job in all_of(root):
        if job.folder.stat().st_mtime < time.time() - KEPT_SECONDS and not job.running:
            shutil.rmtree(job.folder, ignore_errors=True)


def _read(path: Path) -> dict[str, Any] | None:
    with suppress(FileNotFoundError, NotADirectoryError, ValueError):
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found
    return None
