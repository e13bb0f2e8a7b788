"""The words indicators are written in. Counting nothing gives 0; a share of nothing is unknown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Double, and_, case, cast, func, null, true

from data_access.facts import Condition, Fact

Column = ColumnElement[Any]


@dataclass(frozen=True, eq=False)
class Aggregate:
    """One SQL aggregate over the rows of a fact that fulfil `where`; `of` is the measured column, if any."""

    fact: Fact
    value: Column
    where: Condition
    of: Column | None = None
    nothing: int | None = 0     # what it is where there are no rows; None = unknown
    different: Column | None = None     # what is counted once however many rows have it, if anything

    @property
    def missing(self) -> Column:
        """How many of its rows have no measured value."""
        if self.of is None:
            return func.count(case((null().is_not(None), 1)))
        return func.count(case((and_(self.where, self.of.is_(None)), 1)))


@dataclass(frozen=True, eq=False)
class Derived:
    """Arithmetic, in SQL, on other formulas."""

    combine: Callable[..., Column]
    parts: tuple["Formula", ...]
    is_ratio: bool = False      # parts are numerator and denominator
    scale: float = 1


ACHIEVEMENT, GROWTH, ON_PLAN = "achievement", "growth", "on_plan"


@dataclass(frozen=True, eq=False)
class OverCatalogue:
    """Arithmetic over the answers of other indicators, without rows of its own: metrics/over_plans.py."""

    figure: str     # ACHIEVEMENT, GROWTH or ON_PLAN
    words: str      # the formula as the handbook writes it
    dimensions: tuple[str, ...] = ()
    is_ratio: bool = False
    parts: tuple["Formula", ...] = ()


Formula = Aggregate | Derived | OverCatalogue


def count(fact: Fact, where: Condition | None = None) -> Aggregate:
    """The number of rows."""
    chosen = true() if where is None else where
    return Aggregate(fact, func.count() if where is None else func.count(case((chosen, 1))), chosen)


def distinct(fact: Fact, of: Column, where: Condition | None = None) -> Aggregate:
    """The number of different values of `of`."""
    chosen = true() if where is None else where
    return Aggregate(fact, func.count(case((chosen, of)).distinct()), chosen, different=of)


def total(fact: Fact, of: Column, where: Condition | None = None, nothing: int | None = 0) -> Aggregate:
    """The sum of `of`, in its own unit: 0 when no row qualifies, unknown when none of those has a value."""
    chosen = true() if where is None else where
    rows: Column = func.count() if where is None else func.count(case((chosen, 1)))
    summed = func.sum(cast(of, Double) if where is None else case((chosen, cast(of, Double))))
    return Aggregate(fact, case((rows == 0, nothing), else_=summed), chosen, of, nothing)


def ratio(numerator: Formula, denominator: Formula, scale: float = 1) -> Derived:
    """A quotient of two sums, times `scale`; unknown when the denominator is 0 or unknown."""
    def divided(above: Column, below: Column) -> Column:
        return cast(above, Double) * scale / func.nullif(cast(below, Double), 0.0)

    return Derived(divided, (numerator, denominator), True, scale)


def mean(fact: Fact, of: Column) -> Derived:
    """The sum of `of` divided by the number of rows that have it: a row of unknown value is no row of 0."""
    return ratio(total(fact, of), count(fact, of.is_not(None)))


def percent(numerator: Formula, denominator: Formula) -> Derived:
    """A ratio in percent."""
    return ratio(numerator, denominator, 100)


def share(fact: Fact, where: Condition) -> Derived:
    """The percentage of the rows of one fact that fulfil `where`; the others can be listed by name."""
    return percent(count(fact, where), count(fact))


def plus(*parts: Formula) -> Derived:
    def added(*values: Column) -> Column:
        result = values[0]
        for value in values[1:]:
            result = result + value
        return result

    return Derived(added, parts)


def minus(first: Formula, second: Formula) -> Derived:
    return Derived(lambda a, b: a - b, (first, second))


def times(part: Formula, factor: float) -> Derived:
    """The same figure in another unit."""
    return Derived(lambda value: value * factor, (part,))


def leaves(formula: Formula) -> Iterator[Aggregate]:
    """Every aggregate the formula rests on."""
    if isinstance(formula, Aggregate):
        yield formula
    else:
        for part in formula.parts:
            yield from leaves(part)
