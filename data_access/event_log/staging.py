"""Takes an event log into a database of its own on disk, and refuses every line that is wrong by itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd

from data_access.event_log.reading import COLUMNS, Log
from data_access.event_log.refusals import SHOWN, LogRefused, Refusal

CHUNK = 50_000
MEMORY = "700MB"
TIMES = ("registered_at", "finished_at", "due_at", "entered_at", "left_at")
_TEXTS = tuple(name for name in COLUMNS if name not in TIMES)
_CLOCK = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.]\d{1,6})?)?"
_OFFSET = r"(Z|[+-](0\d|1[0-4]):?[0-5]\d)"
# A time is read by hand, so that neither the machine's zone nor the engine's guesses have a say.
_SCHEMA = rf"""
CREATE MACRO offset_of(t) AS CASE WHEN right(t, 1) = 'Z' THEN 0 ELSE
    CAST(regexp_extract(t, '([+-])(\d{{2}}):?(\d{{2}})$', 2) AS INTEGER) * 60
    + CAST(regexp_extract(t, '([+-])(\d{{2}}):?(\d{{2}})$', 3) AS INTEGER) END
    * CASE WHEN regexp_matches(t, '-\d{{2}}:?\d{{2}}$') THEN -1 ELSE 1 END;
CREATE MACRO moment(t) AS CASE WHEN regexp_full_match(t, '{_CLOCK}{_OFFSET}') THEN
    TRY_CAST(regexp_extract(t, '^({_CLOCK})', 1) AS TIMESTAMP) - to_minutes(offset_of(t)) END;
CREATE TABLE refused (line BIGINT, field VARCHAR, value VARCHAR, reason VARCHAR, lines BIGINT);
CREATE TABLE event (line BIGINT, {", ".join(f"{name} VARCHAR" for name in _TEXTS)},
    {", ".join(f"{name} TIMESTAMP" for name in TIMES)});
"""
_PARSED = "SELECT line, {}, {} FROM chunk".format(
    ", ".join(f"trim({name}, ' \t\r\n') AS {name}" for name in _TEXTS),
    ", ".join(f"trim({name}, ' \t\r\n') AS {name}_text, moment({name}_text) AS {name}" for name in TIMES),
)
_KNOWN_OUTCOMES = "('', 'approve', 'return', 'reject', 'withdraw', 'end')"
NEVER_EMPTY = ("tracking_number", "service", "province_code", "registered_at", "step", "role", "entered_at")


@contextmanager
def staging() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database among the temporary files, gone at the end; what memory cannot hold is on disk."""
    with TemporaryDirectory(prefix="event_log_") as folder:
        place = duckdb.connect(str(Path(folder) / "staging.duckdb"))
        try:
            place.execute(f"SET memory_limit = '{MEMORY}'")
            place.execute("SET preserve_insertion_order = false")
            place.execute("SET enable_progress_bar = false")
            place.execute(_SCHEMA)
            yield place
        finally:
            place.close()


def take_in(
    place: duckdb.DuckDBPyConnection, log: Log, now: datetime, span: tuple[datetime, datetime]
) -> int:
    """Fills `event` with the lines that are right by themselves and `refused` with the others.

    `span` is the time the calendar covers. Gives the number of lines. Raises LogRefused when the file
    cannot be read to its end, with what was refused before.
    """
    checks, taken = _checks(now, span), 0
    lines: list[int] = []
    records: list[Sequence[str]] = []
    try:
        for line, record in log.rows():
            taken += 1
            if len(record) != len(COLUMNS):
                refuse(place, Refusal(line, "", ",".join(record), "ragged"))
                continue
            lines.append(line)
            records.append(record)
            if len(records) == CHUNK:
                _put(place, log.header, lines, records, checks)
                lines, records = [], []
    except LogRefused as end:
        refuse(place, *end.refusals)
    if records:
        _put(place, log.header, lines, records, checks)
    return taken


def refuse(place: duckdb.DuckDBPyConnection, *refusals: Refusal) -> None:
    for one in refusals:
        values = [one.line, one.field, one.value[:600], one.reason, one.lines]
        place.execute("INSERT INTO refused VALUES (?, ?, ?, ?, ?)", values)


def raise_refusals(place: duckdb.DuckDBPyConnection) -> None:
    """Raises LogRefused with the first refusals by line, when there are any."""
    total: Any = place.execute("SELECT count(*) FROM refused").fetchone()
    if not total[0]:
        return
    first = place.execute(
        "SELECT line, field, value, reason, lines FROM refused ORDER BY line, field, reason LIMIT ?", [SHOWN]
    ).fetchall()
    raise LogRefused(tuple(Refusal(*row) for row in first), total[0])


def _put(
    place: duckdb.DuckDBPyConnection, header: Sequence[str], lines: list[int],
    records: list[Sequence[str]], checks: dict[tuple[str, str], str],
) -> None:
    columns = {"line": pd.Series(lines)} | {
        name: pd.Series(values, dtype=object)
        for name, values in zip(header, zip(*records, strict=True), strict=True)
    }
    place.register("chunk", pd.DataFrame(columns))
    place.execute(f"CREATE OR REPLACE TEMP TABLE parsed AS {_PARSED}")
    place.unregister("chunk")
    any_fault = " OR ".join(f"coalesce({condition}, false)" for condition in checks.values())
    faulty: Any = place.execute(f"SELECT count(*) FROM parsed WHERE {any_fault}").fetchone()
    right = f" WHERE NOT ({any_fault})" if faulty[0] else ""
    place.execute(f"INSERT INTO event SELECT line, {', '.join(_TEXTS + TIMES)} FROM parsed{right}")
    for (field, reason), condition in checks.items() if faulty[0] else ():
        value = f"{field}_text" if field in TIMES else field
        place.execute(
            f"INSERT INTO refused SELECT line, '{field}', {value}[:600], '{reason}', 1"
            f" FROM parsed WHERE {condition}"
        )


def _checks(now: datetime, span: tuple[datetime, datetime]) -> dict[tuple[str, str], str]:
    """Column and reason to the SQL condition of its refusal, over one line; unknown (NULL) is no refusal."""
    made = {(name, "empty"): f"{_shown(name)} = ''" for name in NEVER_EMPTY}
    made |= {(name, "too_long"): f"length({_shown(name)}) > 500" for name in COLUMNS}
    for name in TIMES:
        made |= _time_checks(name, now, span)
    made["outcome", "outcome"] = f"outcome NOT IN {_KNOWN_OUTCOMES}"
    made["left_at", "before_entered"] = "left_at < entered_at"
    made["finished_at", "before_registered"] = "finished_at < registered_at"
    made["outcome", "not_left"] = (
        f"left_at_text = '' AND finished_at_text = '' AND outcome <> '' AND outcome IN {_KNOWN_OUTCOMES}"
    )
    return made


def _time_checks(name: str, now: datetime, span: tuple[datetime, datetime]) -> dict[tuple[str, str], str]:
    text = f"{name}_text"
    unread = f"{text} <> '' AND length({text}) <= 500 AND {name} IS NULL"
    foreign = rf"regexp_matches({text}, '[\x{{06F0}}-\x{{06F9}}\x{{0660}}-\x{{0669}}]')"
    bare = f"regexp_full_match({text}, '{_CLOCK}')"
    made = {
        (name, "digits"): f"{unread} AND {foreign}",
        (name, "no_offset"): f"{unread} AND {bare}",
        (name, "malformed"): f"{unread} AND NOT {foreign} AND NOT {bare}",
        (name, "outside"): f"({name} < TIMESTAMP '{span[0]}' OR {name} >= TIMESTAMP '{span[1]}')",
    }
    if name != "due_at":
        made[name, "future"] = f"{name} > TIMESTAMP '{now}' AND {name} < TIMESTAMP '{span[1]}'"
    return made


def _shown(name: str) -> str:
    return f"{name}_text" if name in TIMES else name
