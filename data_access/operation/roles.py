"""The roles of a PostgreSQL server: the dashboard only reads, imports change rows but no tables.

Rows and state lie in two databases. Everything may be run again at any time, and is after an upgrade: tables
that migrations made get their rights, and rights given by hand on our tables are taken back.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable, SettingsError
from common.settings import settings
from data_access.engines import address
from data_access.migrations.upgrade import upgrade
from data_access.schema.partitions import CUTTING, STOCKTAKING
from data_access.state import cookie_key
from data_access.state.migrations.upgrade import VERSION_TABLE
from data_access.state.migrations.upgrade import upgrade as upgrade_state

OWNER, READER, LOADER, STATE = "isipo_owner", "isipo_reader", "isipo_loader", "isipo_state"
NAMES = (OWNER, READER, LOADER, STATE)
SHORTEST = 12
WRITE = "SELECT, INSERT, UPDATE, DELETE"
# Who may connect to a database and what is granted on its tables; then what is taken back on single ones.
OF_ROWS = {READER: "SELECT", LOADER: WRITE}
CALLED = {f"FUNCTION {CUTTING}, {STOCKTAKING}": LOADER}
OF_STATE = {STATE: WRITE}
NOT_ON_ROWS = {"schema_version": LOADER, "alembic_version": LOADER}
NOT_ON_STATE = {"audit": STATE, VERSION_TABLE: STATE}


@dataclass(frozen=True)
class Places:
    """The two databases of an installation on one server."""

    rows: str
    state: str

    def __post_init__(self) -> None:
        plain = all(name.isidentifier() and name.isascii() for name in (self.rows, self.state))
        if self.rows == self.state or not plain:
            raise SettingsError(
                "برای داده‌ها و کاربران دو پایگاه جدا با نام لاتین بدهید.",
                "Name two different databases, in Latin letters, for the rows and for the state.",
            )


def settle(admin: str, places: Places, given: Mapping[str, str], renew: bool = False) -> dict[str, str]:
    """Creates or mends roles, databases, tables and rights; gives the passwords that were set, by role.

    `admin` is the address of an administrator's connection; `given` holds passwords by role. A role without
    one keeps its own, or gets a new one when it is new or `renew`. Raises SettingsError, DataUnavailable.
    """
    url = address(admin)
    if url.get_backend_name() != "postgresql":
        raise SettingsError("نقش‌ها برای PostgreSQL است.", "Roles are for PostgreSQL.")
    _refuse_weak(given)
    cookie_key.make(Path(settings().cookie_key_file))   # the audit chain begins with it
    try:
        with _connected(url) as connection:
            found = {name: _role(connection, name, given.get(name), renew) for name in NAMES}
            for name in (places.rows, places.state):
                _database(connection, name)
        _migrate(url, places)
        _grant(url.set(database=places.rows), OF_ROWS, NOT_ON_ROWS, CALLED)
        _grant(url.set(database=places.state), OF_STATE, NOT_ON_STATE, {})
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "سرور نقش‌ها را نپذیرفت؛ نشانی و اجازهٔ راهبر پایگاه داده را بررسی کنید و دوباره اجرا کنید.",
            f"The server did not accept the roles: check the administrator's address and rights. ({failure})",
        ) from failure
    return {name: password for name, password in found.items() if password}


@contextmanager
def _connected(url: URL) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection


def _role(connection: Connection, name: str, given: str | None, renew: bool) -> str:
    """Makes the role or mends it; gives the password that was set, "" = it keeps its own."""
    known = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
    if not known:
        connection.exec_driver_sql(f"CREATE ROLE {name}")
    heir = "INHERIT" if name == OWNER else "NOINHERIT"   # who owns a database may fill it only by inheriting
    connection.exec_driver_sql(f"ALTER ROLE {name} LOGIN {heir} NOCREATEDB NOCREATEROLE")
    if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        connection.exec_driver_sql(f"GRANT {name} TO CURRENT_USER")   # to act for the owner
    if name == READER:
        connection.exec_driver_sql(f"ALTER ROLE {name} SET default_transaction_read_only = on")
        connection.exec_driver_sql(
            f"ALTER ROLE {name} SET statement_timeout = '{settings().statement_seconds}s'")
    if known and not given and not renew:
        return ""
    password = given or secrets.token_urlsafe(24)
    connection.exec_driver_sql(f"ALTER ROLE {name} PASSWORD '{_scrambled(connection, name, password)}'")
    return password


def _scrambled(connection: Connection, name: str, password: str) -> str:
    """What the server keeps of a password, worked out here: the password itself reaches none of its logs."""
    raw: Any = connection.connection.driver_connection
    made: bytes = raw.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return made.decode()


def _refuse_weak(given: Mapping[str, str]) -> None:
    wrong = sorted(name for name, password in given.items() if name not in NAMES or len(password) < SHORTEST)
    if wrong:
        raise SettingsError(
            f"نقش یا گذرواژه پذیرفته نیست: {'، '.join(wrong)}؛"
            f" نقش‌ها {'، '.join(NAMES)} و گذرواژه دست‌کم {SHORTEST} نویسه.",
            f"No such role, or too short a password ({SHORTEST} characters at least): {', '.join(wrong)}."
            f" Roles: {', '.join(NAMES)}.",
        )


def _database(connection: Connection, name: str) -> None:
    if not connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}):
        connection.exec_driver_sql(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'")
    connection.exec_driver_sql(f"ALTER DATABASE {name} OWNER TO {OWNER}")


def _migrate(url: URL, places: Places) -> None:
    """Tables are made by their owner, so that the rights of later ones follow."""
    acting = url.update_query_dict({"options": f"-c role={OWNER}"})
    for name in (places.rows, places.state):
        with _connected(url.set(database=name)) as connection:
            _own(connection)
    upgrade(acting.set(database=places.rows).render_as_string(hide_password=False))
    upgrade_state(create_engine(acting.set(database=places.state), poolclass=NullPool))


def _own(connection: Connection) -> None:
    """Whoever made the tables before, they are the owner's now."""
    connection.exec_driver_sql(f"GRANT CREATE, USAGE ON SCHEMA public TO {OWNER}")
    found = connection.execute(text(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
        " WHERE schemaname = 'public' AND tableowner <> :owner"), {"owner": OWNER})
    for (name,) in found.all():
        connection.exec_driver_sql(f"ALTER TABLE {name} OWNER TO {OWNER}")
    made = connection.scalars(text(
        "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        " AND proowner <> CAST(:owner AS regrole)"), {"owner": OWNER})
    for function in made.all():
        connection.exec_driver_sql(f"ALTER FUNCTION {function} OWNER TO {OWNER}")


def _grant(
    url: URL, granted: Mapping[str, str], taken: Mapping[str, str], called: Mapping[str, str]
) -> None:
    """In one transaction: no role has more at any moment than before or after."""
    with _connected(url) as outside:
        connection = outside.execution_options(isolation_level="READ COMMITTED")
        with connection.begin():
            for statement in _statements(str(url.database), granted, taken):
                connection.exec_driver_sql(statement)
            for function, role in called.items():
                connection.exec_driver_sql(f"REVOKE ALL ON {function} FROM PUBLIC, {READER}, {STATE}")
                connection.exec_driver_sql(f"GRANT EXECUTE ON {function} TO {role}")


def _statements(database: str, granted: Mapping[str, str], taken: Mapping[str, str]) -> Iterator[str]:
    later = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT"
    everybody = f"PUBLIC, {READER}, {LOADER}, {STATE}"
    yield f"REVOKE ALL ON DATABASE {database} FROM {everybody}"
    yield f"REVOKE ALL ON SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everybody}"
    for role, rights in granted.items():
        yield f"GRANT CONNECT ON DATABASE {database} TO {role}"
        yield f"GRANT USAGE ON SCHEMA public TO {role}"
        yield f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}"
        yield f"{later} {rights} ON TABLES TO {role}"
        counting = "SELECT, USAGE" if rights == WRITE else "SELECT"   # a backup reads them too
        yield f"GRANT {counting} ON ALL SEQUENCES IN SCHEMA public TO {role}"
        yield f"{later} {counting} ON SEQUENCES TO {role}"
    for table, role in taken.items():
        yield f"REVOKE UPDATE, DELETE ON {table} FROM {role}"
        if table != "audit":
            yield f"REVOKE INSERT ON {table} FROM {role}"
