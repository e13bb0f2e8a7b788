"""Every aggregate and every fact that the catalogue rests on, found by reading it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnClause, Date, Table, func, select
from sqlalchemy.sql.visitors import iterate

from common.period import Period
from data_access.facts import SPINE, Column, Fact
from data_access.schema import metadata
from metrics import registry, spine
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue, leaves
from metrics.waiting import WaitQuantile
from tests.soundness.loose_demo import LooseDemo

ALWAYS = Period.since_beginning(Period.of_year(1402).stop)


def codes() -> list[str]:
    """The indicators that count rows of their own."""
    found = registry.all_indicators().items()
    return [code for code, about in found if not isinstance(about.formula, OverCatalogue)]


def all_leaves() -> dict[str, Aggregate]:
    """Every aggregate once, named by the first indicator that rests on it and its number there."""
    found: dict[Aggregate, str] = {}
    for code in codes():
        for number, leaf in enumerate(leaves(registry.get(code).formula)):
            found.setdefault(leaf, f"{code}.{number}")
    return {name: leaf for leaf, name in found.items()}


def all_facts() -> dict[str, Fact]:
    """Every fact once, named by the first indicator that rests on it."""
    found: dict[Fact, str] = {}
    for name, leaf in all_leaves().items():
        found.setdefault(leaf.fact, name)
    return {name: fact for fact, name in found.items()}


def additive(formula: Formula) -> bool:
    """Whether the figure of a whole is the sum of those of its parts: no quotient, no wait, nothing once."""
    if isinstance(formula, Derived):
        return not formula.is_ratio and all(additive(part) for part in formula.parts)
    return not isinstance(formula, WaitQuantile) and getattr(formula, "different", None) is None


def over(formula: Formula, change: Callable[[Fact], Fact]) -> Formula:
    """The same formula over other rows."""
    if isinstance(formula, Derived):
        return replace(formula, parts=tuple(over(part, change) for part in formula.parts))
    return replace(formula, fact=change(formula.fact)) if isinstance(formula, Aggregate) else formula


def read_by(fact: Fact) -> set[Table]:
    """The operational tables that its rows are made of, those inside subqueries too."""
    return {metadata.tables[one.name] for one in iterate(fact.rows) if isinstance(one, Table)}


def days_of(fact: Fact) -> list[Column]:
    """The days of the entity that decide when a row counts, in the order they are spoken of."""
    found = [each for each in iterate(fact.when) if isinstance(each, ColumnClause)]
    names = dict.fromkeys(
        each.name for each in found if each.table is fact.entity and isinstance(each.type, Date)
    )
    order = [name for name in str(fact.when).replace("(", " ").split() if name.startswith(fact.entity.name)]
    return sorted((fact.entity.c[name] for name in names), key=lambda one: order.index(str(one)))


def counted_row(leaf: Aggregate, demo: LooseDemo, period: Period) -> int | None:
    """The key of a row behind the aggregate, one with a measured value where it measures; None = no row."""
    fact = leaf.fact
    wanted = [fact.where, leaf.where, *([] if leaf.of is None else [leaf.of != 0])]
    rows = select(func.min(fact.entity.c.id)).select_from(fact.rows.join(SPINE, fact.when)).where(*wanted)
    found = demo.database.fetch(rows.add_cte(spine.of_periods([period])))[0][0]
    return None if found is None else int(found)


def last_day(year: int) -> date:
    return Period.of_year(year).last_day
