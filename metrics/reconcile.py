"""Every published cell beside the figure computed from the rows: equal, explained by a named contradiction, or open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from common.period import Period
from data_access import report
from data_access.database import Database
from data_access.place_names import site_key
from data_access.report import Cell
from metrics import compute, registry
from metrics.contradictions import Contradiction, known
from metrics.named_sites import keys_of
from metrics.scope import Rights, Scope

RIGHTS = Rights("administrator")
COMPARISONS = ("achievement_of_plan", "growth", "share_of_total")
# A mean printed for a year is that of the year's new units; printed for its end, that of all units.
OF_NEW_UNITS = {
    "employment_per_unit": "employment_per_unit_commissioned", "land_per_unit_m2": "land_per_unit_commissioned_m2",
    "investment_per_unit_mirr": "investment_per_unit_commissioned_mirr",
}
SITES = {"park": "park", "zone": "zone", "centre": "centre"}   # type of scope to the grouping that holds it
Key = tuple[Any, ...]


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
    verdict: str            # equal, explained, open
    reason_fa: str
    reason_en: str


def reconcile(database: Database, codes: Iterable[str] | None = None) -> list[Line]:
    """A line per published cell of the indicators we compute, in the order of the report.

    Few questions are asked: cells of one period and grouping share one.
    """
    ours = set(codes) if codes is not None else set(registry.all_indicators())
    cells = [cell for cell in report.cells() if cell.indicator_code in ours]
    asked: dict[Key, list[Cell]] = {}
    for cell in cells:
        asked.setdefault(_question_of(cell), []).append(cell)
    found = {cell.figure_id: value for key, group in asked.items() for cell, value in _answers(key, group, database)}
    return [line(cell, found.get(cell.figure_id)) for cell in cells]


def line(cell: Cell, computed: float | None) -> Line:
    """The verdict on one cell. An explanation holds only for the figure it expects us to compute."""
    contradiction = known().get(cell.figure_id)
    if computed is not None and agrees(cell, computed):
        verdict = "equal"
    elif contradiction and contradiction.expects(computed):
        verdict = "explained"
    else:
        verdict = "open"
    reason = contradiction or Contradiction("", None, "", "")
    return Line(
        cell.figure_id, cell.indicator_code, cell.scope, cell.category, cell.kind, cell.period, cell.value, computed,
        None if computed is None else computed - cell.value, verdict, reason.fa, reason.en,
    )


def agrees(cell: Cell, computed: float) -> bool:
    """Whether the printed figure is the computed one, rounded as it was printed.

    A printed 83 stands for anything from 82.5 to 83.5.
    """
    exponent = Decimal(cell.printed).as_tuple().exponent
    half = 0.5 * 10.0 ** (exponent if isinstance(exponent, int) else 0)
    return abs(computed - cell.value) <= half + 1e-6 * max(1.0, abs(cell.value))


def code_of(cell: Cell) -> str:
    """The indicator that a cell is a figure of."""
    return OF_NEW_UNITS.get(cell.indicator_code, cell.indicator_code) if cell.period_type == "year" else cell.indicator_code


def split(category: str) -> tuple[str, str]:
    """The category and the comparison in the category column.

    >>> split("achievement_of_plan"), split("water:growth"), split("water")
    (('', 'achievement_of_plan'), ('water', 'growth'), ('water', ''))
    """
    *before, last = category.split(":")
    return (":".join(before), last) if last in COMPARISONS else (category, "")


def _question_of(cell: Cell) -> Key:
    """Cells with the same key are answered together; a split into categories is a question of its own."""
    category, _ = split(cell.category)
    dimension = registry.get(code_of(cell)).dimension if category else None
    return cell.period, cell.period_type == "cumulative", cell.scope_type, dimension, code_of(cell) if dimension else ""


def _answers(key: Key, cells: Sequence[Cell], database: Database) -> Iterator[tuple[Cell, float | None]]:
    period_text, cumulative, scope_type, dimension, _ = key
    period = Period.of_year(int(period_text))
    if cumulative:
        period = Period.since_beginning(period.stop)
    if scope_type in SITES:
        for code in sorted({code_of(cell) for cell in cells}):
            yield from _of_sites(code, scope_type, period, [cell for cell in cells if code_of(cell) == code], database)
        return
    by = [*(["province"] if scope_type == "province" else []), *([dimension] if dimension else [])]
    codes = sorted({code_of(cell) for cell in cells})
    for some in _parcels(codes):
        rows = _rows(some, period, by, database)
        for cell in cells:
            if code_of(cell) in some:
                member = tuple({"province": cell.scope}.get(name, split(cell.category)[0]) for name in by)
                yield cell, _value(cell, rows.get(member), period, by, database)


def _parcels(codes: Sequence[str], size: int = 12) -> Iterator[Sequence[str]]:
    """A question with very many facts takes the engine long to plan, so they are asked by the dozen."""
    for start in range(0, len(codes), size):
        yield codes[start:start + size]


def _rows(codes: Sequence[str], period: Period, by: Sequence[str], database: Database) -> dict[Key, dict[Any, Any]]:
    frame = compute.breakdown(codes, Scope(period, RIGHTS), by, database, plans=True)
    return {tuple(row[name] for name in by): row for row in frame.to_dict("records")}


def _value(cell: Cell, row: dict[Any, Any] | None, period: Period, by: Sequence[str], database: Database) -> float | None:
    code, comparison = code_of(cell), split(cell.category)[1]
    if row is None:
        return None
    value, plan = _number(row[code]), _number(row[f"{code}__plan"])
    if cell.kind == "plan":
        return plan
    if comparison == "achievement_of_plan":
        return None if value is None or not plan else value / plan * 100
    if comparison == "growth":
        member = tuple(row[name] for name in by)
        before = _number(_rows([code], period.before(), by, database)[member][code])
        return None if value is None or not before else (value / before - 1) * 100
    if comparison == "share_of_total":
        whole = _number(_rows([code], period, [], database)[()][code])
        return None if value is None or not whole else value / whole * 100
    return value


def _of_sites(code: str, scope_type: str, period: Period, cells: Sequence[Cell], database: Database
              ) -> Iterator[tuple[Cell, float | None]]:
    """Cells of one park, zone or centre each, found by province and name whatever the spelling."""
    keys = keys_of(scope_type, database)
    for category in sorted({split(cell.category)[0] for cell in cells}):
        scope = Scope(period, RIGHTS, category=category or None)
        frame = compute.breakdown([code], scope, [SITES[scope_type]], database)
        values = dict(zip(frame[SITES[scope_type]], frame[code], strict=True))
        for cell in cells:
            if split(cell.category)[0] == category:
                province, name = cell.scope.split("/", 1)
                yield cell, _number(values.get(keys.get((province, site_key(name.split("/")[0])))))


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN is not equal to itself
