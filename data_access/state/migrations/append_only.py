"""Triggers that let nobody change or remove a line of the audit log by a slip, whatever program is used."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_SAID = "the audit log is append-only"
_SQLITE = tuple(
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
    """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()""",
)
_SQLITE_AWAY = ("DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete")
_POSTGRESQL_AWAY = (
    "DROP TRIGGER IF EXISTS audit_no_change ON audit", "DROP TRIGGER IF EXISTS audit_no_truncate ON audit",
)


def forbid_changes(connection: Connection) -> None:
    """From now on UPDATE, DELETE and TRUNCATE of the log are refused."""
    for statement in _SQLITE if _of_sqlite(connection) else _POSTGRESQL:
        connection.exec_driver_sql(statement)


@contextmanager
def changes_allowed(connection: Connection) -> Iterator[None]:
    """For lines that were put away in a file; the triggers are back before the transaction ends."""
    for statement in _SQLITE_AWAY if _of_sqlite(connection) else _POSTGRESQL_AWAY:
        connection.exec_driver_sql(statement)
    yield
    forbid_changes(connection)


def _of_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
