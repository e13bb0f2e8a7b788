"""Brings a state database to this version's tables as it is opened, keeping its rows; refuses a newer one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from common.errors import OldSchema

VERSION_TABLE = "state_version"   # not Alembic's usual name: rows and state may share one PostgreSQL database
HERE = Path(__file__).parent
HEAD = max(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*.py"))
_LOCK = 7_410_331_206   # of PostgreSQL's advisory locks; any number nobody else uses


def upgrade(engine: Engine) -> None:
    """Runs every missing migration in one transaction, however many processes ask for it at once.

    A database made before there were versions is taken over with its rows.
    Raises OldSchema for a newer one, and what SQLAlchemy raises.
    """
    with engine.connect() as connection:
        if found(connection) == HEAD:
            return
    with engine.begin() as connection:
        _lock(connection)
        migrate(connection)


def migrate(connection: Connection) -> None:
    """The same on a connection that nobody else can get before."""
    settings = config(connection)
    version = found(connection)
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if version is not None and version not in known:
        raise OldSchema(
            f"پایگاه کاربران (STATE_URL) از نسخهٔ تازه‌تری ({version}) است؛ برنامه را به‌روز کنید"
            " یا پشتیبان همین نسخه را برگردانید.",
            f"The state database (STATE_URL) is of a newer version ({version}): update the program,"
            " or restore a backup of this version.",
        )
    command.upgrade(settings, "head")


def found(connection: Connection) -> str | None:
    """The version of a database; None for one that has none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    written = select(column("version_num", String)).select_from(table(VERSION_TABLE))
    version: str | None = connection.execute(written).scalar()
    return version


def config(connection: Connection) -> Config:
    """Alembic's settings for this connection; there is no alembic.ini."""
    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def _lock(connection: Connection) -> None:
    """Whoever comes second waits, and then finds the work done."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
