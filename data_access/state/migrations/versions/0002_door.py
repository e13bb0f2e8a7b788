"""Sessions know when they were last used and from where; second factors, and accounts of the organisation.

Sessions of before end: their cookies were of another form, so everybody signs in once more in any case.
"""

from alembic import op
from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, UniqueConstraint

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.drop_table("session")
    op.create_table(
        "session",
        Column("token_hash", String, primary_key=True),
        Column("username", String, ForeignKey("users.username"), nullable=False, index=True),
        Column("credential_version", Integer, nullable=False),
        Column("started_at", DateTime(timezone=True), nullable=False),
        Column("last_seen_at", DateTime(timezone=True), nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=False),
        Column("ended_at", DateTime(timezone=True)),
        Column("address", String, nullable=False),
        Column("agent", String, nullable=False),
    )
    op.create_table(
        "second_factor",
        Column("username", String, ForeignKey("users.username"), primary_key=True),
        Column("secret", String, nullable=False),
        Column("since", DateTime(timezone=True), nullable=False),
        Column("last_step", Integer, nullable=False),
    )
    op.create_table(
        "recovery_code",
        Column("id", Integer, primary_key=True),
        Column("username", String, ForeignKey("users.username"), nullable=False, index=True),
        Column("code_hash", String, nullable=False),
        Column("used_at", DateTime(timezone=True)),
    )
    op.create_table(
        "outside_account",
        Column("issuer", String, primary_key=True),
        Column("subject", String, primary_key=True),
        Column("username", String, ForeignKey("users.username"), nullable=False),
        Column("added_at", DateTime(timezone=True), nullable=False),
        UniqueConstraint("username", "issuer"),
    )
