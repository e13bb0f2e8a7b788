"""The tables of the application's own state, and the engine that holds them."""

from functools import cache
from pathlib import Path

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from common.errors import DataUnavailable

metadata = MetaData()
ROLES = ("managing_director", "provincial_deputy", "analyst", "steward", "administrator")

users = Table(
    "users", metadata,
    Column("username", String, primary_key=True),
    Column("full_name", String, nullable=False),
    Column("password_hash", String, nullable=False, comment="bcrypt"),
    Column("role", String, CheckConstraint(f"role IN ({', '.join(repr(role) for role in ROLES)})"), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("demo", Boolean, nullable=False, default=False, comment="may sign in only where demo users are offered"),
    Column("credential_version", Integer, nullable=False, default=1, comment="rises with every change that must end sessions"),
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
    Column("username", String, nullable=False, index=True, comment="as it was typed, cut to 64 characters"),
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
audit = Table(
    "audit", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("detail", String, nullable=False, default=""),
)


@cache
def state(url: str) -> Engine:
    """The engine of the state database; its tables are made at first use. Raises DataUnavailable when it cannot be opened."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        metadata.create_all(engine)
    except (SQLAlchemyError, OSError) as failure:
        raise DataUnavailable(
            "پایگاه کاربران باز نمی‌شود؛ نشانی STATE_URL و اجازهٔ نوشتن را بررسی کنید.",
            "The state database cannot be opened: check STATE_URL and the right to write.",
        ) from failure
    return engine
