"""What everybody may see of start-up services: figures of the country and of provinces, none too small."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from common.figures import known
from common.period import Period
from data_access.database import Database
from metrics import compute, suppression
from metrics.scope import PUBLIC, Rights, Scope
from metrics.spine import Grain

EVENTS = ("startup_events", "startup_ideas")
ASKED, DECIDED, WAIT = "startup_requests_submitted", "startup_requests_decided", "startup_waiting_days_median"
REQUESTS = (ASKED, DECIDED, WAIT)
CODES = (*EVENTS, *REQUESTS)
COUNTED = (ASKED, DECIDED)   # of provinces and of the country: one can be taken from the other
Figures = dict[str, float | None]


@dataclass(frozen=True)
class Line:
    """Figures by code of a year ("1401") or a province ("IR-07"); `hidden` codes are kept back as small."""

    key: str
    figures: Figures
    hidden: frozenset[str]
    simulated: bool


def years(first: int, last: int, database: Database) -> list[Line]:
    """The whole country, year by year; a year without any figure is left out.

    Small counts are kept back, and those of a year from which a small one of a province could be told.
    """
    span = Period(Period.of_year(first).start, Period.of_year(last).stop)
    frame = compute.trend(CODES, span, Grain.YEAR, _scope(span), database)
    lines = [_of_country(row, database) for row in frame.to_dict("records")]
    return [line for line in lines if line.hidden or any(each is not None for each in line.figures.values())]


def provinces(year: int, database: Database) -> list[Line]:
    """Requests of a year by province. Small numbers are kept back, and so many others that none can be worked
    out from the number of the country.
    """
    frame = _by_province(year, database)
    back = _kept_back(frame)
    return [
        _line(str(row["province"]), row, REQUESTS,
              frozenset(REQUESTS if row["province"] in back else ()))
        for row in frame.to_dict("records")
    ]


def _by_province(year: int, database: Database) -> pd.DataFrame:
    return compute.breakdown(REQUESTS, _scope(Period.of_year(year)), ("province",), database)


def _of_country(row: dict[Any, Any], database: Database) -> Line:
    """Nothing is shown of the requests where a number of theirs is small, or gives away a province's."""
    small = {code for code in EVENTS if suppression.small(known(row[code]))}
    if any(suppression.small(known(row[code])) for code in COUNTED):
        return _line(str(row["period"]), row, CODES, frozenset({*small, *REQUESTS}))
    frame = _by_province(int(row["period"]), database)
    back = _kept_back(frame)
    safe = all(suppression.sum_is_safe(_counts(frame, code), back) for code in COUNTED)
    return _line(str(row["period"]), row, CODES, frozenset(small if safe else {*small, *REQUESTS}))


def _scope(period: Period) -> Scope:
    """As everybody: the rights of no reader are in it, so nothing but public figures can be asked."""
    return Scope(period, Rights(PUBLIC))


def _line(
    key: str, row: dict[Any, Any], codes: Sequence[str], hidden: frozenset[str] = frozenset()
) -> Line:
    figures = {code: None if code in hidden else known(row[code]) for code in codes}
    return Line(key, figures, hidden, any(row[f"{code}__simulated"] == 1 for code in codes))


def _counts(frame: pd.DataFrame, code: str) -> dict[str, float]:
    """Province to count; provinces of which nothing is known add nothing to the country."""
    there = frame.dropna(subset=[code])
    return {str(place): float(value) for place, value in zip(there["province"], there[code], strict=True)}


def _kept_back(frame: pd.DataFrame) -> frozenset[str]:
    """Places of which nothing is shown: one number would tell of the other, so that each adds to the rest."""
    counts = {code: _counts(frame, code) for code in COUNTED}
    found: frozenset[str] = frozenset()
    for _ in COUNTED:   # what one number keeps back, the other must keep back too, and add to
        for each in counts.values():
            found |= suppression.kept_back(each, found & each.keys())
    return found
