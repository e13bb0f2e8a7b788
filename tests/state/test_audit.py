"""The audit log: one chain whoever writes; what is altered, removed, exchanged, added or cut is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from common.errors import DataUnavailable, DefinitionError
from common.settings import settings
from data_access.__main__ import main
from data_access.state import audit, audit_archive, audit_chain, audit_reading, audit_verify, cookie_key
from data_access.state.audit_reading import Wanted
from data_access.state.migrations.append_only import changes_allowed
from data_access.state.tables import audit as lines
from data_access.state.tables import audit_head, state
from tests.state.at_once import at_once
from tests.state.test_migrations import old_database

LINES = 10
CHANGES = (
    "who = 'reza'", "what = 'login'", "detail = ''", "address = '10.0.0.2'", "at = '2020-01-01 00:00:00'",
    "mark = ''", f"mark = '{'0' * 64}'", "previous = ''",
)


@pytest.fixture
def written(place: Engine) -> Engine:
    """A log of ten lines."""
    for n in range(1, LINES + 1):
        audit.record(place, "maryam", "rows read", f"read {n}", "10.0.0.1")
    return place


@contextmanager
def tampering(engine: Engine) -> Iterator[Connection]:
    """As somebody with the rights of the owner of the database, who drops the triggers first."""
    with engine.begin() as connection, changes_allowed(connection):
        yield connection


def told(engine: Engine) -> tuple[str, int] | None:
    problem = audit_verify.verify(engine).problem
    return (problem.kind, problem.number) if problem else None


def test_a_log_nobody_touched_is_whole(written: Engine) -> None:
    verdict = audit_verify.verify(written)
    assert (LINES, 0, None) == (verdict.lines, verdict.archived, verdict.problem)
    assert verdict.head.startswith("10:")


def test_an_empty_log_is_whole(place: Engine) -> None:
    assert (0, None) == (audit_verify.verify(place).lines, told(place))


def test_an_altered_line_is_found(written: Engine) -> None:
    with written.connect() as connection:
        before = dict(connection.execute(select(lines).where(lines.c.id == 4)).mappings().one())
    for change in CHANGES:
        with tampering(written) as connection:
            connection.execute(text(f"UPDATE audit SET {change} WHERE id = 4"))
        assert ("altered", 4) == told(written)
        with tampering(written) as connection:
            connection.execute(update(lines).where(lines.c.id == 4).values(before))
        assert told(written) is None


def test_a_line_that_can_no_longer_be_read_is_found(tmp_path: Path) -> None:
    engine = state(f"sqlite:///{tmp_path}/state.sqlite")
    for _ in range(3):
        audit.record(engine, "maryam", "login")
    with tampering(engine) as connection:
        connection.execute(text("UPDATE audit SET detail = CAST(X'FF' AS TEXT), at = 'never' WHERE id = 2"))
    assert ("altered", 2) == told(engine)
    engine.dispose()
    state.cache_clear()


def test_a_removed_line_is_found(written: Engine) -> None:
    for removed in (4, 1):
        with tampering(written) as connection:
            connection.execute(text(f"DELETE FROM audit WHERE id = {removed}"))
        assert ("removed", removed) == told(written)


def test_a_removed_line_is_found_when_the_others_close_up(written: Engine) -> None:
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit WHERE id = 4"))
        for n in range(5, LINES + 1):
            connection.execute(text(f"UPDATE audit SET id = {n - 1} WHERE id = {n}"))
    assert ("moved", 4) == told(written)


def test_two_lines_that_changed_places_are_found(written: Engine) -> None:
    with tampering(written) as connection:
        for old, new in ((4, 99), (6, 4), (99, 6)):
            connection.execute(text(f"UPDATE audit SET id = {new} WHERE id = {old}"))
    problem = audit_verify.verify(written).problem
    assert problem == audit_verify.Problem("moved", 4, 6)
    assert "line 6" in problem.en
    assert "۶" in problem.fa


def test_a_cut_end_is_found(written: Engine) -> None:
    for many in (1, 3, LINES):
        with tampering(written) as connection:
            connection.execute(text(f"DELETE FROM audit WHERE id > {LINES - many}"))
        assert ("cut", LINES - many + 1) == told(written)


def test_a_cut_end_is_found_when_the_head_is_set_back(written: Engine) -> None:
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit WHERE id > 7"))
        mark = connection.execute(select(lines.c.mark).where(lines.c.id == 7)).scalar()
        connection.execute(update(audit_head).values(number=7, mark=mark))
    assert ("head", 7) == told(written)
    audit.record(written, "maryam", "login")         # nothing written later makes it good
    assert ("head", 8) == told(written)


def test_a_cut_end_stays_found_when_the_log_goes_on(written: Engine) -> None:
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit WHERE id > 7"))
    audit.record(written, "maryam", "login")
    assert ("removed", 8) == told(written)


def test_a_removed_head_is_found_and_the_log_goes_on(written: Engine) -> None:
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit_head"))
    assert ("head", 10) == told(written)
    audit.record(written, "maryam", "login")
    assert ("head", 11) == told(written)


def test_an_added_line_is_found(written: Engine) -> None:
    with tampering(written) as connection:
        connection.execute(insert(lines).values(
            id=11, at=datetime.now(UTC), who="maryam", what="login", detail="", address="", previous="",
            mark="0" * 64,
        ))
    assert ("added", 11) == told(written)


def test_lines_of_an_older_copy_of_the_same_log_are_found(written: Engine) -> None:
    """Everything set back to the fifth line, and written on: another history under the same numbers."""
    with written.connect() as connection:
        later = connection.execute(select(lines).where(lines.c.id > 5)).mappings().all()
        head = connection.execute(select(audit_head)).mappings().one()
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit WHERE id > 4"))
        mark = connection.execute(select(lines.c.mark).where(lines.c.id == 4)).scalar()
        old = audit_chain.Head(4, str(mark), 0, audit_chain.START, head["key"])
        audit_chain.write_head(connection, old, audit_chain.signature(audit_chain.key(), old))
    audit.record(written, "reza", "login")
    with tampering(written) as connection:
        connection.execute(insert(lines), [dict(row) for row in later])
        connection.execute(update(audit_head).values(**head))
    assert ("foreign", 6) == told(written)


def test_a_head_kept_elsewhere_shows_that_an_older_database_was_put_back(written: Engine) -> None:
    head = audit_verify.verify(written).head
    assert audit_verify.holds(written, head)
    audit.record(written, "maryam", "login")
    assert audit_verify.holds(written, head)
    assert not audit_verify.holds(written, "11:" + head.partition(":")[2])
    assert not audit_verify.holds(written, "12:0123456789abcdef")


def test_another_key_file_is_named_as_such(
    written: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie_key.make(tmp_path / "other.key")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "other.key"))
    settings.cache_clear()
    assert ("key", 1) == told(written)


def test_the_database_refuses_to_change_the_log(written: Engine) -> None:
    for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit", "TRUNCATE audit"):
        with pytest.raises((DataUnavailable, IntegrityError)), written.begin() as connection:
            connection.execute(text(statement))
    assert (LINES, None) == (audit_verify.verify(written).lines, told(written))


def test_processes_that_write_at_once_keep_one_chain(place: Engine, url: str) -> None:
    def work(engine: Engine) -> None:
        for n in range(100):
            audit.record(engine, "maryam", "rows read", str(n))

    assert [0] * 8 == at_once(8, url, work)
    verdict = audit_verify.verify(place)
    assert (800, None) == (verdict.lines, verdict.problem)


def test_what_breaks_off_leaves_no_line_and_no_gap(place: Engine) -> None:
    audit.record(place, "maryam", "login")
    with pytest.raises(DefinitionError, match="no word"):
        audit.record(place, "maryam", "danced")
    with place.connect() as connection:
        audit.noted(connection, "maryam", "logout")
        connection.rollback()
    audit.record(place, "maryam", "logout")
    assert (2, None) == (audit_verify.verify(place).lines, told(place))


def test_nasty_and_long_texts_are_kept_so_that_nothing_is_hidden(place: Engine) -> None:
    audit.record(place, "ma\x00ryam\ud800", "login", "x" * 5000 + "\n2 lines", "\u202e1.2.3.4")
    line, = audit_reading.page(place, Wanted())
    assert ("maryam", audit.LONGEST_DETAIL) == (line.who, len(line.detail) - len("[…+4016]") + 7)
    assert line.detail.endswith("[…+4016]")
    assert "⟨U+202E⟩1.2.3.4" == audit_reading.shown(line.address)
    assert told(place) is None


def test_an_old_log_is_sealed_into_the_chain_and_it_is_said(url: str) -> None:
    old_database(url)
    engine = state(url)
    with engine.connect() as connection:
        kept = connection.execute(select(lines.c.id, lines.c.what, lines.c.detail).order_by(lines.c.id)).all()
    assert (4, "audit sealed", "3 lines from before the chain") == tuple(kept[3])
    assert told(engine) is None
    with tampering(engine) as connection:
        connection.execute(text("UPDATE audit SET detail = 'x' WHERE id = 2"))
    assert ("altered", 2) == told(engine)
    engine.dispose()


def test_lines_are_found_by_who_what_and_when(written: Engine) -> None:
    audit.record(written, "reza", "login")
    now = datetime.now(UTC)
    assert [11, 10] == [line.number for line in audit_reading.page(written, Wanted(), most=2)]
    assert [9, 8] == [line.number for line in audit_reading.page(written, Wanted(), 2, 2)]
    assert [11] == [line.number for line in audit_reading.page(written, Wanted(who="reza"))]
    assert 10 == audit_reading.count(written, Wanted(what="rows read", since=now - timedelta(minutes=9)))
    assert 0 == audit_reading.count(written, Wanted(until=now - timedelta(minutes=9)))
    assert ["maryam", "reza"] == audit_reading.actors(written)


def test_old_lines_go_to_a_file_that_shows_every_change_and_the_chain_goes_on(
    written: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "old.jsonl"
    assert LINES == audit_archive.archive(written, datetime.now(UTC), path, "terminal")
    audit.record(written, "maryam", "login")
    verdict = audit_verify.verify(written)
    assert (2, LINES, None) == (verdict.lines, verdict.archived, verdict.problem)
    assert (LINES, None) == (audit_archive.check(path).lines, audit_archive.check(path).problem)
    whole = path.read_text("utf-8")
    shorter = ["".join(whole.splitlines(keepends=True)[:n]) for n in (5, -1)]
    for other in (whole.replace("read 4", "read 5"), *shorter):
        path.write_text(other, "utf-8")
        assert audit_archive.check(path).problem
    with pytest.raises(audit_archive.BadArchive):
        audit_archive.archive(written, datetime.now(UTC) - timedelta(days=1), tmp_path / "none", "terminal")


def test_the_terminal_verifies_lists_and_exports(
    written: Engine, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("STATE_URL", url)
    settings.cache_clear()
    audit.record(written, "=1+1", "login")
    assert 0 == main(["audit", "verify"])
    head = capsys.readouterr().out.split()[-1]
    assert 0 == main(["audit", "verify", "--holds", head])
    assert 1 == main(["audit", "verify", "--holds", "3:0123456789abcdef"])
    assert 0 == main(["audit", "export", "--what", "login", "--out", str(tmp_path / "log.csv")])
    assert "'=1+1" in (tmp_path / "log.csv").read_text("utf-8")
    capsys.readouterr()
    assert 0 == main(["audit", "list", "--most", "1"])
    assert "audit exported" in capsys.readouterr().out
    with tampering(written) as connection:
        connection.execute(text("DELETE FROM audit WHERE id = 6"))
    assert 1 == main(["audit", "verify"])
    assert "line 6" in capsys.readouterr().out.lower()


def test_verifying_asks_in_short_questions(written: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_verify, "MANY", 3)
    asked: list[str] = []
    event.listen(written, "before_cursor_execute", lambda *call: asked.append(call[2]))
    heard: list[tuple[int, int]] = []
    assert audit_verify.verify(written, lambda *share: heard.append(share)).problem is None
    assert [(3, 10), (6, 10), (9, 10)] == heard
    assert len(asked) > 5
