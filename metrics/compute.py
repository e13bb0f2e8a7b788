"""The few verbs a page may ask: readings, trend, breakdown, rows. Each is one SELECT, whatever it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Table, select
from sqlalchemy.sql import visitors

from common.figures import known
from common.period import Period
from data_access.database import Database
from data_access.schema.places import plan_target
from metrics import registry, spine
from metrics.asking import PARCEL, Record, asked, frame, records, written
from metrics.formula import OverCatalogue
from metrics.indicator import Better, Indicator
from metrics.listing import rows_question
from metrics.over_plans import OverPlans, is_over
from metrics.scope import Scope
from metrics.spine import Grain, Steps

__all__ = ["Reading", "breakdown", "readings", "rows", "rows_question", "sql", "tables", "trend"]


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
    three = (scope.period, scope.period.before(), scope.period.year_before())
    periods = tuple(dict.fromkeys(three))
    found = _answers(tuple(codes), periods, scope, (), database)
    now, before, last_year = (found[periods.index(period)] for period in three)
    return [
        Reading(
            code, scope.period, known(now[code]), known(before[code]), known(last_year[code]),
            plan=known(now[f"{code}__plan"]), numerator=known(now.get(f"{code}__numerator")),
            denominator=known(now.get(f"{code}__denominator")), missing=known(now[f"{code}__missing"]),
            simulated=bool(now[f"{code}__simulated"]),
        )
        for code in codes
    ]


def trend(codes: Sequence[str], span: Period, grain: Grain, scope: Scope, database: Database) -> pd.DataFrame:
    """A row per Jalali step of `span`: `period` (as Period.parse reads it) and a column per code."""
    own, over = _apart(codes)
    steps = Steps(grain, span)
    days = steps.spine()
    question = asked(own, steps, scope) if own else select(days.c.period).order_by(days.c.period)
    found = frame(question, database)
    if over:
        each = database.fetch(select(days.c.start, days.c.stop).order_by(days.c.period))
        periods = tuple(Period(row.start, row.stop) for row in each)
        answers = OverPlans(over, periods, scope, (), database).records()
        for name in (name for code in over for name in (code, f"{code}__simulated")):
            found[name] = pd.Series([answer[name] for answer in answers], dtype="float64")
    found["period"] = [spine.grain_label(grain, key) for key in found["period"]]
    return found


def breakdown(
    codes: Sequence[str], scope: Scope, by: Sequence[str], database: Database, plans: bool = False,
    parts: bool = False,
) -> pd.DataFrame:
    """A row per member of `by` (province, park, a category), a column per code; unknown is NaN.

    Beside each code stand `<code>__simulated` and, when asked for, `<code>__plan`, `<code>__numerator`,
    `<code>__denominator` and `<code>__missing`.
    """
    own, over = _apart(codes)
    keys = tuple(by)
    if not over:
        return frame(asked(own, (scope.period,), scope, keys, plans, parts), database, since=1)   # not period
    wanted = [*keys, *(name for code in over for name in _names(code, plans, parts))]
    answers = OverPlans(over, (scope.period,), scope, keys, database).records()
    found = pd.DataFrame(answers, columns=wanted)
    found[wanted[len(keys) :]] = found[wanted[len(keys) :]].astype("float64")
    if not own:
        return found
    first = breakdown(own, scope, by, database, plans, parts)
    return first.merge(found, how="left", on=list(keys)) if keys else first.join(found)


def rows(
    code: str, scope: Scope, database: Database, lacking: bool = False, limit: int | None = 500
) -> pd.DataFrame:
    """The operational rows behind a number; with `lacking`, those its share leaves out above the line.

    Columns are those of the entity without personal keys, with the province and park they belong to.
    Raises Forbidden, and NoRows for a figure that is worked out from other indicators.
    """
    return frame(rows_question(code, scope, lacking, limit), database)


def sql(codes: Sequence[str], scope: Scope, database: Database, by: Sequence[str] = ()) -> str:
    """The text of the question with its values, as the database would run it.

    Figures over the catalogue have several statements, one after the other.
    """
    own, over = _apart(codes)
    questions: list[Any] = [asked(own, (scope.period,), scope, tuple(by))] if own else []
    if over:
        questions += OverPlans(over, (scope.period,), scope, tuple(by), database).statements()
    return ";\n\n".join(written(question, database) for question in questions)


def tables(code: str) -> list[str]:
    """The operational tables an indicator reads, those inside its subqueries too.

    A figure over the catalogue reads those of the indicators that are planned, too.
    """
    if isinstance(registry.get(code).formula, OverCatalogue):
        return [plan_target.name]
    facts = set(registry.get(code).facts)
    read = {fact.entity.name for fact in facts}
    parts = (part for fact in facts for part in visitors.iterate(fact.rows))
    return sorted(read | {part.name for part in parts if isinstance(part, Table)})


def _answers(
    codes: tuple[str, ...], periods: tuple[Period, ...], scope: Scope, by: tuple[str, ...], database: Database
) -> list[Record]:
    """A record per period with plans and parts of all codes, whatever they are made of."""
    own, over = _apart(codes)
    found: list[Record] = [{} for _ in periods]
    for first in range(0, len(own), PARCEL):
        some_codes = own[first : first + PARCEL]
        some = records(asked(some_codes, periods, scope, by, plans=True, parts=True), database)
        found = [{**one, **other} for one, other in zip(found, some, strict=True)]
    if over:
        others = OverPlans(over, periods, scope, by, database).records()
        found = [{**one, **other} for one, other in zip(found, others, strict=True)]
    return found


def _apart(codes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that count rows, and those that are worked out from others."""
    return tuple(c for c in codes if not is_over(c)), tuple(c for c in codes if is_over(c))


def _names(code: str, plans: bool, parts: bool) -> list[str]:
    """The columns of one code in a breakdown."""
    ratio = ["numerator", "denominator"] if registry.get(code).is_ratio else []
    beside = ["simulated", *(["plan"] if plans else []), *([*ratio, "missing"] if parts else [])]
    return [code, *(f"{code}__{name}" for name in beside)]
