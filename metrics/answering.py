"""Answers as plain rows for the command line: keys with their names, figures as short as they are exact."""

from collections.abc import Sequence

from data_access.database import Database
from metrics import compute
from metrics.compute import Reading
from metrics.named_sites import names_of
from metrics.printing import figure
from metrics.scope import Scope

Row = dict[str, object]


def read(codes: Sequence[str], scope: Scope, database: Database) -> list[Row]:
    """A row per code: its value beside what it is judged by."""
    return [_reading(reading) for reading in compute.readings(codes, scope, database)]


def broken_down(codes: Sequence[str], scope: Scope, by: Sequence[str], database: Database) -> list[Row]:
    """A row per member of `by`, a column per code."""
    frame = compute.breakdown(codes, scope, by, database)
    names = {key: names_of(key, database) for key in by}
    found = []
    for row in frame.to_dict("records"):
        answer: Row = {}
        for key in by:
            answer[key] = row[key]
            if names[key]:
                answer[f"{key}_name"] = names[key].get(row[key], "")
        found.append(answer | {code: figure(row[code]) for code in codes})
    return found


def _reading(reading: Reading) -> Row:
    return {
        "code": reading.code, "period": str(reading.period), "value": figure(reading.value),
        "unit": str(reading.indicator.unit), "plan": figure(reading.plan),
        "achievement_pct": figure(reading.achievement), "year_before": figure(reading.year_before),
        "numerator": figure(reading.numerator), "denominator": figure(reading.denominator),
        "simulated": reading.simulated,
    }
