"""The world the demo rows are made in: random numbers by name, keys, sources, and the rows made so far."""

import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pandas as pd
from sqlalchemy import Table

from common.period import Period

# The report covers these years; what is older is generated, what is later does not exist.
YEAR, YEAR_BEFORE = Period.of_year(1401), Period.of_year(1400)
ALL_TIME_START = Period.of_year(1368).start


@dataclass
class World:
    """Rows by table, made in order; every generator takes its random numbers from `rng(its own name)`."""

    seed: int = 1401
    scale: int = 1
    desk: float = 1.0  # share of the desk's simulated requests that is made
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    notes: dict[str, dict[str, float]] = field(default_factory=dict)  # worked out once, used by several
    _sources: dict[str, dict[str, object]] = field(default_factory=dict)

    def rng(self, name: str) -> np.random.Generator:
        """The same numbers for the same seed and name, whatever else is generated."""
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])

    def source(self, reference: str, title_fa: str, title_en: str) -> int:
        """The key of a source; the same reference always gets the same key."""
        known = self._sources.setdefault(
            reference,
            {
                "id": len(self._sources) + 1,
                "reference": reference,
                "title_fa": title_fa,
                "title_en": title_en,
            },
        )
        return int(str(known["id"]))

    def sources(self) -> pd.DataFrame:
        return pd.DataFrame(self._sources.values())

    def add(self, table: Table, rows: pd.DataFrame, source: int, simulated: bool | pd.Series) -> pd.DataFrame:
        """Appends rows (without id, number, source_id, simulated) to a table; gives them back with keys."""
        before = self.frames.get(table.name)
        first = 1 if before is None else len(before) + 1
        made = rows.assign(id=range(first, first + len(rows)), source_id=source, simulated=simulated)
        if "number" in table.c and "number" not in made:
            made["number"] = made["id"].astype(str)  # the registration number of a generated row
        missing = [column.name for column in table.columns if column.name not in made and not column.nullable]
        unknown = set(made.columns) - {column.name for column in table.columns}
        if missing or unknown:
            raise ValueError(f"{table.name}: missing {missing}, unknown {sorted(unknown)}")
        self.frames[table.name] = made if before is None else pd.concat([before, made], ignore_index=True)
        return made

    def cover(self, table: Table, first_day: date | None, last_day: date | None = YEAR.last_day) -> None:
        """Says from when to when the rows of a table are complete; no first day = the table holds nothing."""
        row = pd.DataFrame(
            [{"entity": table.name, "first_day": first_day, "last_day": last_day if first_day else None}]
        )
        before = self.frames.get("coverage", pd.DataFrame())
        self.frames["coverage"] = pd.concat([before, row], ignore_index=True)


def days_in(rng: np.random.Generator, period: Period, count: int) -> list[date]:
    """`count` days of the period, spread evenly at random."""
    return [period.start + timedelta(days=int(n)) for n in rng.integers(0, period.days, count)]


def share_out(
    rng: np.random.Generator, total: float, count: int, spread: float = 0.6, decimals: int = 0
) -> np.ndarray:
    """`count` positive amounts, rounded to `decimals`, that add up to `total` exactly (largest remainder).

    >>> share_out(np.random.default_rng(1), 10, 4).sum()
    np.float64(10.0)
    """
    if count == 0:
        return np.zeros(0)
    unit = 10.0**-decimals
    weights = rng.lognormal(0, spread, count)
    exact = weights / weights.sum() * round(total / unit)
    floor = np.floor(exact)
    short = round(round(total / unit) - floor.sum())
    floor[np.argsort(floor - exact, kind="stable")[:short]] += 1
    return np.asarray(np.round(floor * unit, decimals))


def split_by_weight(total: int, weights: np.ndarray) -> np.ndarray:
    """Whole numbers in proportion to `weights` that add up to `total` exactly.

    >>> split_by_weight(10, np.array([1, 1, 2])).tolist()
    [3, 2, 5]
    """
    exact = np.asarray(weights, dtype=float) / np.sum(weights) * total
    floor = np.floor(exact)
    floor[np.argsort(floor - exact, kind="stable")[: int(total - floor.sum())]] += 1
    return np.asarray(floor.astype(int))
