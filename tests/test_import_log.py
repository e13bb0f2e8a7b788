"""An event log is loaded whole: its rows, days, promises, coverage and counts, on both engines."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select, update

from common.errors import DashboardError, DataUnavailable
from common.period import Period
from common.settings import ROOT, settings
from data_access.__main__ import main
from data_access.database import Database
from data_access.event_log.reading import COLUMNS
from data_access.event_log.refusals import LogRefused
from data_access.schema.desk_counts import desk_flow, desk_made
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, holder, service, workflow, workflow_step
from data_access.schema.loads import load as load_table
from data_access.schema.places import coverage
from metrics import compute
from metrics.scope import Rights, Scope
from tests.engines import new_database
from tests.event_log import RIGHT, changed, duckdb_file, fill, filled_tables, load, rows, written


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    with duckdb_file(folder):
        return folder / "operational.duckdb"


@pytest.fixture(scope="module")
def server_template(postgresql_server: str) -> Iterator[str]:
    with new_database(postgresql_server, "log_template") as found:
        fill(found)
        yield "log_template"


@pytest.fixture(params=["duckdb", "postgresql"])
def url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A database that knows the service of the right lines and holds no request."""
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    if request.param == "postgresql":
        running, copied = map(request.getfixturevalue, ("postgresql_server", "server_template"))
        with new_database(running, f"log_{abs(hash(request.node.nodeid))}", copied) as found:
            yield found
        return
    with duckdb_file(tmp_path, request.getfixturevalue("template")) as found:
        yield found


def utc(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - naive UTC as everywhere


def test_every_request_and_stay_becomes_a_row(url: str, tmp_path: Path) -> None:
    loaded = load(url, tmp_path, written(RIGHT))
    assert (6, 2, 1, 6, 1, 0, {}) == (
        loaded.lines, loaded.requests, loaded.open_requests, loaded.stays, loaded.services,
        loaded.other_roles, loaded.created,
    )
    r = request.c
    assert [
        ("A1", 5, 7, "IR-07", utc(2022, 5, 14, 4), date(2022, 5, 14), utc(2022, 5, 20, 5, 30),
         date(2022, 5, 20), "finished_archived", "approved", False),
        ("B2", 5, 7, "IR-03", utc(2022, 11, 30, 20, 45), date(2022, 12, 1), None, None,
         "waiting_for_action", None, False),
    ] == rows(url, select(
        r.tracking_number, r.service_id, r.workflow_id, r.province_code, r.registered_at, r.registered_on,
        r.finished_at, r.finished_on, r.status, r.result, r.simulated).order_by(r.id))
    s = request_step.c
    may, winter = partial(utc, 2022, 5), partial(utc, 2022)
    assert [
        (1, 11, None, may(14, 4), may(14).date(), may(14, 4, 10), may(14).date(), "end"),
        (1, 12, 21, may(14, 4, 10), may(14).date(), may(17, 7, 30), may(17).date(), "return"),
        (1, 11, None, may(17, 7, 30), may(17).date(), may(18, 19, 29, 59), may(18).date(), "end"),
        (1, 12, 21, may(18, 19, 29, 59), may(18).date(), may(20, 5, 30), may(20).date(), "approve"),
        (5, 12, 21, winter(11, 30, 20, 45), date(2022, 12, 1), winter(12, 3, 5, 30), date(2022, 12, 3),
         "return"),
        (5, 11, None, winter(12, 3, 5, 30), date(2022, 12, 3), None, None, None),
    ] == rows(url, select(
        s.request_id, s.workflow_step_id, s.holder_id, s.entered_at, s.entered_on, s.left_at, s.left_on,
        s.outcome).order_by(s.id))


def test_the_promise_is_the_files_or_the_workflows(url: str, tmp_path: Path) -> None:
    """Three working days after Saturday 24 Ordibehesht 1401 end on Tuesday; offices close at 14:30."""
    load(url, tmp_path, written(RIGHT))
    r = request.c
    assert [
        (utc(2022, 5, 17, 10), date(2022, 5, 17)), (utc(2022, 12, 20, 11), date(2022, 12, 20)),
    ] == rows(url, select(r.due_at, r.due_on).order_by(r.id))


def test_a_promise_in_calendar_days_counts_every_day(url: str, tmp_path: Path) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(workflow).values(clock="calendar_days", promised_days=6.0))
    engine.dispose()
    load(url, tmp_path, written(RIGHT[:4]))
    assert [(utc(2022, 5, 20, 10),)] == rows(url, select(request.c.due_at))


@pytest.mark.parametrize(("last", "result"), [
    ("approve", "approved"), ("end", "approved"), ("reject", "rejected"), ("withdraw", "withdrawn"),
    ("return", "closed"), ("", "closed"),
])
def test_the_last_outcome_is_the_result(template: Path, tmp_path: Path, last: str, result: str) -> None:
    line = [*RIGHT[0][:11], last]
    with duckdb_file(tmp_path, template) as url:
        load(url, tmp_path, written([line]))
        assert [(result,)] == rows(url, select(request.c.result))


def test_what_a_log_does_not_tell_stays_unknown_and_is_not_0(url: str, tmp_path: Path) -> None:
    """No outage, complaint or notice on record after an import is no promise kept: nobody has looked."""
    assert not load(url, tmp_path, written(RIGHT)).created
    scope = Scope(Period.season(1401, 3), Rights("analyst"))
    silent = ("sla_outages", "sms_sent", "accounts_registered")
    with closing(Database.at(url)) as database:
        found = compute.readings((*silent, "requests_submitted"), scope, database)
    assert [None, None, None, 1] == [each.value for each in found]


def test_what_is_known_beside_a_log_stays_known(url: str, tmp_path: Path) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(insert(coverage), {"entity": "sms_notice", "first_day": date(2020, 3, 20)})
    engine.dispose()
    assert not load(url, tmp_path, written(RIGHT)).created
    scope = Scope(Period.season(1401, 3), Rights("analyst"))
    with closing(Database.at(url)) as database:
        assert [0] == [each.value for each in compute.readings(("sms_sent",), scope, database)]


def test_coverage_widens_and_an_open_end_stays_open(url: str, tmp_path: Path) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(insert(coverage), [
            {"entity": "request", "first_day": date(2022, 6, 1), "last_day": date(2022, 6, 30)},
            {"entity": "request_step", "first_day": date(2022, 1, 1), "last_day": None},
        ])
    engine.dispose()
    load(url, tmp_path, written(RIGHT))
    assert [
        ("request", date(2022, 5, 14), date(2022, 12, 3)), ("request_step", date(2022, 1, 1), None),
    ] == rows(url, select(coverage).where(coverage.c.entity.like("request%")).order_by(coverage.c.entity))


def test_counts_and_source_are_there_at_once(url: str, tmp_path: Path) -> None:
    load(url, tmp_path, written(RIGHT))
    assert [(2, 6)] == rows(url, select(desk_made.c.requests, desk_made.c.steps))
    flow = rows(url, select(desk_flow.c.registered, desk_flow.c.finished, desk_flow.c.approved))
    assert [2, 1, 1] == [sum(column) for column in zip(*flow, strict=True)]
    noted = select(load_table.c.kind, load_table.c.file_name, load_table.c.rows, load_table.c.source)
    assert [("event_log", "log.csv", 6, 2)] == rows(url, noted)
    assert [64] == [len(digest) for digest, in rows(url, select(load_table.c.file_hash))]
    assert {(2,)} == set(rows(url, select(request.c.source_id).union(select(request_step.c.source_id))))


def test_a_second_load_of_the_file_is_refused_and_adds_nothing(url: str, tmp_path: Path) -> None:
    load(url, tmp_path, written(RIGHT))
    before = filled_tables(url)
    with pytest.raises(LogRefused) as refused:
        load(url, tmp_path, written(RIGHT))
    assert [(2, "loaded"), (6, "loaded")] == [(one.line, one.reason) for one in refused.value.refusals]
    assert before == filled_tables(url)


def test_a_later_log_continues_the_keys(url: str, tmp_path: Path) -> None:
    load(url, tmp_path, written(RIGHT))
    load(url, tmp_path, written([["C3", *line[1:]] for line in RIGHT[:4]]))
    assert 10 == len(rows(url, select(request_step.c.id).distinct()))
    assert [("A1",), ("B2",), ("C3",)] == rows(url, select(request.c.tracking_number).order_by(request.c.id))


def test_a_dry_run_says_all_and_writes_nothing(url: str, tmp_path: Path) -> None:
    before = filled_tables(url)
    loaded = load(url, tmp_path, written(changed(5, step="pay", holder="Desk 1")), create=True, dry_run=True)
    assert {"workflow_step": 1, "holder": 1} == loaded.created
    assert "Would load 2 requests (1 open) of 1 services, 6 stays" in loaded.en
    assert "۲ درخواست" in loaded.fa
    assert before == filled_tables(url)


def test_unknown_names_are_created_when_asked(url: str, tmp_path: Path) -> None:
    lines = [[*line[:1], "land, cash", *line[2:]] for line in changed(1, role="system", holder="Robot")]
    loaded = load(url, tmp_path, written(lines), create=True)
    assert {"service": 1, "desk_role": 1, "workflow": 1, "workflow_step": 2, "holder": 1} == loaded.created
    assert [("land, cash", "land, cash", "organisation", False)] == rows(url, select(
        service.c.code, service.c.name_fa, service.c.provider, service.c.public).where(service.c.id == 6))
    w = workflow.c
    assert [(6, 1, date(2022, 5, 14), None, "working_days", 450, 870, True)] == rows(url, select(
        w.service_id, w.version, w.valid_from, w.promised_days, w.clock, w.opens_minute, w.closes_minute,
        w.assumed).where(w.id == 8))
    s = workflow_step.c
    assert [("file", "action", 1, 3, True), ("review", "review", 2, 5, True)] == rows(url, select(
        s.code, s.kind, s.position, s.desk_role_id, s.assumed).where(s.workflow_id == 8).order_by(s.position))
    assert [("system",)] == rows(url, select(desk_role.c.side).where(desk_role.c.id == 5))
    assert [("Robot", 5, "IR-07")] == rows(
        url, select(holder.c.name, holder.c.desk_role_id, holder.c.province_code).where(holder.c.id == 22))


def test_nothing_stays_when_writing_fails(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts are made last: a failure there must take everything before it back."""

    def fail(_: object) -> None:
        raise OSError

    monkeypatch.setattr("data_access.desk.keeping.refresh", fail)
    before = filled_tables(url)
    with pytest.raises(DataUnavailable):
        load(url, tmp_path, written(changed(5, holder="Desk 1")), create=True)
    assert before == filled_tables(url)


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbf" + written(RIGHT), written(RIGHT, end="\r\n"), written(RIGHT).rstrip(b"\n"),
    written(RIGHT) + b"\n\n", written(RIGHT).replace(b"+04:30", b"+0430"),
])
def test_every_usual_way_of_writing_csv_is_read(template: Path, tmp_path: Path, content: bytes) -> None:
    with duckdb_file(tmp_path, template) as url:
        assert 6 == load(url, tmp_path, content).stays


def test_columns_may_stand_in_any_order(template: Path, tmp_path: Path) -> None:
    turned = [line[::-1] for line in RIGHT]
    with duckdb_file(tmp_path, template) as url:
        assert 6 == load(url, tmp_path, written(turned, COLUMNS[::-1])).stays


@pytest.mark.parametrize("name", ['a "b", c\nd', "=1+1", "@SUM(A1)", "<b>", "'; DROP TABLE request; --"])
def test_text_is_only_text(url: str, tmp_path: Path, name: str) -> None:
    load(url, tmp_path, written(changed(1, holder=name)), create=True)
    assert [(name,)] == rows(url, select(holder.c.name).where(holder.c.id == 22))


def test_the_example_file_loads_into_an_empty_desk(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    assert 0 == main(["import-log", str(ROOT / "assets/import/event_log.csv"), "--create"])
    assert "Loaded 1 requests (1 open) of 1 services, 2 stays" in capsys.readouterr().out
    assert [("in_progress",)] == rows(url, select(request.c.status))


def test_a_refusal_ends_the_command_with_sentences(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(written(changed(1, step="pay")))
    with duckdb_file(tmp_path, template) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
        settings.cache_clear()
        assert 2 == main(["import-log", str(file)])
    said = capsys.readouterr().err
    assert "line 3, column step, 'pay': unknown step of this service's workflow" in said
    assert "سطر ۳، ستون step، «pay»: مرحلهٔ ناشناخته" in said
    assert "Traceback" not in said


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DashboardError):
        load(f"duckdb:///{tmp_path}/none.duckdb", tmp_path, written(RIGHT))
    assert not (tmp_path / "none.duckdb").exists()


ODD = {
    "early": changed(0, entered_at="2022-05-14T08:29:59+04:30"),
    "after_end": changed(3, left_at="2022-05-20T10:00:01+04:30"),
    "unclosed": changed(3, left_at="", outcome=""),
    "due_early": [[*RIGHT[0][:5], "2022-05-13T08:00:00+04:30", *RIGHT[0][6:]]],
    "second_open": changed(4, left_at="", outcome=""),
}


@pytest.mark.parametrize("oddity", ODD)
def test_what_real_logs_do_is_loaded_and_told(oddity: str, url: str, tmp_path: Path) -> None:
    loaded = load(url, tmp_path, written(ODD[oddity]))
    assert {oddity: 1} == loaded.odd
    assert len(ODD[oddity]) == loaded.stays


def test_a_stay_left_open_ends_with_its_finished_request(url: str, tmp_path: Path) -> None:
    load(url, tmp_path, written(ODD["unclosed"]))
    last = select(request_step.c.left_at).where(request_step.c.left_at.is_(None))
    assert [(None,)] == rows(url, last)   # that of the request which is open
