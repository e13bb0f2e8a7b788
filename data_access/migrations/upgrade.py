"""Brings a PostgreSQL database to this version's schema, keeping its rows; refuses one of a newer version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from duckdb import Error as DuckDBError
from sqlalchemy import Connection, create_engine, delete, insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from common.errors import DataUnavailable, OldSchema, SettingsError
from data_access import reference
from data_access.migrations.embedded import upgrade_file
from data_access.rollups import triggers
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import schema_version


def config(connection: Connection) -> Config:
    """Alembic's settings for this connection; there is no alembic.ini."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.attributes["connection"] = connection
    return made


def upgrade(url: str) -> None:
    """Runs every missing migration in one transaction; an empty database gets provinces and calendar.

    An embedded database that is not there yet is made, empty; the rows of an older one go over into a new
    file, and the old one stays beside it.

    Raises SettingsError for what is no database of ours, OldSchema for a newer one, else DataUnavailable.
    """
    parsed = _address(url)
    new_file = parsed.get_backend_name() == "duckdb" and not Path(parsed.database or "").exists()
    if parsed.get_backend_name() == "duckdb" and not new_file:
        _of_file(Path(parsed.database or ""))
        return
    engine = create_engine(parsed)
    try:
        with engine.begin() as connection:
            if new_file:
                _make(connection)
            else:
                migrate(connection)
            reference.fill(connection)
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "پایگاه داده پاسخ نداد و چیزی در آن عوض نشد؛ نشانی و دسترسی را بررسی کنید.",
            "The database did not answer and nothing in it was changed: check address and rights."
            f" ({failure})",
        ) from failure
    finally:
        engine.dispose()


def _of_file(path: Path) -> None:
    try:
        upgrade_file(path)
    except (SQLAlchemyError, DuckDBError, OSError) as failure:
        raise DataUnavailable(
            "پروندهٔ پایگاه داده به‌روز نشد و همان است که بود؛ اجازهٔ نوشتن، جای خالی دیسک"
            " و بسته بودن برنامه‌هایی را که آن را باز دارند بررسی کنید.",
            "The database file was not upgraded and is as it was: check the right to write, free disk space,"
            f" and that no other program has it open. ({type(failure).__name__})",
        ) from failure


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as failure:
        raise SettingsError("نشانی پایگاه داده درست نیست.", "That is not a database address.") from failure


def migrate(connection: Connection) -> None:
    """The same on an open connection."""
    settings = config(connection)
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if found is not None and found not in known:
        raise OldSchema(
            f"این پایگاه داده از نسخهٔ تازه‌تری ({found}) است؛ برنامه را به‌روز کنید.",
            f"This database is of a newer version ({found}): update the program.",
        )
    command.upgrade(settings, "head")
    triggers.settle(connection)
    _sign(connection)


def _make(connection: Connection) -> None:
    metadata.create_all(connection)
    _sign(connection)


def _sign(connection: Connection) -> None:
    connection.execute(delete(schema_version))
    connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
