"""Plans as figures of their own: what was meant to be reached, by province or category."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, not_, or_, select

from common.period import BEGINNING, Period
from data_access.facts import SPINE, Fact
from data_access.schema.places import plan_target
from metrics import spine
from metrics.formula import Aggregate, total


@dataclass(frozen=True, eq=False)
class Plan:
    """The plans of all indicators that split into the same categories."""

    fact: Fact

    @cache  # noqa: B019 - the same aggregate every time, so that a question counts it once; plans live as long as the program
    def for_code(self, code: str) -> Aggregate:
        """The plan of one indicator: the sum of its rows, or unknown."""
        return total(self.fact, plan_target.c.value, plan_target.c.indicator_code == code, nothing=None)


@cache
def plan_of(categories: tuple[str, ...]) -> Plan:
    """Plans of figures that split by these dimensions; the category of a plan may be a value of any of them.

    A plan for a year answers for that whole Jalali year only; one that runs from the start of a programme
    for periods from the beginning up to a day of its year.
    """
    of_the_year = and_(not_(plan_target.c.cumulative), SPINE.c.whole_year == 1)
    since_the_start = and_(plan_target.c.cumulative, SPINE.c.start == BEGINNING)
    when = and_(plan_target.c.jalali_year == SPINE.c.jalali_year, or_(of_the_year, since_the_start))
    dimensions = {"province": plan_target.c.province_code}
    dimensions |= dict.fromkeys(categories, plan_target.c.category)
    return Plan(Fact(plan_target, plan_target, when, True, dimensions))


def planned(periods: Sequence[Period]) -> Select[Any]:
    """Which codes have a plan for which of the periods: `period` (its number) and `code`."""
    plans = plan_target.join(SPINE, plan_of(()).fact.when)
    columns = SPINE.c.period, plan_target.c.indicator_code.label("code")
    return select(*columns).select_from(plans).distinct().add_cte(spine.of_periods(periods))
