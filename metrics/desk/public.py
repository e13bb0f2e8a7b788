"""What everybody may see of start-up services: figures of the country and of provinces, none too small."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from common.figures import known
from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.scope import PUBLIC, Rights, Scope
from metrics.spine import Grain

EVENTS = ("startup_events", "startup_ideas")
ASKED, DECIDED, WAIT = "startup_requests_submitted", "startup_requests_decided", "startup_waiting_days_median"
REQUESTS = (ASKED, DECIDED, WAIT)
CODES = (*EVENTS, *REQUESTS)
FEWEST = 5      # requests; fewer could be told apart one by one
TOGETHER = 2    # places kept back at least, so that none is known by taking the others from the whole
Figures = dict[str, float | None]


@dataclass(frozen=True)
class Line:
    """Figures by code of a year ("1401") or a province ("IR-07"); `hidden` codes are kept back as small."""

    key: str
    figures: Figures
    hidden: frozenset[str]
    simulated: bool


def years(first: int, last: int, database: Database) -> list[Line]:
    """The whole country, year by year; a year without any figure is left out."""
    span = Period(Period.of_year(first).start, Period.of_year(last).stop)
    frame = compute.trend(CODES, span, Grain.YEAR, _scope(span), database)
    lines = [_line(str(row["period"]), row, CODES) for row in frame.to_dict("records")]
    return [line for line in lines if line.hidden or any(each is not None for each in line.figures.values())]


def provinces(year: int, database: Database) -> list[Line]:
    """Requests of a year by province. Small numbers are kept back, and so many others that none can be worked
    out from the number of the country.
    """
    period = Period.of_year(year)
    frame = compute.breakdown(REQUESTS, _scope(period), ("province",), database)
    # Of such a place nothing is shown: one number would tell of the other.
    kept_back = {place for code in (ASKED, DECIDED) for place in _kept_back(frame, code)}
    return [
        _line(str(row["province"]), row, REQUESTS,
              frozenset(REQUESTS if row["province"] in kept_back else ()))
        for row in frame.to_dict("records")
    ]


def _scope(period: Period) -> Scope:
    """As everybody: the rights of no reader are in it, so nothing but public figures can be asked."""
    return Scope(period, Rights(PUBLIC))


def _line(
    key: str, row: dict[str, object], codes: Sequence[str], hidden: frozenset[str] = frozenset()
) -> Line:
    values = {code: known(row[code]) for code in codes}
    small = any(_is_small(values.get(code)) for code in (ASKED, DECIDED))
    kept_back = hidden | frozenset(REQUESTS if small else ())
    figures = {code: None if code in kept_back else value for code, value in values.items()}
    return Line(key, figures, kept_back, any(row[f"{code}__simulated"] == 1 for code in codes))


def _is_small(value: float | None) -> bool:
    return value is not None and value < FEWEST


def _kept_back(frame: pd.DataFrame, code: str) -> list[str]:
    """The small ones; where these are too few or too little together, the next smallest with them."""
    order = frame.dropna(subset=[code]).sort_values([code, "province"])
    found: list[str] = []
    total = 0.0
    for place, value in zip(order["province"], order[code], strict=True):
        enough = len(found) >= TOGETHER and total >= FEWEST
        if not _is_small(value) and (not found or enough):
            break
        found.append(str(place))
        total += float(value)
    return found
