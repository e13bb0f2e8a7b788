"""Indicators of the desk as questions, each beside three ways of writing it by hand in SQL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope
from metrics.spine import Grain

YEAR = Scope(Period.of_year(1401), Rights("analyst"))
START, STOP = "DATE '2022-03-21'", "DATE '2023-03-21'"
OF_YEAR = f"start >= {START} AND stop <= {STOP}"
ENDED = f"(finished_on IS NOT NULL AND finished_on < {STOP})"
OPEN = f"registered_on < {STOP} AND NOT {ENDED}"
HELD = f"""request_step JOIN request ON request.id = request_id WHERE entered_on < {STOP}
    AND (left_on IS NULL OR left_on >= {STOP}) AND NOT {ENDED} AND holder_id IS NOT NULL"""
KNOWN = f"""(SELECT count(*) FROM coverage WHERE entity IN ('request', 'request_step')
    AND first_day <= {START} AND (last_day IS NULL OR last_day >= {START}))"""
DECIDED = f"finished_on >= {START} AND finished_on < {STOP}"
Answer = list[float]   # ascending and without zeros: SQL by hand has no line of a group without rows


@dataclass(frozen=True)
class Question:
    """A number, or one by group; `best` reads SUMMARIES, the others what their names say."""

    name: str
    ours: Callable[[Database], Answer]
    rollup: str   # first the number, then FROM
    rows: str
    best: str

    @property
    def told(self) -> str:
        """`rollup` with what ours tells beside the number: whether it is known, and whether generated."""
        number, rest = self.rollup.split(" FROM rollup_", 1)
        return f"{number}, max(CASE WHEN simulated THEN 1 ELSE 0 END), {KNOWN} FROM rollup_{rest}"


def _ask(code: str, *by: str) -> Callable[[Database], Answer]:
    return lambda database: _sorted(compute.breakdown([code], YEAR, by, database)[code])


def _by_month(code: str) -> Callable[[Database], Answer]:
    return lambda database: _sorted(compute.trend([code], YEAR.period, Grain.MONTH, YEAR, database)[code])


def _sorted(values: pd.Series) -> Answer:
    return sorted(float(value) for value in values.dropna() if value)


# What the engine can keep by itself for these very questions: a materialised view on PostgreSQL, a table on
# DuckDB. Made once, and never told of changes.
SUMMARIES: Mapping[str, str] = {
    "best_registered": """SELECT province_code, jalali_year, count(*) AS n FROM request
        JOIN calendar ON day = registered_on GROUP BY province_code, jalali_year""",
    "best_decided": """SELECT jalali_year, jalali_month, count(*) AS n FROM request
        JOIN calendar ON day = finished_on GROUP BY jalali_year, jalali_month""",
    "best_open": f"""SELECT province_code, count(*) AS n, count(CASE WHEN due_on < {STOP} THEN 1 END) AS late
        FROM request WHERE {OPEN} GROUP BY province_code""",
    "best_held": f"SELECT holder_id, count(*) AS n FROM {HELD} GROUP BY holder_id",
    "best_returned": """SELECT jalali_year, count(DISTINCT request_id) AS n FROM request_step
        JOIN request ON request.id = request_id JOIN calendar ON day = finished_on
        WHERE outcome = 'return' GROUP BY jalali_year""",
}
QUESTIONS = (
    Question(
        "requests submitted", _ask("requests_submitted"),
        f"SELECT sum(n) FROM rollup_registered WHERE {OF_YEAR}",
        f"SELECT count(*) FROM request WHERE registered_on >= {START} AND registered_on < {STOP}",
        "SELECT sum(n) FROM best_registered WHERE jalali_year = 1401",
    ),
    Question(
        "the same by province", _ask("requests_submitted", "province"),
        f"SELECT sum(n) FROM rollup_registered WHERE {OF_YEAR} GROUP BY province",
        f"""SELECT count(*) FROM request WHERE registered_on >= {START} AND registered_on < {STOP}
            GROUP BY province_code""",
        "SELECT n FROM best_registered WHERE jalali_year = 1401",
    ),
    Question(
        "requests decided by month", _by_month("requests_decided"),
        f"SELECT sum(n) FROM rollup_decided WHERE {OF_YEAR} GROUP BY start",
        f"""SELECT count(*) FROM request JOIN calendar ON day = finished_on WHERE {DECIDED}
            GROUP BY jalali_month""",
        "SELECT n FROM best_decided WHERE jalali_year = 1401",
    ),
    Question(
        "requests open", _ask("requests_open"), f"SELECT sum(n) FROM rollup_open WHERE stop = {STOP}",
        f"SELECT count(*) FROM request WHERE {OPEN}", "SELECT sum(n) FROM best_open",
    ),
    Question(
        "requests overdue by province", _ask("requests_overdue", "province"),
        f"SELECT sum(n) FROM rollup_open WHERE stop = {STOP} AND late GROUP BY province",
        f"SELECT count(*) FROM request WHERE {OPEN} AND due_on < {STOP} GROUP BY province_code",
        "SELECT late FROM best_open WHERE late > 0",
    ),
    Question(
        "requests open for each holder", _ask("requests_open_per_holder"),
        f"""SELECT CAST(sum(n) AS DOUBLE PRECISION) / count(DISTINCT holder_id) FROM rollup_held
            WHERE stop = {STOP} AND holder_id IS NOT NULL""",
        f"SELECT CAST(count(*) AS DOUBLE PRECISION) / count(DISTINCT holder_id) FROM {HELD}",
        "SELECT CAST(sum(n) AS DOUBLE PRECISION) / count(*) FROM best_held",
    ),
    Question(
        "share of requests returned", _ask("requests_returned_pct"),
        f"""SELECT 100.0 * max(returned) / sum(n) FROM rollup_decided CROSS JOIN
            (SELECT sum(n) AS returned FROM rollup_returned WHERE {OF_YEAR} AND first) AS back
            WHERE {OF_YEAR}""",
        f"""SELECT 100.0 * (SELECT count(DISTINCT request_id) FROM request_step JOIN request
            ON request.id = request_id WHERE outcome = 'return' AND {DECIDED})
            / (SELECT count(*) FROM request WHERE {DECIDED})""",
        """SELECT 100.0 * (SELECT n FROM best_returned WHERE jalali_year = 1401)
            / (SELECT sum(n) FROM best_decided WHERE jalali_year = 1401)""",
    ),
)
