"""Whatever bytes a file holds, an import ends with rows or with sentences, never with a stack trace."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from common.errors import DashboardError
from data_access.event_log.reading import COLUMNS
from data_access.event_log.refusals import FileRefused, LogRefused
from data_access.schema.desk_requests import request, request_step
from tests.event_log import RIGHT, duckdb_file, fill, load, rows, written

WHOLE = written(RIGHT)
REQUESTS = 13_000   # of the long file: more lines than are read at once
EASY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
cuts = st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 60), st.binary(max_size=40))
odd = st.sampled_from(["", "NULL", "0", "-1", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
                       "=cmd|'/c'!A1", '"',
                       "a\nb", "\u200f", "2022-05-14T24:00:00Z", "2022-05-14 08:30Z", "۱۴۰۱", "x" * 499])
places = st.tuples(st.integers(0, 5), st.integers(0, 11))
values = st.one_of(odd, st.text(st.characters(exclude_categories=["Cs"]), max_size=30))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with duckdb_file(tmp_path_factory.mktemp("hostile")) as found:
        yield found


def only_sentences(url: str, folder: Path, content: bytes) -> None:
    """Loads as a dry run: what it raises must be a refusal in sentences."""
    with suppress(LogRefused, FileRefused):
        assert 0 < load(url, folder, content, create=True, dry_run=True).stays


@EASY
@given(content=st.binary(max_size=400))
def test_random_bytes_are_refused(url: str, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DashboardError) as failure:
        load(url, tmp_path, content)
    assert isinstance(failure.value, LogRefused | FileRefused)


@EASY
@given(content=st.binary(max_size=300))
def test_random_bytes_below_a_right_header_are_survived(url: str, tmp_path: Path, content: bytes) -> None:
    only_sentences(url, tmp_path, ",".join(COLUMNS).encode() + b"\n" + content)


@EASY
@given(change=cuts)
def test_a_file_with_bytes_replaced_is_survived(
    url: str, tmp_path: Path, change: tuple[int, int, bytes]
) -> None:
    at, dropped, put = change
    only_sentences(url, tmp_path, WHOLE[:at] + put + WHOLE[at + dropped:])


@EASY
@given(fields=st.dictionaries(places, values, min_size=1, max_size=4))
def test_a_file_with_fields_replaced_is_survived(
    url: str, tmp_path: Path, fields: dict[tuple[int, int], str]
) -> None:
    lines = [list(line) for line in RIGHT]
    for (row, column), value in fields.items():
        lines[row][column] = value
    only_sentences(url, tmp_path, written(lines))


@pytest.mark.parametrize("engine_name", ["duckdb", "postgresql"])
def test_a_long_file_adds_up(
    engine_name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Rows, open requests and the sum of all durations are those of the file."""
    if engine_name == "duckdb":
        with duckdb_file(tmp_path) as found:
            _adds_up(found, tmp_path)
        return
    found = request.getfixturevalue("empty_postgresql")
    fill(found)
    _adds_up(found, tmp_path)


def _adds_up(url: str, folder: Path) -> None:
    lines, seconds = _many(REQUESTS)
    loaded = load(url, folder, written(lines), create=True)
    assert (4 * REQUESTS, REQUESTS, REQUESTS // 2, 4 * REQUESTS) == (
        loaded.lines, loaded.requests, loaded.open_requests, loaded.stays)
    stays = rows(url, select(request_step.c.entered_at, request_step.c.left_at))
    spent = sum((left - entered).total_seconds() for entered, left in stays if left is not None)
    assert (4 * REQUESTS, seconds) == (len(stays), spent)
    by_province = rows(url, select(request.c.province_code, func.count()).group_by(request.c.province_code))
    assert {(f"IR-{n:02}", len(range(n, REQUESTS, 31))) for n in range(31)} == set(by_province)


def _many(requests: int) -> tuple[list[list[str]], float]:
    """Four lines a request, and the seconds of all stays that ended; every second request is open."""
    start, lines, seconds = datetime.fromisoformat("2021-03-21T08:00:00+04:30"), [], 0.0
    for n in range(requests):
        moments = [start + timedelta(minutes=25 * n, seconds=(n % 97) * k * 60) for k in range(5)]
        is_open = n % 2 == 1
        head = [f"T{n}", f"service {n % 3}", f"IR-{n % 31:02}", moments[0].isoformat()]
        end = "" if is_open else moments[4].isoformat()
        for k in range(4):
            stays = is_open and k == 3
            left = "" if stays else moments[k + 1].isoformat()
            seconds += 0 if stays else (moments[k + 1] - moments[k]).total_seconds()
            entered = moments[k].isoformat()
            lines.append([*head, end, "", f"step {k}", "expert", f"Inbox {n % 7}", entered, left,
                          "" if stays else "approve"])
    return lines, seconds
