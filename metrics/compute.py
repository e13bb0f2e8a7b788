"""The few verbs a page may ask: readings, trend, breakdown, rows. Each is one SELECT, whatever it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Table, false, not_, or_, select
from sqlalchemy.sql import visitors

from common.period import Period
from data_access.database import Database
from data_access.facts import SPINE, Fact
from data_access.schema.places import park, province
from metrics import registry, spine
from metrics.formula import Aggregate, Derived, Formula, leaves
from metrics.indicator import Better, Indicator
from metrics.question import Question
from metrics.scope import Scope
from metrics.spine import Grain, Steps

PERSONAL = ("applicant_id",)   # keys into tables of personal data are not listed


@dataclass(frozen=True)
class Reading:
    """An indicator's value in a scope, in its unit, beside what it is to be judged by. None = unknown."""

    code: str
    period: Period
    value: float | None
    before: float | None            # the period before
    year_before: float | None       # the same period of last year
    plan: float | None
    numerator: float | None
    denominator: float | None
    missing: float | None           # rows whose measured value is not known
    simulated: bool                 # at least one row behind it is generated

    @property
    def indicator(self) -> Indicator:
        return registry.get(self.code)

    @property
    def change(self) -> float | None:
        """Against the same period of last year, in the unit of the indicator."""
        return None if self.value is None or self.year_before is None else self.value - self.year_before

    @property
    def change_pct(self) -> float | None:
        """The change in percent of last year's value; unknown when that was 0."""
        if self.change is None or not self.year_before:
            return None
        return self.change / abs(self.year_before) * 100

    @property
    def achievement(self) -> float | None:
        """Value as a percentage of the plan, never capped."""
        return None if self.value is None or not self.plan else self.value / self.plan * 100

    @property
    def on_plan(self) -> bool | None:
        """Whether the plan was met in the direction that is better; None without a plan or a direction."""
        if self.value is None or self.plan is None or self.indicator.better is Better.NEUTRAL:
            return None
        return self.value >= self.plan if self.indicator.better is Better.HIGHER else self.value <= self.plan


def readings(codes: Sequence[str], scope: Scope, database: Database) -> list[Reading]:
    """One reading per code, in the order asked.

    Raises UnknownIndicator, UnknownCategory, Forbidden, DataUnavailable.
    """
    asked = (scope.period, scope.period.before(), scope.period.year_before())
    periods = list(dict.fromkeys(asked))
    question = _asked(tuple(codes), tuple(periods), scope, plans=True, parts=True)
    found = _records(question, database)
    now, before, last_year = (found[periods.index(period)] for period in asked)
    return [
        Reading(
            code, scope.period, _number(now[code]), _number(before[code]), _number(last_year[code]),
            plan=_number(now[f"{code}__plan"]), numerator=_number(now.get(f"{code}__numerator")),
            denominator=_number(now.get(f"{code}__denominator")), missing=_number(now[f"{code}__missing"]),
            simulated=bool(now[f"{code}__simulated"]),
        )
        for code in codes
    ]


def trend(codes: Sequence[str], span: Period, grain: Grain, scope: Scope, database: Database) -> pd.DataFrame:
    """A row per Jalali step of `span`: `period` (as Period.parse reads it) and a column per code."""
    question = _asked(tuple(codes), Steps(grain, span), scope)
    frame = _frame(question, database)
    frame["period"] = [spine.grain_label(grain, key) for key in frame["period"]]
    return frame


def breakdown(
    codes: Sequence[str], scope: Scope, by: Sequence[str], database: Database, plans: bool = False,
    parts: bool = False,
) -> pd.DataFrame:
    """A row per member of `by` (province, park, the category), a column per code; unknown is NaN.

    Beside each code stand `<code>__simulated` and, when asked for, `<code>__plan`, `<code>__numerator`,
    `<code>__denominator` and `<code>__missing`.
    """
    question = _asked(tuple(codes), (scope.period,), scope, tuple(by), plans, parts)
    return _frame(question, database).drop(columns="period")


def rows(
    code: str, scope: Scope, database: Database, lacking: bool = False, limit: int | None = 500
) -> pd.DataFrame:
    """The operational rows behind a number; with `lacking`, those its share leaves out above the line.

    Columns are those of the entity without personal keys, with the province and park they belong to.
    """
    return _frame(rows_question(code, scope, lacking, limit), database)


def rows_question(
    code: str, scope: Scope, lacking: bool = False, limit: int | None = 500
) -> Select[Any]:
    """The SELECT behind `rows`. Raises Forbidden when no province is left whose detail the reader may see."""
    scope.rights.check()
    about = registry.get(code)
    leaf = _first(about.formula)
    fact = leaf.fact
    wanted = or_(not_(leaf.where), leaf.where.is_(None)) if lacking else leaf.where
    columns: list[ColumnElement[Any]] = [column for column in fact.entity.c if column.name not in PERSONAL]
    source = fact.rows.join(SPINE, fact.when)
    if "province" in fact.dimensions:
        source = source.outerjoin(province, province.c.code == fact.dimensions["province"])
        columns.append(province.c.name_fa.label("province"))
    if "park" in fact.dimensions and fact.entity is not park:
        columns.append(park.c.name_fa.label("park"))
    question = select(*columns).select_from(source).where(fact.where, wanted, *_narrowed(about, fact, scope))
    return question.order_by(fact.entity.c.id).add_cte(spine.of_periods([scope.period])).limit(limit)


def _narrowed(about: Indicator, fact: Fact, scope: Scope) -> list[ColumnElement[bool]]:
    """The part of the rows that the scope is about: provinces the reader may see, the park, the category."""
    allowed = scope.detail_provinces()
    found: list[ColumnElement[bool]] = []
    if allowed is not None:   # rows without a province of their own belong to nobody's detail
        own = fact.dimensions.get("province")
        found.append(false() if own is None else own.in_(sorted(allowed)))
    if scope.park is not None:
        found.append(fact.dimensions["park"] == scope.park if "park" in fact.dimensions else false())
    if scope.category is not None and (holder := about.holding(scope.category)) in fact.dimensions:
        found.append(fact.dimensions[str(holder)] == scope.category)
    return found


def sql(codes: Sequence[str], scope: Scope, database: Database, by: Sequence[str] = ()) -> str:
    """The text of the question with its values, as the database would run it."""
    question = Question(codes, [scope.period], scope, by).select()
    return str(question.compile(dialect=database.dialect, compile_kwargs={"literal_binds": True}))


def tables(code: str) -> list[str]:
    """The operational tables an indicator reads, those inside its subqueries too."""
    facts = {leaf.fact for leaf in leaves(registry.get(code).formula)}
    read = {fact.entity.name for fact in facts}
    parts = (part for fact in facts for part in visitors.iterate(fact.rows))
    return sorted(read | {part.name for part in parts if isinstance(part, Table)})


@lru_cache(maxsize=1000)
def _asked(
    codes: tuple[str, ...], periods: tuple[Period, ...] | Steps, scope: Scope, by: tuple[str, ...] = (),
    plans: bool = False, parts: bool = False,
) -> Select[Any]:
    """The same question is built once; the reader's rights are part of the scope, so of the key."""
    return Question(codes, periods, scope, by, plans, parts).select()


def _first(formula: Formula) -> Aggregate:
    while isinstance(formula, Derived):
        formula = formula.parts[0]
    return formula


def _records(question: Select[Any], database: Database) -> list[dict[str, Any]]:
    names = list(question.selected_columns.keys())
    return [dict(zip(names, row, strict=True)) for row in database.fetch(question)]


def _frame(question: Select[Any], database: Database) -> pd.DataFrame:
    found = database.fetch(question)
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in found], columns=names)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
