"""Answers an aggregate from a rollup instead of the rows, where all that it asks is a column of the rollup.

Whatever is said of the rows is compared, expression by expression, with what the rollup's columns hold; when
anything of the rows is left over the rollup cannot answer, and the rows do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnClause,
    ColumnElement,
    Double,
    Integer,
    and_,
    case,
    cast,
    func,
    not_,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.sql.elements import BooleanClauseList
from sqlalchemy.sql.operators import and_ as and_operator
from sqlalchemy.sql.visitors import iterate, replacement_traverse

from data_access.facts import SPINE, Condition, Fact
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.counted import key
from data_access.rollups.declared import Kind, Rollup
from data_access.rollups.standing import touched
from data_access.rollups.unchanged import unchanged
from data_access.schema.rollups import rollup_made
from metrics.formula import Aggregate
from metrics.waiting import WaitQuantile

Column = ColumnElement[Any]


class NotCoveredError(Exception):
    """Something is asked that the rollup does not hold."""


@dataclass(frozen=True, eq=False)
class Rolled:
    """A fact as a rollup has it: the same words, each about lines that stand for `n` rows that are alike."""

    fact: Fact
    rollup: Rollup

    @property
    def n(self) -> Column:
        return self.rollup.table.c.n

    @property
    def where(self) -> Condition:
        """Which lines of the rollup are the fact's, beside those of the period."""
        own = list(_parts(self.rollup.fact.where))
        asked = [part for part in _parts(self.fact.where) if not any(part.compare(one) for one in own)]
        if len(asked) != len(list(_parts(self.fact.where))) - len(own):
            raise NotCoveredError
        return and_(true(), *(self.of(part) for part in asked))

    def of(self, clause: Column) -> Column:
        """The clause with columns of the rollup in place of what they hold. Raises NotCoveredError."""
        table = self.rollup.table

        def replaced(element: Any, **_: Any) -> Column | None:
            if isinstance(element, ColumnElement):
                for name, held in self.rollup.columns.items():
                    if type(held) is type(element) and held.compare(element):
                        return table.c[name]
            return None

        found: Column = replacement_traverse(clause, {}, replaced)
        own = (table, SPINE, None)
        if any(isinstance(part, ColumnClause) and part.table not in own for part in iterate(found)):
            raise NotCoveredError
        return found

    def value(self, leaf: Aggregate) -> Column:
        """What the aggregate is over the rows that the lines stand for; it is one of metrics/formula.py."""
        where = self.of(leaf.where)
        rows = _rows(where, self.n)
        if leaf.different is not None:
            return self._different(leaf.different, where)
        if leaf.of is None:
            return rows
        of = self.of(leaf.of)
        return case((rows == 0, leaf.nothing), else_=func.sum(case((where, cast(of, Double) * self.n))))

    def missing(self, leaf: Aggregate) -> Column:
        """How many of its rows have no measured value."""
        if leaf.of is None:
            return _rows(not_(true()), self.n)
        return _rows(and_(self.of(leaf.where), self.of(leaf.of).is_(None)), self.n)

    def _different(self, of: Column, where: Column) -> Column:
        for name, counted in self.rollup.once.items():
            if counted.compare(of):
                return _rows(and_(where, self.rollup.table.c[name]), self.n)
        return func.count(case((where, self.of(of))).distinct())

    def lasting(self, leaf: WaitQuantile) -> dict[str, Column]:
        """`days`, `ended` and `missing` of each line, as metrics.waiting.on_curve wants them."""
        since = leaf.since
        known = isinstance(since, ColumnClause) and not getattr(since, "nullable", True)
        lacking = not_(true()) if known else self.of(since).is_(None)
        ended = and_(not_(lacking), self.of(leaf.ended))
        return {
            "days": self.of(leaf.days), "ended": case((ended, self.n), else_=0),
            "missing": case((lacking, self.n), else_=0),
        }


def choose(leaf: Aggregate, asked: Iterable[Column]) -> Rolled | None:
    """The first rollup that can answer; `asked` are the groupings and choices of the question."""
    clauses = tuple(asked)
    for rollup in ROLLUPS:
        own = rollup.fact
        if own.rows is leaf.fact.rows and own.entity is leaf.fact.entity and own.when.compare(leaf.fact.when):
            rolled = Rolled(leaf.fact, rollup)
            if _answers(rolled, leaf, clauses):
                return rolled
    return None


def _answers(rolled: Rolled, leaf: Aggregate, asked: Sequence[Column]) -> bool:
    try:
        for clause in (*asked, rolled.where, leaf.where):
            rolled.of(clause)
        if isinstance(leaf, WaitQuantile):
            rolled.lasting(leaf)
        else:
            rolled.value(leaf)
            rolled.missing(leaf)
    except NotCoveredError:
        return False
    return True


def fresh(rollups: Iterable[Rollup], spine: CTE) -> Column:
    """Whether every period is made in all of the rollups, and no row of it changed since.

    Days are added up over the rollups: none has more of a period than the whole.
    """
    names = sorted({key(rollup) for rollup in rollups})
    lines = select(rollup_made).where(rollup_made.c.name.in_(names), ~touched()).cte("fresh")
    line, asked = lines.c, spine.c
    whole, days = _days(asked), _days(line)
    same_end = line.stop == asked.stop
    meets = or_(
        and_(line.kind == Kind.FLOW.value, line.start >= asked.start, line.stop <= asked.stop),
        and_(line.kind == Kind.STAND.value, same_end),
        and_(line.kind == Kind.WHOLE.value, line.start == asked.start, same_end),
    )
    known = func.sum(case((line.kind == Kind.STAND.value, whole), else_=days))
    # No outer join: not every engine has one on conditions without an equality.
    held = select(asked.period).select_from(spine.join(lines, true())).where(meets)
    held = held.group_by(asked.period, asked.start, asked.stop).having(known == len(names) * whole)
    numbers = (select(func.count()).select_from(each).scalar_subquery() for each in (held.subquery(), spine))
    return and_(unchanged(), next(numbers) == next(numbers))


def _days(period: Any) -> Column:
    return type_coerce(period.stop - period.start, Integer)


def _rows(where: Condition, n: Column) -> Column:
    return cast(func.coalesce(func.sum(case((where, n), else_=0)), 0), BigInteger)


def _parts(where: Condition) -> Iterable[Column]:
    """The conditions that hold together; those that ask nothing are left out."""
    if isinstance(where, BooleanClauseList) and where.operator is and_operator:
        for part in where.clauses:
            yield from _parts(part)
    elif not where.compare(true()):
        yield where
