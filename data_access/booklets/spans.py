"""Which days a booklet prints: a year and a quarter, as an option says or the title of a sheet."""

import re
from dataclasses import dataclass

from common.errors import BadPeriod
from common.period import FIRST_YEAR, LAST_YEAR, Period
from data_access.loading.numbers import WESTERN
from data_access.place_names import normalise

_YEAR = re.compile(r"(?<!\d)(1[34]\d\d)(?!\d)")
_SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
_ORDINALS = (("اول", "نخست", "یکم"), ("دوم",), ("سوم",), ("چهارم",))
_UP_TO = {
    "سهماهه": 1, "3ماهه": 1, "ششماهه": 2, "6ماهه": 2, "نهماهه": 3, "9ماهه": 3, "دوازدهماهه": 4, "12ماهه": 4,
}
_LATIN = re.compile(r"\b(?:q|s|quarter|season)[ -]?([1-4])(?!\d)")


@dataclass(frozen=True)
class Span:
    """The days a figure stands for. `quarter` None = the whole year; `cumulative` = from its start on."""

    year: int
    quarter: int | None = None
    cumulative: bool = False

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR or self.quarter not in (None, 1, 2, 3, 4):
            raise BadPeriod(
                f"سال یا فصل «{self.year} / {self.quarter}» درست نیست؛ نمونه: سال ۱۴۰۲، فصل ۱ تا ۴.",
                f"Year or quarter {self.year} / {self.quarter} is not right; an example is 1402 and 1 to 4.",
            )

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Reads what `str` wrote."""
        year, _, rest = text.partition("-S")
        return cls(int(year), int(rest.removesuffix("+")) if rest else None, rest.endswith("+"))

    def __str__(self) -> str:
        """1402, 1402-S2, or 1402-S2+ for the start of the year to the end of the quarter."""
        part = "" if self.quarter is None else f"-S{self.quarter}"
        return f"{self.year}{part}{'+' if self.cumulative else ''}"

    @property
    def period(self) -> Period:
        """The days asked of our own rows."""
        if self.quarter is None:
            return Period.of_year(self.year)
        season = Period.season(self.year, self.quarter)
        return Period(Period.of_year(self.year).start, season.stop) if self.cumulative else season


def of_title(text: str) -> Span | None:
    """The span a title tells of; None where it tells of no year. Raises BadPeriod where it tells of two.

    >>> of_title("شاخص‌نامه - بهار ۱۴۰۲"), of_title("عملکرد شش‌ماهه ۱۴۰۲"), of_title("سه‌ماهه دوم سال 1402")
    (Span(year=1402, quarter=1, cumulative=False), Span(year=1402, quarter=2, cumulative=True), \
Span(year=1402, quarter=2, cumulative=False))
    """
    plain, spaced = normalise(text), text.translate(WESTERN).casefold()
    years = {int(found) for found in _YEAR.findall(spaced)}
    if not years:
        return None
    seasons = {number for number, name in enumerate(_SEASONS, 1) if name in plain}
    seasons |= {
        number for number, names in enumerate(_ORDINALS, 1) for name in names
        if any(f"{word}{name}" in plain for word in ("فصل", "سهماهه", "3ماهه"))
    }
    seasons |= {int(found) for found in _LATIN.findall(spaced)}
    so_far = set() if seasons else {number for word, number in _UP_TO.items() if word in plain}
    if len(years) > 1 or len(seasons | so_far) > 1:
        raise BadPeriod(
            f"عنوان «{text[:60]}» از بیش از یک دوره می‌گوید؛ سال و فصل را خودتان بدهید.",
            f"The title {text[:60]!r} tells of more than one period: give year and quarter yourself.",
        )
    quarter = next(iter(seasons | so_far), None)
    return Span(years.pop(), quarter, bool(so_far) and quarter is not None)
