"""What a rollup is: the rows of a fact that are alike in some expressions, counted together per period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import Table, and_

from data_access.facts.base import SPINE, Column, Condition, Fact


class Kind(Enum):
    """How the periods of a rollup answer for the period that is asked."""

    FLOW = "flow"     # months add up: a row is counted in the month of its day, as it is at any later time
    STAND = "stand"   # the month that ends with the period: rows are counted as they stand at its end
    WHOLE = "whole"   # the same month, season or year: rows are counted as its end knows them


@dataclass(frozen=True, eq=False)
class Rollup:
    """`columns` are columns of `table` and what they hold, in terms of the fact's rows and of SPINE.

    `watches` are the kinds of notes (data_access/rollups/notes.py) that make its periods stale. `day` is the
    column of a fact that is dated by it; without one a row may belong to several periods. `once` is a key of
    rows and the column that marks one row of each key: to count keys is to count those rows, as long as only
    `columns` choose among them.
    """

    fact: Fact
    kind: Kind
    table: Table
    columns: Mapping[str, Column]
    watches: tuple[str, ...]
    day: Column | None = None
    once: Mapping[str, Column] = field(default_factory=dict)
    apart: bool = False     # period by period a server finds the rows by an index

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def met(self) -> Condition:
        """The periods of the table that answer for one of SPINE."""
        start, stop = self.table.c.start, self.table.c.stop
        if self.kind is Kind.FLOW:
            return and_(start >= SPINE.c.start, start < SPINE.c.stop, stop <= SPINE.c.stop)
        if self.kind is Kind.STAND:
            return stop == SPINE.c.stop
        return and_(start == SPINE.c.start, stop == SPINE.c.stop)
