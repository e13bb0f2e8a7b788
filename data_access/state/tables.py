"""The tables of the application's own state, as the newest of data_access/state/migrations leaves them."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from data_access.state import opening

state = opening.state   # the engine that holds them
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
    Column("must_change", Boolean, nullable=False, default=False, comment="the password was set by others"),
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
    Column("address", String, nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("succeeded", Boolean, nullable=False),
)
session = Table(
    "session", metadata,
    Column("token_hash", String, primary_key=True, comment="SHA-256 of the secret in the cookie"),
    Column("username", ForeignKey("users.username"), nullable=False, index=True),
    Column("credential_version", Integer, nullable=False, comment="of the user when it began"),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("last_seen_at", DateTime(timezone=True), nullable=False, comment="to the minute"),
    Column("expires_at", DateTime(timezone=True), nullable=False, index=True),
    Column("ended_at", DateTime(timezone=True)),
    Column("address", String, nullable=False, comment="where it began"),
    Column("agent", String, nullable=False, comment="what the browser called itself"),
)
second_factor = Table(
    "second_factor", metadata,
    Column("username", ForeignKey("users.username"), primary_key=True),
    Column("secret", String, nullable=False, comment="encrypted with the key of the installation"),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("last_step", Integer, nullable=False, comment="of the last code taken; none before it is good"),
)
recovery_code = Table(
    "recovery_code", metadata,
    Column("id", Integer, primary_key=True),
    Column("username", ForeignKey("users.username"), nullable=False, index=True),
    Column("code_hash", String, nullable=False, comment="keyed with the key of the installation"),
    Column("used_at", DateTime(timezone=True)),
)
outside_account = Table(
    "outside_account", metadata,
    Column("issuer", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("username", ForeignKey("users.username"), nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("username", "issuer"),
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
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("detail", String, nullable=False, default=""),
    Column("address", String, nullable=False, default="", comment="where it was asked from"),
    Column("previous", String, nullable=False, comment="the mark of the line before"),
    Column("mark", String, nullable=False, comment="its own, see audit_chain.py"),
    Index("ix_audit_who_what", "who", "what"),
)
audit_head = Table(
    "audit_head", metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("number", Integer, nullable=False, comment="of the last line"),
    Column("mark", String, nullable=False, comment="of the last line"),
    Column("archived", Integer, nullable=False, comment="the number of the last line put away in a file"),
    Column("anchor", String, nullable=False, comment="its mark"),
    Column("key", String, nullable=False, comment="which key signs"),
    Column("signature", String, nullable=False),
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


def utc(moment: datetime) -> datetime:
    """A moment read back; SQLite gives it without its zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
