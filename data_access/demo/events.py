"""Puts rows of things that happen into a table: the printed number of them, on days of the printed period."""

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Table

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.world import YEAR, World

BEFORE = Period(Period.of_year(1392).start, YEAR.start)  # where cumulative figures are spread over


def printed(code: str, category: str = "") -> int:
    """The number printed for the year 1401."""
    return round(report.value(code, category=category, period_type="year"))


def earlier(code: str, table_no: str | None = None) -> float:
    """The number printed since the beginning, less that of 1401."""
    ever = report.value(code, period_type="cumulative", table_no=table_no)
    return ever - report.value(code, period_type="year", table_no=table_no)


def put(
    world: World,
    table: Table,
    day: str,
    count: int,
    source: int,
    when: Period = YEAR,
    name: str = "",
    simulated: bool = True,
    **columns: Any,
) -> pd.DataFrame:
    """`count` rows on days of `when`, in provinces by their units; further columns as given."""
    name = f"{table.name} {name} {when}"
    rows: dict[str, Any] = {day: sites.days(world, name, count, when)}
    if "province_code" in table.c and "province_code" not in columns:
        rows["province_code"] = sites.spread(name, world, count, weights(world))
    return world.add(table, pd.DataFrame(rows | columns, index=range(count)), source, simulated)


def both(world: World, table: Table, day: str, code: str, source: int) -> None:
    """The printed rows of 1401 and those before it, where both figures are printed."""
    put(world, table, day, round(earlier(code)), source, BEFORE)
    put(world, table, day, printed(code), source)
    world.cover(table, YEAR.start)


def weights(world: World) -> dict[str, float]:
    """The operating units of each province; worked out once."""
    if "units by province" not in world.notes:
        world.notes["units by province"] = sites.units_by_province(world)
    return world.notes["units by province"]


def pick(world: World, name: str, keys: np.ndarray, count: int) -> np.ndarray:
    """`count` of the keys, the same one as often as it comes."""
    return np.asarray(world.rng(name).choice(keys, count))
