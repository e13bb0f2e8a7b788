"""Every statement that a page sends to PostgreSQL, and how many rows of events its plan reads."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event

from data_access.schema import metadata
from data_access.schema.partitions import is_part

EVENTS = ("request", "request_step", "sms_notice", "satisfaction_survey")


@dataclass(frozen=True)
class Asked:
    """A statement with its parameters, as the driver got them."""

    sql: str
    parameters: Any

    @property
    def of_events(self) -> bool:
        return re.search(rf"\b({'|'.join(EVENTS)})\b", self.sql) is not None


@contextmanager
def listening() -> Iterator[list[Asked]]:
    """Everything that any engine of PostgreSQL sends for the length of the block, each statement once."""
    asked: dict[tuple[str, str], Asked] = {}

    def note(connection: Connection, _cursor: Any, sql: str, parameters: Any, *_: Any) -> None:
        if connection.dialect.name == "postgresql" and sql.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.setdefault((sql, repr(parameters)), Asked(sql, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    found: list[Asked] = []
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        found.extend(asked.values())


def plan_of(connection: Connection, one: Asked) -> Mapping[str, Any]:
    """The plan with what it really read; small tables are no excuse for reading them whole."""
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    told = connection.exec_driver_sql(
        f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {one.sql}", one.parameters
    ).scalar_one()
    plan: Mapping[str, Any] = told[0]["Plan"]
    return plan


def reads(plan: Mapping[str, Any]) -> dict[str, int]:
    """Event table to rows that scans of it read, in all loops; parts count for their table."""
    found: dict[str, int] = {}
    for node in _nodes(plan):
        name = _table(node)
        if name:
            each = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
            each += node.get("Rows Removed by Index Recheck", 0)
            found[name] = found.get(name, 0) + round(each * max(node["Actual Loops"], 1))
    return found


def _table(node: Mapping[str, Any]) -> str | None:
    """The event table that the node scans."""
    name = str(node.get("Relation Name", ""))
    if is_part(name, metadata):
        name = name.rpartition("_")[0]
    return name if name in EVENTS else None


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
