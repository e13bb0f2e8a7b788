"""Tehran's clock: moments are kept in UTC without a zone, days and hours are those of Tehran."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")   # daylight saving until 1401, none since


def utc(local: datetime) -> datetime:
    """The UTC moment, without a zone, of a Tehran wall clock without one.

    >>> utc(datetime(2022, 3, 22, 0, 30)), utc(datetime(2022, 12, 1, 0, 30))
    (datetime.datetime(2022, 3, 21, 21, 0), datetime.datetime(2022, 11, 30, 21, 0))
    """
    return local.replace(tzinfo=TEHRAN).astimezone(UTC).replace(tzinfo=None)


def local(moment: datetime) -> datetime:
    """The Tehran wall clock of a UTC moment, both without a zone.

    >>> local(datetime(2022, 11, 30, 21, 0))
    datetime.datetime(2022, 12, 1, 0, 30)
    """
    return moment.replace(tzinfo=UTC).astimezone(TEHRAN).replace(tzinfo=None)


def day_of(moment: datetime) -> date:
    """The day in Tehran of a UTC moment without a zone.

    >>> day_of(datetime(2022, 11, 30, 20, 29)), day_of(datetime(2022, 11, 30, 20, 30))
    (datetime.date(2022, 11, 30), datetime.date(2022, 12, 1))
    """
    return local(moment).date()


def begins_at(day: date) -> datetime:
    """The UTC moment at which a day begins in Tehran; in years with daylight saving 2 Farvardin has 23 hours.

    >>> begins_at(date(2022, 3, 22))
    datetime.datetime(2022, 3, 21, 20, 30)
    """
    return utc(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - a wall clock has no zone
