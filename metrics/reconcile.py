"""Every published cell beside the figure computed from the rows: equal, explained by name, or open."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from data_access import report
from data_access.database import Database
from data_access.report import Cell
from metrics import registry
from metrics.contradictions import Contradiction, known
from metrics.printed_cells import computed

ROUNDING_OF_FLOATS = 1e-9


@dataclass(frozen=True)
class Line:
    """One published cell and what was computed for it, both in the unit of the indicator."""

    figure_id: str
    indicator_code: str
    scope: str
    category: str
    kind: str
    period: str
    published: float
    computed: float | None
    difference: float | None
    verdict: str  # equal, explained, open
    reason_fa: str  # why they differ, or what else the report says where it contradicts itself
    reason_en: str


def reconcile(database: Database, codes: Iterable[str] | None = None) -> list[Line]:
    """A line per published cell of the indicators we compute, in the order of the report.

    Few questions are asked: cells of one period and grouping share one.
    """
    ours = set(codes) if codes is not None else set(registry.all_indicators())
    cells = [cell for cell in report.cells() if cell.indicator_code in ours]
    found = computed(cells, database).values
    return [line(cell, found.get(cell.figure_id)) for cell in cells]


def line(cell: Cell, computed: float | None) -> Line:
    """The verdict on one cell. An explanation holds only for the figure it expects us to compute."""
    reason = known().get(cell.figure_id, Contradiction(cell.figure_id, None, "", ""))
    if computed is not None and agrees(cell, computed):
        verdict = "equal"
    elif reason.en and reason.expects(computed):
        verdict = "explained"
    else:
        verdict = "open"
    return Line(
        cell.figure_id, cell.indicator_code, cell.scope, cell.category, cell.kind, cell.period, cell.value,
        computed, None if computed is None else computed - cell.value, verdict, reason.fa, reason.en,
    )


def agrees(cell: Cell, computed: float) -> bool:
    """Whether the printed figure is the computed one, rounded as it was printed.

    A printed 83 stands for anything from 82.5 to 83.5, both included.
    """
    exponent = Decimal(cell.printed).as_tuple().exponent
    half = 0.5 * 10.0 ** (exponent if isinstance(exponent, int) else 0)
    return abs(computed - cell.value) <= half + ROUNDING_OF_FLOATS * max(1.0, abs(cell.value))
