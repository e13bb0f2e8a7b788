"""Event logs for tests: lines of a right log, databases to load it into, and what they hold afterwards."""

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, insert, select

from data_access.event_log.importing import Loaded, import_log
from data_access.event_log.reading import COLUMNS
from data_access.schema import metadata
from data_access.schema.desk_services import desk_role, holder, service, workflow, workflow_step
from tests.engines import Stand

NOW = datetime(2023, 3, 21, 12, 0)  # noqa: DTZ001 - naive UTC as everywhere
OWN = {"source_id": 1, "simulated": False}
# A request that ended after a return, and one that waits for the applicant.
RIGHT: tuple[tuple[str, ...], ...] = (
    ("A1", "permit", "IR-07", "2022-05-14T08:30:00+04:30", "2022-05-20T10:00:00+04:30", "", "file",
     "applicant", "", "2022-05-14T08:30:00+04:30", "2022-05-14T08:40:00+04:30", "end"),
    ("A1", "permit", "IR-07", "2022-05-14T08:30:00+04:30", "2022-05-20T10:00:00+04:30", "", "review",
     "expert", "Inbox 12", "2022-05-14T08:40:00+04:30", "2022-05-17T12:00:00+04:30", "return"),
    ("A1", "permit", "IR-07", "2022-05-14T08:30:00+04:30", "2022-05-20T10:00:00+04:30", "", "file",
     "applicant", "", "2022-05-17T12:00:00+04:30", "2022-05-18T23:59:59+04:30", "end"),
    ("A1", "permit", "IR-07", "2022-05-14T08:30:00+04:30", "2022-05-20T10:00:00+04:30", "", "review",
     "expert", "Inbox 12", "2022-05-18T23:59:59+04:30", "2022-05-20T10:00:00+04:30", "approve"),
    ("B2", "پروانه", "IR-03", "2022-12-01T00:15:00+03:30", "", "2022-12-20T14:30:00+03:30", "review",
     "expert", "Inbox 12", "2022-12-01T00:15:00+03:30", "2022-12-03T09:00:00+03:30", "return"),
    ("B2", "پروانه", "IR-03", "2022-12-01T00:15:00+03:30", "", "2022-12-20T14:30:00+03:30", "file",
     "applicant", "", "2022-12-03T09:00:00+03:30", "", ""),
)


def written(lines: Sequence[Sequence[str]], header: Sequence[str] = COLUMNS, end: str = "\n") -> bytes:
    """The lines as a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=end).writerows([header, *lines])
    return buffer.getvalue().encode("utf-8")


def changed(row: int, **values: str) -> list[list[str]]:
    """The right lines with fields of one of them replaced; the first is row 0 and line 2 of the file."""
    lines = [list(line) for line in RIGHT]
    for name, value in values.items():
        lines[row][COLUMNS.index(name)] = value
    return lines


def fill(url: str) -> None:
    """The schema, provinces, days, and a service with two steps, two roles and an inbox, known by hand."""
    engine = create_engine(url)
    Stand(engine)
    names = {"name_fa": "x", "name_en": "x"}
    with engine.begin() as connection:
        for table, row in (
            (service, {"id": 5, "code": "permit", "name_fa": "پروانه", "name_en": "Permit",
                       "provider": "organisation", "public": True}),
            (desk_role, {"id": 3, "code": "applicant", "side": "applicant", **names}),
            (desk_role, {"id": 4, "code": "expert", "side": "organisation", **names}),
            (workflow, {"id": 7, "service_id": 5, "version": 1, "valid_from": datetime(2020, 3, 20).date(),  # noqa: DTZ001
                        "promised_days": 3.0, "clock": "working_days", "opens_minute": 450,
                        "closes_minute": 870, "assumed": False}),
            (workflow_step, {"id": 11, "workflow_id": 7, "code": "file", "desk_role_id": 3, "position": 1,
                             "kind": "action", "assumed": False, **names}),
            (workflow_step, {"id": 12, "workflow_id": 7, "code": "review", "desk_role_id": 4, "position": 2,
                             "kind": "review", "assumed": False, **names}),
            (holder, {"id": 21, "name": "Inbox 12", "desk_role_id": 4}),
        ):
            connection.execute(insert(table).values(**row, **OWN))
    engine.dispose()


@contextmanager
def duckdb_file(folder: Path, template: Path | None = None) -> Iterator[str]:
    """The URL of a filled DuckDB file, copied when there is one to copy."""
    path = folder / "operational.duckdb"
    if template is None:
        fill(f"duckdb:///{path}")
    else:
        shutil.copyfile(template, path)
    yield f"duckdb:///{path}"


def load(url: str, folder: Path, content: bytes, **options: Any) -> Loaded:
    path = folder / "log.csv"
    path.write_bytes(content)
    return import_log(url, path, now=NOW, **options)


def rows(url: str, question: Any) -> list[tuple[Any, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(question)]
    engine.dispose()
    return found


def filled_tables(url: str) -> dict[str, int]:
    """Table to number of rows, of all tables."""
    engine = create_engine(url)
    with engine.connect() as connection:
        counted = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return counted
