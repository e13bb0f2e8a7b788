"""What the annual report printed for the very figure on the screen, and whether it agrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data_access import report
from data_access.report import Cell
from metrics.compute import Reading
from metrics.contradictions import reason_of
from metrics.reconcile import agrees
from metrics.siblings import category_of, code_of, split


@dataclass(frozen=True)
class Remark:
    """One printed figure; `reason_*` says why ours differs, or what else the source says."""

    published: float
    table: str
    equal: bool
    reason_fa: str
    reason_en: str

    def reason(self, language: str) -> str:
        return self.reason_fa if language == "fa" else self.reason_en


def remarks(reading: Reading, province: str | None = None) -> list[Remark]:
    """The cells printed for this indicator, year and place (the country when `province` is None)."""
    year = reading.period.year
    if year is None or reading.value is None:
        return []
    return [
        Remark(cell.value, cell.table_no, agrees(cell, reading.value), *reason_of(cell.figure_id))
        for cell in _printed().get((reading.code, province or "IR", str(year)), ())
    ]


def achievement(reading: Reading, province: str | None = None) -> Remark | None:
    """The achievement of the plan that the report prints for this figure; the report caps some at 100."""
    if reading.achievement is None or reading.period.year is None:
        return None
    cell = _achievements().get((reading.code, province or "IR", str(reading.period.year)))
    if cell is None:
        return None
    return Remark(cell.value, cell.table_no, agrees(cell, reading.achievement), *reason_of(cell.figure_id))


def change_is_simulated(reading: Reading, province: str | None = None) -> bool:
    """Whether the figure of last year that the change is measured from is a generated one."""
    year = reading.period.year_before().year
    return reading.simulated and (reading.code, province or "IR", str(year)) not in _printed()


@cache
def _achievements() -> dict[tuple[str, str, str], Cell]:
    """Printed percents of the plan of the indicator as a whole."""
    return {
        (code_of(cell), cell.scope, cell.period): cell
        for cell in report.cells()
        if split(cell.category)[1] == "achievement_of_plan" and not category_of(cell)
        and cell.period_type != "cumulative"
    }


@cache
def _printed() -> dict[tuple[str, str, str], Sequence[Cell]]:
    """Cells that print the indicator itself - no plans, no comparisons, no categories."""
    found: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in report.cells():
        whole = not category_of(cell) and not split(cell.category)[1]
        if cell.kind != "plan" and whole and cell.period_type != "cumulative":
            found.setdefault((code_of(cell), cell.scope, cell.period), []).append(cell)
    return {key: tuple(cells) for key, cells in found.items()}
