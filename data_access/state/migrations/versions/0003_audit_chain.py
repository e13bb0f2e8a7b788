"""The audit log becomes a chain that nothing can be altered in; lines of before are sealed as they are."""

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from common.settings import settings
from data_access.state import audit_chain, cookie_key
from data_access.state.migrations.append_only import forbid_changes

revision = "0003"
down_revision = "0002"

AUDIT = sa.table(
    "audit", sa.column("id", sa.Integer), sa.column("at", sa.DateTime(timezone=True)), sa.column("who", sa.String),
    sa.column("what", sa.String), sa.column("detail", sa.String), sa.column("address", sa.String),
    sa.column("previous", sa.String), sa.column("mark", sa.String),
)
MANY = 5000


def upgrade() -> None:
    cookie_key.make(Path(settings().cookie_key_file))
    for name in ("address", "previous", "mark"):
        op.add_column("audit", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_who", "audit", ["who"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("archived", sa.Integer, nullable=False),
        sa.Column("anchor", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("signature", sa.String, nullable=False),
    )
    connection = op.get_bind()
    sealed = _seal(connection)
    connection.execute(head.insert().values(id=1, signature=audit_chain.signature(audit_chain.key(), sealed), **{
        name: value for name, value in vars(sealed).items() if name != "signature"
    }))
    forbid_changes(connection)


def _seal(connection: sa.Connection) -> audit_chain.Head:
    """Numbers what is there without gaps, marks it, and says in a last line that it was not marked before."""
    own, number, last, previous = audit_chain.key(), 0, 0, audit_chain.START
    while rows := connection.execute(
        sa.select(AUDIT).where(AUDIT.c.id > last).order_by(AUDIT.c.id).limit(MANY)
    ).all():
        changes, last = [], rows[-1].id
        for row in rows:
            number += 1
            line = audit_chain.Line(number, row.at, row.who, row.what, row.detail, "", previous)
            changes.append({"old": row.id, "new": number, "previous": previous, "mark": audit_chain.mark(own, line)})
            previous = changes[-1]["mark"]
        connection.execute(
            sa.text("UPDATE audit SET id = :new, previous = :previous, mark = :mark WHERE id = :old"), changes,
        )
    if number:
        told = f"{number} lines from before the chain"
        line = audit_chain.Line(number + 1, datetime.now(UTC), "terminal", "audit sealed", told, "", previous)
        number, previous = line.number, audit_chain.mark(own, line)
        connection.execute(AUDIT.insert().values(
            id=line.number, at=line.at, who=line.who, what=line.what, detail=line.detail, address="",
            previous=line.previous, mark=previous,
        ))
    return audit_chain.Head(number, previous, 0, audit_chain.START, audit_chain.fingerprint(own))
