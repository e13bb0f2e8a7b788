"""The triggers by which PostgreSQL notes changes of rows for the rollups, whoever makes them."""

from collections.abc import Iterator

from sqlalchemy import Connection

from data_access.rollups.notes import NOTES, TRIGGERS, WHOLE, statement


def settle(connection: Connection) -> None:
    """Makes or mends the triggers of all tables that rollups are made of."""
    if connection.dialect.name == "postgresql":
        for table in NOTES:
            for made in _of_table(table):
                connection.exec_driver_sql(made)


def _of_table(table: str) -> Iterator[str]:
    """By the rights of the owner: whoever may change rows need not be let to the notes."""
    function = f"rollup_note_{table}"
    branches = [
        f"IF TG_OP = '{event.upper()}' THEN {statement(table, rows)}; END IF;"
        for event, (_, rows) in TRIGGERS.items() if rows
    ]
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        f" SET search_path FROM CURRENT AS $$ BEGIN {' '.join(branches)}"
        f" IF TG_OP = 'TRUNCATE' THEN {WHOLE}; END IF; RETURN NULL; END $$"
    )
    for event, (given, _) in TRIGGERS.items():
        referencing = f"REFERENCING {given} " if given else ""
        yield (
            f'CREATE OR REPLACE TRIGGER rollup_note_{event} AFTER {event.upper()} ON "{table}"'
            f" {referencing}FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        )
