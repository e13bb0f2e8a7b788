"""Each fault of an event log is refused with its line, column, value and reason; nothing is changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from common.errors import DashboardError
from data_access.event_log import reading
from data_access.event_log.importing import import_log
from data_access.event_log.reading import COLUMNS
from data_access.event_log.refusals import SHOWN, FileRefused, LogRefused
from tests.engines import new_database
from tests.event_log import RIGHT, changed, duckdb_file, fill, filled_tables, load, written

Found = list[tuple[int, str, str]]
FAULTS: dict[str, tuple[list[list[str]], Found]] = {
    "left before entered": (
        changed(1, left_at="2022-05-14T08:39:59+04:30"), [(3, "left_at", "before_entered")]),
    "finished before registered": (
        [[*RIGHT[0][:4], "2022-05-14T08:29:00+04:30", *RIGHT[0][5:]]],
        [(2, "finished_at", "before_registered")]),
    "unknown service": (
        [[line[0], "land", *line[2:]] if line[0] == "B2" else list(line) for line in RIGHT],
        [(6, "service", "service")]),
    "unknown province": (
        [["A1", "permit", "IR-99", *line[3:]] for line in RIGHT[:4]], [(2, "province_code", "province")]),
    "unknown step": (changed(4, step="pay"), [(6, "step", "step")]),
    "unknown role": (changed(4, role="boss", holder=""), [(6, "role", "role")]),
    "unknown holder": (changed(4, holder="Inbox 13"), [(6, "holder", "holder")]),
    "no workflow then": (
        [["A0", "permit", "IR-01", "2019-01-01T08:00:00+03:30", "", "", "file", "applicant", "",
          "2019-01-01T08:00:00+03:30", "", ""]], [(2, "service", "no_workflow")]),
    "the same stay twice": ([*changed(0), list(RIGHT[1])], [(8, "entered_at", "twice")]),
    "future": (changed(4, left_at="2023-03-21T12:00:01Z"), [(6, "left_at", "future")]),
    "no time": (changed(4, left_at="yesterday"), [(6, "left_at", "malformed")]),
    "30 February": (changed(4, left_at="2023-02-30T10:00:00Z"), [(6, "left_at", "malformed")]),
    "an offset no place has": (
        changed(4, left_at="2023-01-30T10:00:00+23:00"), [(6, "left_at", "malformed")]),
    "without offset": (changed(4, left_at="2023-01-30T10:00:00"), [(6, "left_at", "no_offset")]),
    "Persian digits": (changed(4, left_at="۲۰۲۳-۰۱-۳۰T10:00:00Z"), [(6, "left_at", "digits")]),
    "Arabic digits": (changed(4, left_at="٢٠٢٣-01-30T10:00:00Z"), [(6, "left_at", "digits")]),
    "a Jalali year": (changed(5, entered_at="1401-09-12T09:00:00+03:30"),
                      [(7, "entered_at", "outside")]),
    "after the calendar": (
        [[*RIGHT[0][:5], "2090-05-13T08:00:00+04:30", *RIGHT[0][6:]]], [(2, "due_at", "outside")]),
    "unknown outcome": (changed(4, outcome="Approve"), [(6, "outcome", "outcome")]),
    "outcome of an open stay": (changed(5, outcome="end"), [(7, "outcome", "not_left")]),
    "service disagrees": (changed(2, service="Permit"), [(4, "service", "disagrees")]),
    "province disagrees": (changed(2, province_code="IR-08"), [(4, "province_code", "disagrees")]),
    "end disagrees": (changed(2, finished_at=""), [(4, "finished_at", "disagrees")]),
    "announced end disagrees": (changed(5, due_at=""), [(7, "due_at", "disagrees")]),
    "registration disagrees": (
        changed(2, registered_at="2022-05-14T08:29:00+04:30"), [(4, "registered_at", "disagrees")]),
    "too long": (changed(1, holder="x" * 501), [(3, "holder", "too_long")]),
    "no tracking number": (changed(0, tracking_number=" "), [(2, "tracking_number", "empty")]),
    "no step": (changed(0, step=""), [(2, "step", "empty")]),
    "ragged": ([*changed(0), ["A1", "permit"], [*RIGHT[0], "more"]], [(8, "", "ragged"), (9, "", "ragged")]),
}
HEADER = ",".join(COLUMNS).encode() + b"\n"
BYTES: dict[str, tuple[bytes, Found]] = {
    "NUL": (written(RIGHT[:2]) + b"A1,\0", [(4, "", "nul")]),
    "UTF-16": (written(RIGHT).decode().encode("utf-16"), [(1, "", "utf16")]),
    "UTF-16 without a mark": (written(RIGHT).decode().encode("utf-16-le"), [(1, "", "nul")]),
    "windows-1256": (written(RIGHT).decode().replace("ه", "ة").replace("پ", "ب").encode("cp1256", "replace"),
                     [(6, "", "encoding")]),
    "cut inside a letter": (written(RIGHT) + "ش".encode()[:1], [(8, "", "encoding")]),
    "open quote": (written(RIGHT) + b'A1,"permit\n', [(8, "", "quotes")]),
    "quote inside": (written(RIGHT) + b'A1,"per"mit\n', [(8, "", "quotes")]),
    "a field without end": (written(RIGHT) + b'A1,"' + b"x\n" * 200_000, [(8, "", "endless")]),
    "a line without end": (written(RIGHT[:1]) + b"x" * 3_000_000, [(3, "", "endless")]),
    "old Mac ends of line": (written(RIGHT, end="\r"), [(1, "", "endless")]),
}
FILES = {
    "empty": (b"", "is empty"), "a mark only": (b"\xef\xbb\xbf", "is empty"),
    "header only": (HEADER, "no line below"),
    "blank lines only": (HEADER + b"\n\r\n\n", "no line below"),
    "semicolons": (written(RIGHT).replace(b",", b";"), "delimiter is a comma"),
    "a column too few": (b"\n".join(line.rsplit(b",", 1)[0] for line in written(RIGHT).splitlines()),
                         "missing: outcome"),
    "a column too many": (written([[*line, "x"] for line in RIGHT], [*COLUMNS, "note"]), "unknown: note"),
    "a column twice": (written([[*line, "x"] for line in RIGHT], [*COLUMNS, "step"]), "twice: step"),
    "a picture": (b"\x89PNG\r\n\x1a\n", None), "blank": (b"\n\n", "missing: tracking_number"),
}


@pytest.fixture(scope="module", params=["duckdb", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One database for all refusals of an engine: none of them may change it."""
    if request.param == "duckdb":
        with duckdb_file(tmp_path_factory.mktemp("refusals")) as found:
            before = filled_tables(found)
            yield found
            assert before == filled_tables(found)
        return
    with new_database(request.getfixturevalue("postgresql_server"), "refusals") as found:
        fill(found)
        before = filled_tables(found)
        yield found
        assert before == filled_tables(found)


def refused(url: str, folder: Path, content: bytes) -> LogRefused:
    with pytest.raises(LogRefused) as failure:
        load(url, folder, content)
    return failure.value


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_with_line_and_reason(url: str, tmp_path: Path, name: str) -> None:
    lines, expected = FAULTS[name]
    failure = refused(url, tmp_path, written(lines))
    assert expected == [(one.line, one.field, one.reason) for one in failure.refusals]
    assert len(expected) == failure.count


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_text_are_refused_where_they_stand(url: str, tmp_path: Path, name: str) -> None:
    content, expected = BYTES[name]
    failure = refused(url, tmp_path, content)
    assert expected == [(one.line, one.field, one.reason) for one in failure.refusals]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_log_is_refused_as_a_whole(url: str, tmp_path: Path, name: str) -> None:
    content, expected = FILES[name]
    with pytest.raises(DashboardError) as failure:
        load(url, tmp_path, content)
    assert expected is None or expected in failure.value.en


def test_unknown_names_are_listed_once_with_first_line_and_number_of_lines(url: str, tmp_path: Path) -> None:
    lines = [[*line[:6], "pay" if line[6] == "file" else line[6], *line[7:]] for line in RIGHT]
    failure = refused(url, tmp_path, written(lines))
    assert [(2, "step", "pay", 3)] == [
        (one.line, one.field, one.value, one.lines) for one in failure.refusals]
    assert "(3 lines)" in failure.en
    assert "(۳ سطر)" in failure.fa


def test_a_quoted_end_of_line_is_one_line_of_a_spreadsheet(url: str, tmp_path: Path) -> None:
    lines = changed(1, holder="Inbox\n12")
    lines[4][11] = "maybe"
    failure = refused(url, tmp_path, written(lines))
    assert [(6, "maybe")] == [(one.line, one.value) for one in failure.refusals if one.field == "outcome"]


def test_many_refusals_are_counted_and_the_first_shown(url: str, tmp_path: Path) -> None:
    failure = refused(url, tmp_path, written([[*RIGHT[5][:11], "?"] for _ in range(150)]))
    assert (SHOWN, list(range(2, 22))) == (len(failure.refusals), [one.line for one in failure.refusals])
    assert f"and {failure.count - SHOWN} more" in failure.en
    assert "۱۳۰ ایراد دیگر" in failure.fa


def test_a_value_cannot_play_with_the_terminal(url: str, tmp_path: Path) -> None:
    failure = refused(url, tmp_path, written(changed(4, outcome="\x1b[2J\u202e" + "x" * 100)))
    assert "'??" not in failure.fa
    assert "\x1b" not in failure.en + failure.fa
    assert "\u202e" not in failure.en + failure.fa
    assert 40 >= len(failure.en.split("'")[1])


def test_a_file_above_the_limit_is_refused_before_it_is_read(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(FileRefused, match="larger than"):
        load(url, tmp_path, written(RIGHT))


def test_a_folder_and_a_missing_file_are_refused(url: str, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(FileRefused, match="cannot be read"):
            import_log(url, path)
