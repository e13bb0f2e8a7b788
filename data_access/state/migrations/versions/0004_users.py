"""A password that others set has to be changed; what is often asked for gets its index."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("users", sa.Column("must_change", sa.Boolean, nullable=False, server_default=sa.false()))
    for table, column in (("login_attempt", "address"), ("login_attempt", "at"), ("session", "expires_at")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.drop_index("ix_audit_who", "audit")
    op.create_index("ix_audit_who_what", "audit", ["who", "what"])
