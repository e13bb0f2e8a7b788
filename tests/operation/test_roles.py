"""What each role of a PostgreSQL server may do, and that it may do nothing else."""

import io
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from common.errors import SettingsError
from data_access import opened
from data_access.__main__ import main
from data_access.migrations.upgrade import upgrade
from data_access.operation import roles
from data_access.operation.roles import LOADER, OWNER, READER, STATE, Places
from data_access.state import audit, cookie_key, users
from data_access.state.opening import state
from tests.operation.conftest import PASSWORDS, PLACES, Choose, write
from tests.postgresql import Server

Try = Callable[[str, str, str], str]


@pytest.fixture
def told(settled: Server) -> Try:
    """What the server says to a role that tries a statement: "" = done, otherwise the kind of its refusal."""
    def attempt(role: str, database: str, statement: str) -> str:
        engine = create_engine(settled.url_of(role, PASSWORDS[role], database), poolclass=NullPool)
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
                connection.rollback()
        except DBAPIError as refusal:
            return type(refusal.orig).__name__
        return ""

    return attempt


WRITING = "SET TRANSACTION READ WRITE; "
PROVINCE = "INSERT INTO province (code, name_fa, name_en) VALUES ('IR-99', 'x', 'x')"
AUDIT = "INSERT INTO audit (id, at, who, what, detail) VALUES (999, now(), 'x', 'login', '')"
SUPERUSER_S = (
    "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT pg_read_file('/etc/hostname')", "CREATE ROLE another",
    "CREATE DATABASE another", "ALTER SYSTEM SET work_mem = '1MB'", "SET ROLE isipo_owner",
    "SET ROLE postgres", "CREATE SCHEMA another", "CREATE TABLE another (id int)", "DROP TABLE province",
)


@pytest.mark.parametrize("statement", ["SELECT * FROM province", "SELECT count(*) FROM request"])
@pytest.mark.parametrize("role", [READER, LOADER])
def test_rows_are_read(told: Try, role: str, statement: str) -> None:
    assert "" == told(role, PLACES.rows, statement)


@pytest.mark.parametrize("statement", [
    PROVINCE, "UPDATE province SET name_fa = 'x'", "DELETE FROM province", "TRUNCATE province",
    "CREATE TEMP TABLE mine (id int)", "SELECT nextval('pg_class'::regclass)", *SUPERUSER_S,
])
@pytest.mark.parametrize("before", ["", WRITING])
def test_a_reader_changes_nothing(told: Try, before: str, statement: str) -> None:
    """Also when it says that its transactions may write: it has no right to."""
    assert told(READER, PLACES.rows, before + statement) in {
        "InsufficientPrivilege", "ReadOnlySqlTransaction", "WrongObjectType", "ActiveSqlTransaction",
    }


@pytest.mark.parametrize("statement", [
    PROVINCE, "UPDATE province SET name_fa = 'x'", "DELETE FROM province WHERE code = 'IR-99'",
])
def test_a_loader_changes_rows(told: Try, statement: str) -> None:
    assert "" == told(LOADER, PLACES.rows, statement)


@pytest.mark.parametrize("statement", [
    "ALTER TABLE province ADD COLUMN mine int", "TRUNCATE province",
    "UPDATE schema_version SET version = '1'", "DELETE FROM alembic_version", *SUPERUSER_S,
])
def test_a_loader_changes_no_tables_and_no_versions(told: Try, statement: str) -> None:
    assert told(LOADER, PLACES.rows, statement) in {"InsufficientPrivilege", "ActiveSqlTransaction"}


def test_who_loads_may_have_years_cut_out_and_who_reads_may_not(told: Try) -> None:
    for call in ("SELECT cut_years('request_step', ARRAY[1380])", "SELECT take_stock('request_step')"):
        assert "" == told(LOADER, PLACES.rows, call)
        assert "InsufficientPrivilege" == told(READER, PLACES.rows, WRITING + call)


@pytest.mark.parametrize(("role", "database"), [
    (READER, PLACES.state), (LOADER, PLACES.state), (STATE, PLACES.rows), (READER, "postgres"),
])
def test_nobody_enters_the_other_database(told: Try, role: str, database: str) -> None:
    """Ours are closed to the others' roles; what else is on the server holds nothing of ours."""
    expected = "OperationalError" if database != "postgres" else "UndefinedTable"
    assert expected == told(role, database, "SELECT * FROM users")


@pytest.mark.parametrize(("statement", "expected"), [
    ("SELECT * FROM users", ""), ("UPDATE users SET full_name = 'x'", ""), ("DELETE FROM session", ""),
    ("SELECT * FROM audit", ""), (AUDIT, ""),
    ("UPDATE audit SET who = 'x'", "InsufficientPrivilege"), ("DELETE FROM audit", "InsufficientPrivilege"),
    ("TRUNCATE audit", "InsufficientPrivilege"),
    ("DROP TRIGGER audit_no_change ON audit", "InsufficientPrivilege"),
    ("CREATE TABLE another (id int)", "InsufficientPrivilege"),
    ("UPDATE state_version SET version_num = '1'", "InsufficientPrivilege"),
])
def test_the_role_of_the_state_only_adds_to_the_audit_log(told: Try, statement: str, expected: str) -> None:
    assert expected == told(STATE, PLACES.state, statement)


def test_a_wrong_password_does_not_enter(settled: Server) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"host={settled.home} user={READER} dbname={PLACES.rows} password=wrong")


def test_passwords_are_kept_scrambled_and_reach_no_log(settled: Server) -> None:
    log = (settled.home / "log").read_text(encoding="utf-8", errors="replace")
    assert [] == [password for password in PASSWORDS.values() if password in log]
    with psycopg.connect(host=str(settled.home), user="postgres", dbname="postgres") as connection:
        kept = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'isipo%'").fetchall()
    assert {"SCRAM-SHA-256"} == {row[0].split("$")[0] for row in kept}


def test_tables_of_later_migrations_have_their_rights(settled: Server, told: Try) -> None:
    write(settled.url_of(OWNER, PASSWORDS[OWNER], PLACES.rows), "CREATE TABLE later (id int)")
    try:
        assert ("", "InsufficientPrivilege") == (
            told(READER, PLACES.rows, "SELECT * FROM later"),
            told(READER, PLACES.rows, WRITING + "INSERT INTO later VALUES (1)"),
        )
        assert "" == told(LOADER, PLACES.rows, "INSERT INTO later VALUES (1)")
    finally:
        write(settled.url_of(OWNER, PASSWORDS[OWNER], PLACES.rows), "DROP TABLE later")


def test_the_owner_migrates(settled: Server) -> None:
    upgrade(settled.url_of(OWNER, PASSWORDS[OWNER], PLACES.rows))


def test_a_second_time_takes_back_what_was_given_by_hand(settled: Server, told: Try, choose: Choose) -> None:
    choose(cookie_key_file=settled.home / "unused.key")
    admin = settled.url_of("postgres", database=PLACES.rows)
    write(admin, f"GRANT INSERT ON province TO {READER}")
    assert {} == roles.settle(settled.url, PLACES, {})
    assert ("InsufficientPrivilege", "") == (
        told(READER, PLACES.rows, WRITING + PROVINCE), told(READER, PLACES.rows, "SELECT * FROM province"))


def test_the_command_shows_new_passwords_once_and_never_those_given(
    settled: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["roles", "--url", settled.url, "--database", PLACES.rows, "--state-database", PLACES.state]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{READER}:{PASSWORDS[READER]}\n"))
    assert 0 == main([*words, "--passwords-stdin"])
    assert [] == [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]


@pytest.mark.parametrize("wrong", [{"nobody": "long enough for it"}, {READER: "short"}])
def test_weak_passwords_and_unknown_roles_are_refused(settled: Server, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError):
        roles.settle(settled.url, PLACES, wrong)


@pytest.mark.parametrize("names", [("a", "a"), ('x"; DROP', "b")])
def test_databases_have_plain_names_of_their_own(names: tuple[str, str]) -> None:
    with pytest.raises(SettingsError):
        Places(*names)


def test_the_product_works_with_its_roles(settled: Server, choose: Choose) -> None:
    """The dashboard reads, users are made, the log is written: each with the role meant for it."""
    key = settled.home / "cookie.key"
    cookie_key.make(key)
    choose(database_url=settled.url_of(READER, PASSWORDS[READER], PLACES.rows),
           state_url=settled.url_of(STATE, PASSWORDS[STATE], PLACES.state), cookie_key_file=key)
    assert [(31,)] == opened.database().fetch(text("SELECT count(*) FROM province"))
    engine = state(settled.url_of(STATE, PASSWORDS[STATE], PLACES.state))
    users.add(engine, "tahlilgar", "a long password", "analyst")
    audit.record(engine, "modir", "login")
    opened.close()
    engine.dispose()
    state.cache_clear()
