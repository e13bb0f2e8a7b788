"""Which part of a count is made anew: the lines of days on which a row may count otherwise than before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, false, or_, true

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Part:
    """`days` are pairs of a first and a last day, in order; None = all of it.

    `keys` name the lines of these days where a line has a month or a year. `lasting` = lines of what is
    open, too: the last known day is another, and what is open has lasted up to it.
    """

    days: tuple[tuple[date, date], ...] | None = None
    keys: tuple[int, ...] = ()
    lasting: bool = False

    @property
    def whole(self) -> bool:
        return self.days is None

    @property
    def nothing(self) -> bool:
        return self.days == () and not self.lasting

    def holds(self, day: Any, lasts: Condition | None = None) -> Condition:
        """Whether a row of that day is counted anew; `lasts` tells whether it is open."""
        if self.days is None:
            return true()
        met = [day.between(first, last) for first, last in self.days]
        return or_(false(), *met, *([lasts] if self.lasting and lasts is not None else []))

    def lines(self, by: Any, lasts: Condition | None) -> Condition:
        """Whether a line of that day, month or year goes; `lasts` tells whether it is of what is open."""
        among = by.in_(self.keys) if self.keys else self.holds(by)
        return or_(among, lasts) if self.lasting and lasts is not None else among


WHOLE = Part()
