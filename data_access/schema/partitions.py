"""Tables of events on PostgreSQL: cut by the Jalali year of a day, with a last part for all other days.

Only PostgreSQL does so: a column store keeps no index to grow, and reads the days asked for anyway.
"""

import re
from typing import Any

from sqlalchemy import Connection, MetaData, PrimaryKeyConstraint, Table, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable

DAY = "cut_by"       # in Table.info: the column
REST = "rest"        # the part of all days that have no part of their own: no row is ever refused
CUTTING, STOCKTAKING = "cut_years(regclass, int[])", "take_stock(regclass)"
_PART = re.compile(rf"(.+)_({REST}|\d{{4}})")
# PostgreSQL wants the day in every key of such a table; that no two rows have one id is left to a trigger.
# The lock lets one program write at a time, or two could write the same id without seeing each other.
UNIQUE = """
CREATE OR REPLACE FUNCTION one_row_of_an_id() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE twice bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(14010021, TG_RELID::int);
    EXECUTE 'SELECT id FROM written JOIN ' || TG_RELID::regclass || ' USING (id)'
        || ' GROUP BY id HAVING count(*) > 1 LIMIT 1' INTO twice;
    IF twice IS NOT NULL THEN
        RAISE unique_violation USING MESSAGE = 'two rows of ' || TG_TABLE_NAME || ' have the id ' || twice;
    END IF;
    RETURN NULL;
END $$
"""
# Run with its owner's rights: whoever loads rows may have years cut out, and may change no table otherwise.
# A part is filled before it is hung in, so that readers wait for a moment only.
CUT = """
CREATE OR REPLACE FUNCTION cut_years(parent regclass, years int[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE each record; day text; rest text; part text; bounds text;
BEGIN
    SELECT quote_ident(attname), quote_ident(relname || '_rest') INTO STRICT day, rest
    FROM pg_partitioned_table JOIN pg_class ON pg_class.oid = partrelid
    JOIN pg_attribute ON attrelid = partrelid AND attnum = partattrs[0] WHERE partrelid = parent;
    EXECUTE 'SELECT $1 || array(SELECT DISTINCT jalali_year FROM calendar JOIN ' || rest
        || ' AS r ON r.' || day || ' = calendar.day)' INTO years USING years;
    FOR each IN
        SELECT jalali_year, min(calendar.day) AS first, max(next_day) AS stop FROM calendar
        WHERE jalali_year = ANY (years) GROUP BY jalali_year
        HAVING to_regclass(parent || '_' || jalali_year) IS NULL ORDER BY jalali_year
    LOOP
        part := quote_ident(parent || '_' || each.jalali_year);
        bounds := quote_literal(each.first) || ') TO (' || quote_literal(each.stop);
        EXECUTE 'CREATE TABLE ' || part || ' (LIKE ' || parent || ' INCLUDING ALL)';
        EXECUTE 'WITH moved AS (DELETE FROM ' || rest || ' WHERE ' || day || ' >= $1 AND ' || day
            || ' < $2 RETURNING *) INSERT INTO ' || part || ' SELECT * FROM moved'
            USING each.first, each.stop;
        EXECUTE 'ALTER TABLE ' || parent || ' ATTACH PARTITION ' || part
            || ' FOR VALUES FROM (' || bounds || ')';
        RETURN NEXT part;
    END LOOP;
END $$
"""
# The server looks at the parts by itself, and never at the whole; who loads may not tell it to.
STOCK = """
CREATE OR REPLACE FUNCTION take_stock(parent regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN EXECUTE 'ANALYZE ' || parent; END $$
"""
_TRIGGER = """
CREATE TRIGGER one_row_of_an_id_{verb} AFTER {verb} ON {table} REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION one_row_of_an_id()
"""


def cut_by_year(table: Table, day: str) -> None:
    """From now on PostgreSQL cuts the table by the Jalali years of its column `day`."""
    table.info[DAY] = day
    event.listen(table, "after_create", _made)


def cut_tables(metadata: MetaData) -> list[Table]:
    return [table for table in metadata.sorted_tables if DAY in table.info]


def is_part(name: str | None, metadata: MetaData) -> bool:
    """Whether a table of the server is a part of one of ours."""
    found = _PART.fullmatch(name or "")
    return found is not None and found[1] in {table.name for table in cut_tables(metadata)}


def functions() -> tuple[str, ...]:
    kept = f"REVOKE ALL ON FUNCTION {CUTTING}, {STOCKTAKING} FROM PUBLIC"
    return UNIQUE, CUT, STOCK, kept


def beside(table: str) -> tuple[str, ...]:
    """What makes a new table ready for rows: the part for all days, and the triggers."""
    rest = f"CREATE TABLE {table}_{REST} PARTITION OF {table} DEFAULT"
    return rest, *(_TRIGGER.format(verb=verb, table=table) for verb in ("insert", "update"))


def _made(table: Table, connection: Connection, **_: Any) -> None:
    if connection.dialect.name == "postgresql":
        for statement in (*functions(), *beside(table.name)):
            connection.exec_driver_sql(statement)


@compiles(CreateTable, "postgresql")
def _create(create: CreateTable, compiler: Any, **words: Any) -> str:
    made: str = compiler.visit_create_table(create, **words)
    day = create.element.info.get(DAY)
    return f"{made.rstrip()} PARTITION BY RANGE ({day})" if day else made


@compiles(PrimaryKeyConstraint, "postgresql")
def _key(key: PrimaryKeyConstraint, compiler: Any, **words: Any) -> str:
    made: str = compiler.visit_primary_key_constraint(key, **words)
    day = key.table.info.get(DAY)
    return f"{made.removesuffix(')')}, {day})" if day else made
