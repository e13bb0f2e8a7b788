"""The tables of the application's own state, and the engine that holds them."""

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from common.errors import DataUnavailable

metadata = MetaData()
ROLES = ("managing_director", "provincial_deputy", "analyst", "steward", "administrator")

users = Table(
    "users", metadata,
    Column("username", String, primary_key=True),
    Column("full_name", String, nullable=False),
    Column("password_hash", String, nullable=False, comment="bcrypt"),
    Column("role", String, CheckConstraint(f"role IN {ROLES}"), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("demo", Boolean, nullable=False, default=False, comment="signs in only on demo data"),
    Column("credential_version", Integer, nullable=False, default=1, comment="rises when sessions must end"),
    Column("created_at", DateTime(timezone=True), nullable=False),
)
user_province = Table(
    "user_province", metadata,
    Column("username", ForeignKey("users.username"), primary_key=True),
    Column("province_code", String, primary_key=True),
)
login_attempt = Table(
    "login_attempt", metadata,
    Column("id", Integer, primary_key=True),
    Column("username", String, nullable=False, index=True, comment="SHA-256 of what was typed"),
    Column("address", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("succeeded", Boolean, nullable=False),
)
session = Table(
    "session", metadata,
    Column("token_hash", String, primary_key=True, comment="SHA-256 of the secret in the cookie"),
    Column("username", ForeignKey("users.username"), nullable=False),
    Column("credential_version", Integer, nullable=False, comment="of the user when it began"),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
)
token = Table(
    "token", metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String, nullable=False, unique=True, comment="SHA-256 of the secret"),
    Column("username", ForeignKey("users.username"), nullable=False, index=True),
    Column("credential_version", Integer, nullable=False, comment="of the user when it was made"),
    Column("name", String, nullable=False),
    Column("scopes", String, nullable=False, comment="words of tokens.SCOPES"),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("last_used_at", DateTime(timezone=True), comment="to ten minutes"),
    Column("revoked_at", DateTime(timezone=True)),
)
audit = Table(
    "audit", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("detail", String, nullable=False, default=""),
)

# What was written is never written over: an objection and its end are two rows, each inserted once.
objection = Table(
    "objection", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", ForeignKey("users.username"), nullable=False, index=True),
    Column("indicator", String, nullable=False),
    Column("start", Date, nullable=False, comment="first day of the period of the figure"),
    Column("stop", Date, nullable=False, comment="the day after its last"),
    Column("province", String, nullable=False, index=True),
    Column("park", Integer),
    Column("category", String),
    Column("value", Float, comment="as it was seen; NULL = it was shown as unknown"),
    Column("unit", String, nullable=False),
    Column("page", String, nullable=False, comment="where it was seen"),
    Column("address", String, nullable=False, comment="the query string of that page"),
    Column("text", String, nullable=False),
)
objection_end = Table(
    "objection_end", metadata,
    Column("objection", ForeignKey("objection.id"), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", ForeignKey("users.username"), nullable=False),
    Column("outcome", String, CheckConstraint("outcome IN ('accepted', 'rejected', 'withdrawn')"),
           nullable=False),
    Column("reason", String, nullable=False),
)
saved_view = Table(
    "saved_view", metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", ForeignKey("users.username"), nullable=False),
    Column("name", String, nullable=False),
    Column("page", String, nullable=False),
    Column("address", String, nullable=False, comment="the query string, without the language"),
    Column("shared", Boolean, nullable=False, default=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("owner", "name"),
)

export_record = Table(
    "export_record", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String, nullable=False, index=True),
    Column("form", String, nullable=False),
    Column("language", String, nullable=False),
    Column("address", String, nullable=False, comment="the query string that asks for the same table"),
    Column("as_of", Date, comment="the last day the rows knew; NULL = an empty database"),
    Column("rows", Integer, comment="NULL until all of them left"),
    Column("content_hash", String, index=True, comment="SHA-256 of the values; NULL until all of them left"),
    Column("finished_at", DateTime(timezone=True)),
)


@cache
def state(url: str) -> Engine:
    """The engine of the state database; its tables are made at first use. Raises DataUnavailable."""
    try:
        parsed = make_url(url)
        _prepare_file(parsed)
        engine = create_engine(parsed, pool_pre_ping=True)
        event.listen(engine, "handle_error", _in_words, retval=True)
        metadata.create_all(engine)
    except (SQLAlchemyError, OSError) as failure:
        raise _away() from failure
    return engine


def utc(moment: datetime) -> datetime:
    """A moment read back; SQLite gives it without its zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _prepare_file(url: URL) -> None:
    """A file of hashes and sessions is nobody's but the owner's."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _in_words(context: ExceptionContext) -> DataUnavailable | None:
    """A database that went away later is told in the same words; a broken rule stays the caller's matter."""
    failure = context.sqlalchemy_exception
    if context.is_pre_ping or isinstance(failure, IntegrityError):
        return None
    return _away() if isinstance(failure, DBAPIError) else None


def _away() -> DataUnavailable:
    return DataUnavailable(
        "پایگاه کاربران باز نمی‌شود؛ نشانی STATE_URL و اجازهٔ نوشتن را بررسی کنید و دوباره تلاش کنید.",
        "The state database cannot be used: check STATE_URL and the right to write, then try again.",
    )
