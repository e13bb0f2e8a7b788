"""Maps and charts of a paper: which figures they show; typeset.py says where their marks stand."""

from common import figures
from common.period import Period
from metrics import compute, reach, registry
from metrics.scope import Scope
from metrics.spine import Grain
from reports.filled import Asking
from reports.model import Drawn

MONTHS = 24     # as many as can be told apart on a page


def provinces(form: str, code: str, title: str, asking: Asking, chosen: str = "") -> Drawn:
    """A figure of every province, as a `map` or as `bars` with the largest first and the unknown last."""
    frame = compute.breakdown([code], Scope(asking.period, asking.rights), ["province"], asking.database)
    rows = {row["province"]: row for row in frame.to_dict("records")}
    marks = [
        (place.key, asking.words.place(place), figures.known(rows.get(place.key, {}).get(code)))
        for place in reach.provinces(asking.database)
    ]
    if form == "bars":
        marks.sort(key=lambda mark: (mark[2] is None, -(mark[2] or 0), asking.words.in_order(mark[1])))
    simulated = any(figures.known(row[f"{code}__simulated"]) for row in rows.values())
    unit = str(registry.get(code).unit)
    return Drawn(form, _title(title, code, asking), code, unit, tuple(marks), simulated, chosen)


def months(code: str, title: str, asking: Asking) -> Drawn:
    """A figure of the last months up to the end of the period."""
    span = Period(asking.period.year_before().start, asking.period.stop)
    scope = Scope(asking.period, asking.rights)
    frame = compute.trend([code], span, Grain.MONTH, scope, asking.database)
    rows = frame.to_dict("records")[-MONTHS:]
    marks = tuple(
        (str(row["period"]), asking.words.period(Period.parse(str(row["period"]))), figures.known(row[code]))
        for row in rows
    )
    simulated = any(figures.known(row[f"{code}__simulated"]) for row in rows)
    return Drawn("months", _title(title, code, asking), code, str(registry.get(code).unit), marks, simulated)


def _title(title: str, code: str, asking: Asking) -> str:
    return title or asking.words.title(code)
