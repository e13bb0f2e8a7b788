"""Stays in steps and SMS notices are cut by Jalali year, their rows go over; indexes by day and by request."""

from alembic import op

from data_access.schema.partitions import beside, functions

revision = "0006"
down_revision = "0005"

CUT = {"request_step": "entered_on", "sms_notice": "sent_on"}
INDEXED = (
    ("request", "due_on"), ("satisfaction_survey", "sent_on"), ("satisfaction_survey", "request_id"),
    ("sms_notice", "request_id"),
)
KEYS = """
SELECT 'ALTER TABLE {0} ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid = '{0}'::regclass AND contype = 'f' ORDER BY conname
"""
INDEXES = """
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '{0}' AND starts_with(indexname, 'ix_')
ORDER BY indexname
"""
TRIGGERS = """
SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = '{0}'::regclass AND NOT tgisinternal ORDER BY tgname
"""
YEARS = """
SELECT cut_years('{0}', array(SELECT DISTINCT jalali_year FROM {0}_before JOIN calendar ON calendar.day = {1}))
"""


def upgrade() -> None:
    for statement in functions():
        op.execute(statement)
    for table, day in CUT.items():
        _cut(table, day)
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _cut(table: str, day: str) -> None:
    """A new table takes the old one's name, rules, keys, indexes and triggers, then its rows."""
    again = [made for asked in (KEYS, INDEXES, TRIGGERS) for made in _told(asked.format(table))]
    before = f"{table}_before"
    op.execute(f"ALTER TABLE {table} RENAME TO {before}")
    op.execute(f"ALTER INDEX pk_{table} RENAME TO pk_{before}")
    for (name,) in op.get_bind().exec_driver_sql(
        f"SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = '{before}'"
        " AND starts_with(indexname, 'ix_')"
    ).all():
        op.execute(f"DROP INDEX {name}")
    op.execute(f"CREATE TABLE {table} (LIKE {before} INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE ({day})")
    op.execute(
        f"DO $$ BEGIN EXECUTE 'COMMENT ON TABLE {table} IS '"
        f" || quote_literal(obj_description('{before}'::regclass)); END $$"
    )
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT pk_{table} PRIMARY KEY (id, {day})")
    rest, *unique = beside(table)
    op.execute(rest)
    op.execute(YEARS.format(table, day))
    op.execute(f"INSERT INTO {table} SELECT * FROM {before}")
    for statement in (*again, *unique):
        op.execute(statement)
    op.execute(f"DROP TABLE {before}")
    op.execute(f"ANALYZE {table}")


def _told(asked: str) -> list[str]:
    return list(op.get_bind().exec_driver_sql(asked).scalars())
