"""The plans the report prints, each once: by province or by category where it prints those."""

import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo.world import World
from data_access.report import Cell
from data_access.schema.places import plan_target

UNDATED = "1401"  # the year of the report, for documents that print no year


def make(world: World) -> None:
    """Needs nothing."""
    rows = [
        {
            "indicator_code": cell.indicator_code,
            "province_code": None if cell.scope == "IR" else cell.scope,
            "category": cell.category or None,
            "jalali_year": int(cell.period or UNDATED),
            "cumulative": cell.period_type == "cumulative",
            "value": cell.value,
        }
        for cells in _by_indicator().values()
        for cell in _finest(cells)
    ]
    source = world.source("plan columns of the 1401 report", "برنامه‌های سال ۱۴۰۱", "Plans of the year 1401")
    world.add(plan_target, pd.DataFrame(rows), source, simulated=False)
    world.cover(plan_target, Period.of_year(1401).start)


def _by_indicator() -> dict[tuple[str, str, bool], list[Cell]]:
    """The plans of an indicator for a year apart from those since the start of its programme."""
    found: dict[tuple[str, str, bool], list[Cell]] = {}
    for cell in report.cells():
        if cell.kind == "plan" and cell.scope_type in ("national", "province"):
            key = cell.indicator_code, cell.period or UNDATED, cell.period_type == "cumulative"
            found.setdefault(key, []).append(cell)
    return found


def _finest(cells: list[Cell]) -> list[Cell]:
    """A cell per province, else per category, else the country's: its plan is the sum of what is kept.

    Tables come before prose: where they differ the achievement printed fits the table.
    """
    provinces = [cell for cell in cells if cell.scope_type == "province"]
    categories = [cell for cell in cells if cell.category]
    national = sorted(cells, key=lambda cell: cell.table_no == "prose")[:1]
    chosen = provinces or categories or national
    return list({(cell.scope, cell.category): cell for cell in chosen}.values())
