"""How long what has not ended yet has lasted, as the last day of the period knows it."""

from sqlalchemy import Integer, and_, case, type_coerce

from data_access.facts.base import SPINE, Column, Condition


def ended_by_then(until: Column) -> Condition:
    """Whether it ended within the days that the period may know of."""
    return and_(until.is_not(None), until < SPINE.c.stop)


def days_so_far(since: Column, until: Column) -> Column:
    """Days from its beginning to its end; while open, to the last day, through which it lasted."""
    still = type_coerce(SPINE.c.stop - since, Integer) - 1
    return case((ended_by_then(until), type_coerce(until - since, Integer)), else_=still)
