"""How far the data reach: the years a reader can choose, and whether anything in them is generated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from common.errors import BadPeriod
from common.jalali import jalali
from common.period import Period
from data_access.database import Database
from data_access.schema.places import coverage, park, province


@dataclass(frozen=True)
class Reach:
    """First and last day of the data (None in an empty database) and whether the parks are simulated."""

    first_day: date | None
    last_day: date | None
    simulated: bool

    @property
    def years(self) -> list[int]:
        """Jalali years that the data touch, latest first."""
        if self.first_day is None or self.last_day is None:
            return []
        return list(range(jalali(self.last_day)[0], jalali(self.first_day)[0] - 1, -1))

    def check(self, period: Period) -> None:
        """Raises BadPeriod for a period no table covers."""
        if self.first_day is None or self.last_day is None:
            return
        if period.start > self.last_day or period.last_day < self.first_day:
            raise BadPeriod(
                f"دورهٔ {period} بیرون از داده‌هاست؛ داده‌ها از سال {self.years[-1]} تا {self.years[0]}"
                " را دارند. دورهٔ دیگری برگزینید.",
                f"The period {period} lies outside the data, which cover {self.years[-1]} to"
                f" {self.years[0]}: choose another.",
            )


@dataclass(frozen=True)
class Place:
    """A province or park by key, with its names."""

    key: str
    name_fa: str
    name_en: str

    def name(self, language: str) -> str:
        return self.name_fa if language == "fa" else self.name_en


# The tables whose coverage makes a year worth browsing; a few safety tables go back much further.
MAIN = ("park", "contract", "operating_unit")
DESK = ("request",)


def reach(database: Database, tables: Sequence[str] = MAIN) -> Reach:
    """What the coverage of these tables says; one SELECT."""
    simulated = select(func.max(case((park.c.simulated, 1), else_=0))).scalar_subquery()
    days = select(func.min(coverage.c.first_day), func.max(coverage.c.last_day), simulated)
    first, last, generated = list(database.fetch(days.where(coverage.c.entity.in_(tables)))[0])
    return Reach(first, last, bool(generated))


def provinces(database: Database) -> list[Place]:
    """All provinces in the order of their Persian names."""
    names = select(province.c.code, province.c.name_fa, province.c.name_en).order_by(province.c.name_fa)
    return [Place(row.code, row.name_fa, row.name_en) for row in database.fetch(names)]
