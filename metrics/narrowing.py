"""Which categories a scope leaves of an indicator, and the conditions on the rows of a fact that follow."""

from typing import Any

from sqlalchemy import ColumnElement, Integer

from common.errors import UnknownCategory
from data_access.facts import PLACES, Fact
from metrics.indicator import Indicator
from metrics.scope import Among, Scope
from metrics.spine import allowed

LONGEST_KEY = 9   # digits of a key that both engines hold in an integer


def of(about: Indicator, scope: Scope, code: str = "") -> Among:
    """Dimension by dimension what rows of the indicator may be; all dimensions hold at once.

    `code` is what a refusal calls it. Raises UnknownCategory for a dimension or category it does not have.
    """
    name = code or about.title
    return (*_of_category(name, about, scope), *(_checked(name, about, *one) for one in scope.among))


def at(fact: Fact, among: Among) -> Among:
    """The part that rows of this fact can tell."""
    return tuple((dimension, members) for dimension, members in among if dimension in fact.dimensions)


def conditions(fact: Fact, among: Among) -> list[ColumnElement[Any]]:
    """What rows of the fact must fulfil; dimensions it does not have ask nothing of it."""
    return [allowed(fact.dimensions[name], members) for name, members in at(fact, among)]


def _of_category(code: str, about: Indicator, scope: Scope) -> Among:
    if scope.category is None:
        return ()
    holder = about.holding(scope.category)
    if holder is None:
        values = [value for name in about.dimensions for value in about.categories(name) or ()]
        raise UnknownCategory(code, scope.category, values)
    return ((holder, (scope.category,)),)


def _checked(
    code: str, about: Indicator, dimension: str, members: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    if dimension not in about.dimensions:
        raise UnknownCategory(code, dimension, [*PLACES, *about.dimensions])
    stated = about.categories(dimension)
    columns = [fact.dimensions[dimension] for fact in about.facts if dimension in fact.dimensions]
    whole = any(isinstance(column.type, Integer) for column in columns)
    for member in members:
        is_key = member.isascii() and member.isdigit() and len(member) <= LONGEST_KEY
        if (stated and member not in stated) or (whole and not is_key):
            raise UnknownCategory(code, member[:40], stated or [])
    return dimension, members
