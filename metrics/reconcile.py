"""Every published cell beside the figure computed from the rows: equal, explained by name, or open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
    "employment_per_unit": "employment_per_unit_commissioned",
    "land_per_unit_m2": "land_per_unit_commissioned_m2",
    "investment_per_unit_mirr": "investment_per_unit_commissioned_mirr",
}
SITES = ("park", "zone", "centre")  # a scope of this type is one named member of the grouping of that name
PARCEL = 12  # a question with very many facts takes the engine long to plan, so they are asked by the dozen
ROUNDING_OF_FLOATS = 1e-9
Key = tuple[Any, ...]
Rows = dict[Key, dict[Any, Any]]
Answer = tuple[Cell, float | None]


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
    asked: dict[Key, list[Cell]] = {}
    for cell in cells:
        asked.setdefault(_question_of(cell), []).append(cell)
    answers = _Answers(database)
    found = {cell.figure_id: value for key, group in asked.items() for cell, value in answers.of(key, group)}
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


def code_of(cell: Cell) -> str:
    """The indicator that a cell is a figure of."""
    code = cell.indicator_code
    return OF_NEW_UNITS.get(code, code) if cell.period_type == "year" else code


def split(category: str) -> tuple[str, str]:
    """The category and the comparison in the category column.

    >>> split("achievement_of_plan"), split("water:growth"), split("water")
    (('', 'achievement_of_plan'), ('water', 'growth'), ('water', ''))
    """
    *before, last = category.split(":")
    return (":".join(before), last) if last in COMPARISONS else (category, "")


def _question_of(cell: Cell) -> Key:
    """Cells with the same key are answered together; categories and named sites are a question per code."""
    category, _ = split(cell.category)
    dimension = registry.get(code_of(cell)).dimension if category else None
    alone = code_of(cell) if dimension or cell.scope_type in SITES else ""
    in_site = category if cell.scope_type in SITES else ""
    return cell.period, cell.period_type == "cumulative", cell.scope_type, dimension, alone, in_site


@dataclass(frozen=True)
class _Answers:
    """What one database computes for cells; the same question is never asked twice."""

    database: Database
    asked: dict[Key, Rows] = field(default_factory=dict)

    def of(self, key: Key, cells: Sequence[Cell]) -> Iterator[Answer]:
        year, cumulative, scope_type, dimension, _, in_site = key
        period = Period.of_year(int(year))
        if cumulative:
            period = Period.since_beginning(period.stop)
        if scope_type in SITES:
            return self._of_sites(scope_type, Scope(period, RIGHTS, category=in_site or None), cells)
        by = (*(["province"] if scope_type == "province" else []), *([dimension] if dimension else []))
        return self._of_members(by, period, cells)

    def _of_members(self, by: Key, period: Period, cells: Sequence[Cell]) -> Iterator[Answer]:
        """Cells of the country, of provinces and of categories."""
        codes = sorted({code_of(cell) for cell in cells})
        for start in range(0, len(codes), PARCEL):
            some = tuple(codes[start : start + PARCEL])
            for cell in cells:
                if code_of(cell) in some:
                    own = {"province": cell.scope}
                    member = tuple(own.get(name, split(cell.category)[0]) for name in by)
                    yield cell, self._value(cell, some, period, by, member)

    def _of_sites(self, kind: str, scope: Scope, cells: Sequence[Cell]) -> Iterator[Answer]:
        """Cells of one code, each of one park, zone or centre, found by province and name."""
        code, keys = code_of(cells[0]), keys_of(kind, self.database)
        frame = compute.breakdown([code], scope, [kind], self.database)
        values = dict(zip(frame[kind], frame[code], strict=True))
        for cell in cells:
            province, name, *_ = cell.scope.split("/")
            yield cell, _number(values.get(keys.get((province, site_key(name)))))

    def _value(self, cell: Cell, codes: Key, period: Period, by: Key, member: Key) -> float | None:
        code, comparison = code_of(cell), split(cell.category)[1]
        row = self._rows(codes, period, by).get(member)
        value, plan = (None, None) if row is None else (_number(row[code]), _number(row[f"{code}__plan"]))
        if cell.kind == "plan":
            return plan
        if comparison == "achievement_of_plan":
            return _percent(value, plan)
        if comparison == "growth":
            before = self._rows(codes, period.before(), by).get(member, {}).get(code)
            grown = _percent(value, _number(before))
            return None if grown is None else grown - 100
        if comparison == "share_of_total":
            return _percent(value, _number(self._rows(codes, period, ())[()][code]))
        return value

    def _rows(self, codes: Key, period: Period, by: Key) -> Rows:
        key = codes, period, by
        if key not in self.asked:
            frame = compute.breakdown(codes, Scope(period, RIGHTS), by, self.database, plans=True)
            self.asked[key] = {tuple(row[name] for name in by): row for row in frame.to_dict("records")}
        return self.asked[key]


def _percent(value: float | None, whole: float | None) -> float | None:
    return None if value is None or not whole else value / whole * 100


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN is not equal to itself
