"""The operational tables as data frames, whole or of some provinces, and the small steps of a derivation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import text

from common.period import Period
from data_access.database import Database

YEAR = Period.of_year(1401)
START, STOP = pd.Timestamp(YEAR.start), pd.Timestamp(YEAR.stop)
Derivation = Callable[["Tables"], float | None]


@dataclass
class Tables:
    """Tables by name; with `province`, only the rows that lie there, by themselves or by their park."""

    database: Database
    province: str | None
    known: dict[str, Any]

    def __call__(self, name: str) -> Any:
        found = self.whole(name)
        if self.province is None:
            return found
        if "province_code" not in found:
            key, other = ("park_id", "park") if "park_id" in found else ("cluster_id", "cluster")
            places = self.whole(other).set_index("id")["province_code"]
            return found[found[key].map(places) == self.province]
        return found[found["province_code"] == self.province]

    def whole(self, name: str) -> Any:
        if name not in self.known:
            rows = self.database.fetch(text(f"SELECT * FROM {name}"))
            frame = pd.DataFrame([dict(row._mapping) for row in rows])
            for column in frame.columns:
                if column.endswith(("_on", "since", "until", "as_of")):
                    frame[column] = pd.to_datetime(frame[column])
            self.known[name] = frame
        return self.known[name]


def within(days: Any) -> Any:
    """Which days lie in the year."""
    return (days >= START) & (days < STOP)


def standing(begun: Any, ended: Any) -> Any:
    """Which rows stand at the end of the year: begun, and not ended yet."""
    return (begun < STOP) & (ended.isna() | (ended >= STOP))


def quotient(above: float, below: float, scale: float = 1) -> float | None:
    return None if not below else float(above) / float(below) * scale


def median_wait(begun: Any, ended: Any) -> float | None:
    """Kaplan-Meier's median of the days, open rows being censored at the end of the year."""
    over = ended.notna() & (ended < STOP)
    lasting = STOP - timedelta(days=1)   # seen through the last day
    days = (ended.where(over, lasting) - begun).dt.days
    left = 1.0
    for day in sorted(days[over].unique()):
        left *= 1 - ((days == day) & over).sum() / (days >= day).sum()
        if left <= 0.5 + 1e-12:
            return float(day)
    return None
