"""The cells of the 1401 annual report as printed: what the demo reproduces and reconciliation needs."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from common.settings import ROOT

FOLDER = ROOT / "assets/report_1401"


@dataclass(frozen=True)
class Cell:
    """One published cell; `value` is in the unit of its indicator, a comparison in percent."""

    figure_id: str
    indicator_code: str
    scope_type: str  # national, province, park, zone, centre, category
    scope: str  # IR, IR-xx or IR-xx/name
    category: str  # empty = the total; ends in achievement_of_plan, growth or share_of_total for comparisons
    kind: str  # actual, plan, published_percent
    period_type: str  # year, as_of_end_of_year, cumulative
    period: str
    value: float
    printed: str  # the value as text: its decimals say how far it was rounded
    table_no: str
    consistent: bool
    note: str
    unit: str = ""  # of the value as it stands here

    @property
    def province(self) -> str | None:
        """The province code; None for the whole country."""
        return None if self.scope_type in ("national", "category") else self.scope.split("/")[0]


@cache
def cells(path: Path = FOLDER / "published.csv") -> tuple[Cell, ...]:
    """Every published cell, in the order of the report."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Cell(
                figure_id=row["figure_id"],
                indicator_code=row["indicator_code"],
                scope_type=row["scope_type"],
                scope=row["scope"],
                category=row["category"],
                kind=row["kind"],
                period_type=row["period_type"],
                period=row["period"],
                value=float(row["value"]),
                printed=row["value"],
                table_no=row["table_no"],
                consistent=row["consistent"] == "yes",
                note=row["note"],
                unit=row["unit"],
            )
            for row in csv.DictReader(file)
        )


def table(name: str) -> list[dict[str, str]]:
    """The rows of one table of named things, for instance `2_wwtp_by_park`."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value(
    code: str,
    scope: str = "IR",
    category: str = "",
    kind: str = "actual",
    period: str = "1401",
    table_no: str | None = None,
    period_type: str | None = None,
) -> float:
    """One printed figure. Raises KeyError when no cell, or cells with different figures, fit the question."""
    found = {
        cell.value
        for cell in cells()
        if (cell.indicator_code, cell.scope, cell.category, cell.kind, cell.period)
        == (code, scope, category, kind, period)
        and table_no in (None, cell.table_no)
        and period_type in (None, cell.period_type)
    }
    if len(found) != 1:
        raise KeyError(
            f"{code} {scope} {category} {kind} {period}: {len(found)} printed figures {sorted(found)}"
        )
    return found.pop()


def by_province(
    code: str, category: str = "", kind: str = "actual", period: str = "1401"
) -> dict[str, float]:
    """Province code to printed figure, for the provinces that are printed."""
    return {
        cell.scope: cell.value
        for cell in cells()
        if cell.scope_type == "province"
        and (cell.indicator_code, cell.category, cell.kind, cell.period) == (code, category, kind, period)
    }
