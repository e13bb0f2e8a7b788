"""What is done in processes that are killed or come to a full disk."""

import resource
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from common.errors import DashboardError
from data_access.loading.target import LoadRunning
from data_access.migrations.upgrade import upgrade
from data_access.state.tables import state
from exports.writing import write
from metrics.content import Column, Content, Kind
from tests.loading.stand import Place

NUMBERS = Column("number", "عدد", "Number", Kind.WHOLE)
SCHEMA = pa.schema([("number", pa.int64())])


def load(place: Place, path: Path, said: Mapping[str, Any]) -> None:
    """Exit status 3: another load was running."""
    try:
        place.load(path, **said)
    except LoadRunning:
        raise SystemExit(3) from None


def load_on_a_full_disk(place: Place, path: Path, bytes_a_file: int, told: Path) -> None:
    """No file may become longer; what the steward is told is left in a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, resource.RLIM_INFINITY))
    try:
        place.load(path, reason="again")
    except DashboardError as problem:
        said = f"{type(problem).__name__}: {problem.en}"
    else:
        said = "loaded"
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    told.write_text(said, encoding="utf-8")


def migrate(url: str) -> None:
    upgrade(url)


def open_state(url: str) -> None:
    state(url).dispose()


def export(form: str, path: Path) -> None:
    """A table whose second half takes for ever."""

    def batches() -> Iterator[pa.RecordBatch]:
        for _ in range(600):
            yield pa.RecordBatch.from_pydict({"number": list(range(10_000))}, SCHEMA)
            time.sleep(0.1)

    write(Content("numbers", "عددها", "Numbers", (NUMBERS,), 6_000_000, batches), form, path)
