"""Days of the past as readers name them, and which loads lie before and after their end."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from common.errors import BadPeriod
from common.period import Period
from common.tehran import begins_at, day_of
from data_access.database import Database
from data_access.schema import SCHEMA_VERSION
from data_access.schema.loads import load


@dataclass(frozen=True)
class Loads:
    """Which of the recorded loads a moment has behind it and before it."""

    last: datetime | None      # the last one it knows; None = it lies before the first
    following: datetime | None   # the first one it does not know; None = the database of now is that of then
    key: str


def parse(text: str) -> date:
    """The day that a reader wrote, as 1405-06-01. Raises BadPeriod for what is no day, or not over yet."""
    try:
        period = Period.parse(text)
    except BadPeriod:
        period = None
    if period is None or period.days != 1:
        raise BadPeriod(
            f"«{text[:40]}» روزی از تقویم نیست؛ روز را مانند 1405-06-01 بنویسید.",
            f"{text[:40]!r} is not a day: write one, for instance 1405-06-01.",
        )
    end_of(period.start)
    return period.start


def end_of(day: date, today: date | None = None) -> datetime:
    """The UTC moment at which a day ends in Tehran. Raises BadPeriod for a day that is not over yet."""
    if day >= (today or day_of(datetime.now(UTC).replace(tzinfo=None))):
        raise BadPeriod(
            "این روز هنوز به پایان نرسیده است؛ روزی گذشته را بخواهید.",
            "That day is not over yet: ask for a past day.",
        )
    return begins_at(day + timedelta(days=1))


def loads_around(database: Database, moment: datetime) -> Loads:
    """Two moments between the same loads see the same rows, so they share a key."""
    rows = database.fetch(select(load.c.id, load.c.at).order_by(load.c.id))
    known = [(row.id, row.at) for row in rows if row.at < moment]
    later = [(row.id, row.at) for row in rows if row.at >= moment]
    around = f"{SCHEMA_VERSION} {known[-1:]} {later[:1]}"
    return Loads(known[-1][1] if known else None, later[0][1] if later else None, around)


