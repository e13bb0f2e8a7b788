"""Periods of the Jalali calendar as half-open ranges of Gregorian days.

A period is written as readers write it: `1401` (a year), `1401-S3` (a season), `1401-07` (a month),
`1401-07-15` (a day); Persian and Arabic digits are understood.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from common.errors import BadPeriod
from common.jalali import a_year_back, after, first, jalali, jalali_to_gregorian

FIRST_YEAR, LAST_YEAR = 1300, 1450
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_FORM = re.compile(r"(\d{4})(?:-S([1-4])|-(\d{1,2})(?:-(\d{1,2}))?)?", re.IGNORECASE)
_DAY = timedelta(days=1)
BEGINNING = date(1921, 3, 21)  # 1 Farvardin 1300


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to, but not including, `stop`; `year` is set when it is a whole Jalali year.

    >>> Period.parse("1401")
    Period(start=datetime.date(2022, 3, 21), stop=datetime.date(2023, 3, 21))
    >>> str(Period.parse("۱۴۰۱-S3")), str(Period.parse("1401-7")), str(Period.parse("1401-12-29"))
    ('1401-S3', '1401-07', '1401-12-29')
    """

    start: date
    stop: date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Reads a period. Raises BadPeriod for anything that is not exactly one."""
        found = _FORM.fullmatch(text.strip().translate(_DIGITS))
        if not found:
            raise _unreadable(text)
        year, season, month, day = (int(part) if part else 0 for part in found.groups())
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise _unreadable(text)
        if found[2]:
            return cls.season(year, season)
        if found[3] is None:
            return cls(first(year, 1), first(year + 1, 1))
        try:
            if found[4] is None:
                return cls(first(year, month), first(*after(year, month)))
            start = jalali_to_gregorian(year, month, day)
        except ValueError as failure:
            raise _unreadable(text) from failure
        return cls(start, start + _DAY)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """
        >>> Period.of_year(1403).days
        366
        """
        return cls.parse(str(year))

    @classmethod
    def season(cls, year: int, number: int) -> "Period":
        """Season 1 is spring (Farvardin to Khordad)."""
        return cls(first(year, 3 * number - 2), first(*after(year, 3 * number)))

    @classmethod
    def until(cls, last_day: date) -> "Period":
        """The Jalali year to date: from 1 Farvardin to `last_day`, both included."""
        return cls(first(jalali(last_day)[0], 1), last_day + _DAY)

    @classmethod
    def since_beginning(cls, stop: date) -> "Period":
        """Everything before `stop`, however old; flows over it are running totals since the first row."""
        return cls(BEGINNING, stop)

    @property
    def last_day(self) -> date:
        return self.stop - _DAY

    @property
    def days(self) -> int:
        return (self.stop - self.start).days

    @property
    def jalali_year(self) -> int:
        """The Jalali year of the last day."""
        return jalali(self.last_day)[0]

    @property
    def year(self) -> int | None:
        """The Jalali year when the period is exactly one, otherwise None."""
        number = self.jalali_year
        return number if self == Period(first(number, 1), first(number + 1, 1)) else None

    def before(self) -> "Period":
        """The period of the same kind that ends where this one starts: a month before a month.

        >>> str(Period.parse("1401").before()), str(Period.parse("1401-01").before())
        ('1400', '1400-12')
        """
        return _same_kind_ending(self, self.start)

    def year_before(self) -> "Period":
        """The same days one Jalali year earlier; 30 Esfand falls back on 29.

        >>> str(Period.parse("1401-S2").year_before()), str(Period.parse("1399-12-30").year_before())
        ('1400-S2', '1398-12-29')
        """
        last = a_year_back(self.last_day)
        return Period(min(a_year_back(self.start), last), last + _DAY)

    def months(self) -> list["Period"]:
        """The Jalali months this period holds, whole ones only.

        >>> [str(m) for m in Period.parse("1401-S1").months()]
        ['1401-01', '1401-02', '1401-03']
        """
        return [step for step in self.steps(1) if jalali(step.start)[2] == jalali(step.stop)[2] == 1]

    def steps(self, months: int) -> list["Period"]:
        """The Jalali months (1), seasons (3) or years (12) that meet the period, as far as they lie in it.

        >>> [str(step) for step in Period.parse("1401-S1").steps(12)]
        ['1401-S1']
        >>> [step.days for step in Period(date(2022, 3, 20), date(2022, 3, 23)).steps(1)]
        [1, 2]
        """
        found, start = [], self.start
        while start < self.stop:
            year, month, _ = jalali(start)
            found.append(Period(start, min(first(*after(year, month - month % -months)), self.stop)))
            start = found[-1].stop
        return found

    def __str__(self) -> str:
        year, month, day = jalali(self.start)
        if self.days == 1:
            return f"{year}-{month:02}-{day:02}"
        for text in (f"{year}", f"{year}-S{(month + 2) // 3}", f"{year}-{month:02}"):
            if Period.parse(text) == self:
                return text
        last = jalali(self.last_day)
        return f"{year}-{month:02}-{day:02}/{last[0]}-{last[1]:02}-{last[2]:02}"


def _same_kind_ending(period: Period, stop: date) -> Period:
    year, month, _ = jalali(stop - _DAY)
    kind = str(period)
    if kind.isdigit():
        return Period.of_year(year)
    if "S" in kind:
        return Period.season(year, (month + 2) // 3)
    if kind.count("-") == 1:
        return Period(first(year, month), stop)
    return Period(stop - (period.stop - period.start), stop)


def _unreadable(text: str) -> BadPeriod:
    return BadPeriod(
        f"دورهٔ «{text[:40]}» خوانا نیست؛ سال (1401)، فصل (1401-S3)، ماه (1401-07)"
        " یا روز (1401-07-15) بنویسید.",
        f"The period {text[:40]!r} cannot be read: write a year (1401), season (1401-S3),"
        " month (1401-07) or day (1401-07-15).",
    )
