"""Whether the days asked for lie within what a table covers: outside, its figures are unknown and never 0."""

from sqlalchemy import CTE, ColumnElement, FromClause, and_, or_, select

from common.period import BEGINNING
from data_access.facts import Fact
from data_access.schema.places import calendar


def known(fact: Fact, cover: FromClause, spine: CTE) -> ColumnElement[bool]:
    """The condition on a period of `spine`; no coverage on record = all days are covered."""
    upto = or_(cover.c.last_day.is_(None), spine.c.start <= cover.c.last_day)
    return or_(cover.c.entity.is_(None), and_(_reached(fact, cover, spine), upto))


def _reached(fact: Fact, cover: FromClause, spine: CTE) -> ColumnElement[bool]:
    """The period begins late enough. The opening stock of the first day is the stock of the day before."""
    if fact.reach:
        days = select(calendar.c.jalali_year).where(calendar.c.day == cover.c.first_day)
        return spine.c.jalali_year - (fact.reach - 1) >= days.scalar_subquery()
    if fact.stock:
        return spine.c.stop >= cover.c.first_day
    since_ever = and_(spine.c.start == BEGINNING, cover.c.first_day.is_not(None))
    return or_(spine.c.start >= cover.c.first_day, since_ever)
