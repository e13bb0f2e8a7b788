"""What may be wrong with a row, declared once: most rules are read off the tables, a few are written by hand.

A new table has its rules by itself: measured values that are missing, days out of order, before 1300 or after
what the table covers, shares over 100 % and values ten times off their peers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Double,
    FromClause,
    Integer,
    Table,
    and_,
    cast,
    func,
    or_,
    select,
    true,
)

from common.period import BEGINNING
from data_access.schema import metadata
from data_access.schema.desk_requests import satisfaction_survey
from data_access.schema.land import utility_supply
from data_access.schema.places import coverage
from data_access.schema.reactivation import idle_unit
from data_access.schema.training import giz_manager

DIMENSIONS = ("completeness", "timeliness", "consistency", "plausibility")
Condition = ColumnElement[bool]
NOT_CHECKED = (   # what leans on nothing real, and personal data
    "applicant", "calendar", "coverage", "load", "portal_identity", "plan_target", "province",
    "schema_version", "source",
)
_CARRIES = utility_supply.c.utility.in_(["water", "power"])
EXPECTED: dict[tuple[str, str], Condition | None] = {   # where a value is due; None = it may always be empty
    ("utility_supply", "capacity"): _CARRIES,
    ("utility_supply", "not_withdrawable"): None,
    **{("giz_manager", name): giz_manager.c.attended_on.is_not(None)
       for name in ("jobs_created", "individual_visits", "contracts_meur")},
    ("idle_unit", "jobs"): idle_unit.c.restarted_on.is_not(None),
    ("training_course", "reaction_score"): None,    # only some courses are evaluated
    ("training_course", "learning_score"): None,
    ("park", "latitude"): None,     # with the longitude, a rule of its own
    ("park", "longitude"): None,
    ("satisfaction_survey", "score"): satisfaction_survey.c.answered_on.is_not(None),
    ("satisfaction_survey", "courtesy"): satisfaction_survey.c.answered_on.is_not(None),
    ("service", "announced_visits"): None,      # what was not announced has no number
    ("workflow", "promised_days"): None,
    ("workflow_step", "promised_minutes"): None,
    ("request", "fee_irr"): None,               # most services have no fee
}
UNORDERED = {   # may come before the first day
    ("park", "land_on"), ("clinic_member", "approved_on"), ("service_change", "announced_on"),
}
NOT_PLACES = {"source", "applicant", "contract", "service_company"}   # links that do not say where a row is
FREE = {"latitude", "longitude", "visits"}   # no size, or mostly none: no slip of ten
PEERS = 20                           # rows of one kind that say what is usual


@dataclass(frozen=True, eq=False)
class Rule:
    """One way a row of `entity` can be wrong; `kind` names the sentence for it, `column` what it is about."""

    key: str
    kind: str
    dimension: str
    entity: Table
    condition: Condition
    column: str = ""


@cache
def tables() -> dict[str, Table]:
    """Every table whose rows are checked."""
    return {table.name: table for table in metadata.sorted_tables
            if table.name not in NOT_CHECKED and "id" in table.c}


def days(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if isinstance(column.type, Date)]


def first_day(table: Table) -> Column[Any] | None:
    """The day on which its rows happen or begin: the first one that must be known."""
    return next((column for column in days(table) if not column.nullable), None)


def measured(table: Table) -> list[Column[Any]]:
    """Quantities and numbers of persons or things; years and numbers that only name are none."""
    return [
        column for column in table.c
        if isinstance(column.type, Double | Integer) and not column.foreign_keys
        and column.name not in {"id", "module_no"} and not column.name.endswith("year")
    ]


def placed(table: Table) -> tuple[FromClause, Column[Any] | None, Column[Any] | None]:
    """Its rows joined with where they are: the rows, the province and the park (None = it has none)."""
    rows: FromClause = table
    at: Table | None = table
    while at is not None and "province_code" not in at.c:
        link = next((column for column in at.c if _leads_on(column)), None)
        above = None if link is None else next(iter(link.foreign_keys)).column.table
        if link is not None and above is not None:
            rows = rows.join(above, above.c.id == link, isouter=True)
        at = above
    park = metadata.tables["park"]
    joined = at is park
    return rows, None if at is None else at.c.province_code, park.c.id if joined else None


def _leads_on(column: Column[Any]) -> bool:
    return any(key.column.table.name not in NOT_PLACES for key in column.foreign_keys)


def read_off(table: Table) -> Iterator[Rule]:
    """The rules that every table has by what it is made of."""
    yield from _missing(table)
    yield from _out_of_order(table)
    if days(table):
        early = or_(*(day < BEGINNING for day in days(table)))
        yield Rule(f"{table.name}.early", "early", "plausibility", table, early)
    start = first_day(table)
    if start is not None:
        last = select(coverage.c.last_day).where(coverage.c.entity == table.name).scalar_subquery()
        yield Rule(f"{table.name}.late", "late", "plausibility", table, start > last, start.name)
    for column in measured(table):
        if column.name.endswith("_pct"):
            over = or_(column < 0, column > 100)  # noqa: PLR2004 - percent
            key = f"{table.name}.{column.name}.percent"
            yield Rule(key, "percent", "plausibility", table, over, column.name)
        elif column.name not in FREE:
            key = f"{table.name}.{column.name}.slip"
            yield Rule(key, "slip", "plausibility", table, _slipped(table, column), column.name)


def _missing(table: Table) -> Iterator[Rule]:
    for column in measured(table):
        anywhere = true() if column.nullable else None
        due = EXPECTED.get((table.name, column.name), anywhere)
        if due is not None:
            condition = and_(due, column.is_(None))
            key = f"{table.name}.{column.name}.missing"
            yield Rule(key, "missing", "completeness", table, condition, column.name)


def _out_of_order(table: Table) -> Iterator[Rule]:
    """Every later day against the one its rows begin with."""
    begin = first_day(table)
    first = begin if begin is not None else next(iter(days(table)), None)
    for day in days(table):
        if first is not None and day is not first and (table.name, day.name) not in UNORDERED:
            key = f"{table.name}.{day.name}.order"
            yield Rule(key, "order", "consistency", table, day < first, day.name)


def _slipped(table: Table, column: Column[Any]) -> Condition:
    """Ten times beyond the middle half of its peers, and beyond Tukey's outer fence of their logarithms.

    Peers are the rows of the same kind; fewer than 20 say nothing. A narrow peer group still allows ten-fold.
    """
    kinds = [other for other in table.c if "values" in other.info and not other.nullable][:1]
    size = func.ln(cast(column, Double))
    low, high = (func.percentile_cont(part).within_group(size) for part in (0.25, 0.75))
    peers = select(*kinds, low.label("low"), high.label("high"))
    fences = peers.where(column > 0).group_by(*kinds).having(func.count() >= PEERS).subquery()
    other = table.alias()
    own = func.ln(cast(other.c[column.name], Double))
    room = func.greatest(3 * (fences.c.high - fences.c.low), func.ln(cast(10, Double)))
    off = or_(own > fences.c.high + room, own < fences.c.low - room)
    same = and_(true(), *(fences.c[kind.name] == other.c[kind.name] for kind in kinds))
    rows = select(other.c.id).join(fences, same)
    return table.c.id.in_(rows.where(other.c[column.name] > 0, off))
