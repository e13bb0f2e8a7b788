"""Writes views for all tables as a skeleton that runs as it stands: every view is right, and empty."""

from collections.abc import Iterator

from sqlalchemy import Column, Table, UniqueConstraint

from data_access.mapping.kinds import mapped, type_of

HEAD = """-- Views with our names over the tables of another system; see docs/mapping.md.
-- Make the schema and the real tables first: python -m data_access mapping prepare --url URL
-- This file runs as it stands: every view is there, and empty. Table by table, put the other system's
-- table behind FROM, its columns for NULL, and take WHERE false out; then say in `coverage` from when to
-- when its rows are complete. What stays empty and uncovered is unknown on the dashboard, never 0.
-- A name that is missing over there stays NULL, where a column may be empty.
BEGIN;
"""
TAIL = "COMMIT;\n"
CONSTANTS = {"source_id": "1", "simulated": "false"}   # row 1 of `source` is the other system


def template() -> str:
    """The whole file."""
    return "\n".join([HEAD, *(_view(table) for table in mapped()), TAIL])


def _view(table: Table) -> str:
    columns = list(table.columns)
    lines = [_line(column, last=column is columns[-1]) for column in columns]
    body = "\n".join(lines)
    head = f"-- {table.comment}\n{_rules(table)}CREATE OR REPLACE VIEW {table.name} AS"
    return f"{head}\nSELECT\n{body}\n-- FROM their_schema.their_table\nWHERE false;\n"


def _line(column: Column[object], *, last: bool) -> str:
    value = CONSTANTS.get(column.name, "NULL")
    told = "; ".join(_about(column))
    return f"    CAST({value} AS {type_of(column.type)}) AS {column.name}{'' if last else ','}   -- {told}"


def _about(column: Column[object]) -> Iterator[str]:
    yield str(column.comment or column.name).replace("\n", " ")
    if column.foreign_keys:
        yield "a key of " + ", ".join(sorted(key.target_fullname for key in column.foreign_keys))
    yield "may be empty" if column.nullable else "never empty"


def _rules(table: Table) -> str:
    """The keys that must be unique, in words."""
    rules = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    unique = sorted(", ".join(column.name for column in rule.columns) for rule in rules)
    return "".join(f"-- unique: {names}\n" for names in ["id", *unique])
