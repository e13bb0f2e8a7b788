"""Every published cell beside the figure computed from the rows: equal, explained by name, or open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from common import figures
from common.period import Period
from data_access import report
from data_access.database import Database
from data_access.place_names import site_key
from data_access.report import Cell
from metrics import compute, registry
from metrics.asking import PARCEL
from metrics.contradictions import Contradiction, known
from metrics.named_sites import keys_of
from metrics.scope import Rights, Scope
from metrics.siblings import BEFORE, category_of, code_of, split

RIGHTS = Rights("administrator")
SITES = ("park", "zone", "centre")  # a scope of this type is one named member of the grouping of that name
TECH_PARK = "tech_park"
UNDATED = "1401"  # the year of the report, for documents that print no year
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
        if key := _question_of(cell):
            asked.setdefault(key, []).append(cell)
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


def _question_of(cell: Cell) -> Key | None:
    """Cells with the same key are answered together; open categories and named sites are one per code.

    None for a cell of an indicator or category that we do not compute: it stays open.
    """
    code, category = code_of(cell), category_of(cell)
    if code not in registry.all_indicators():
        return None
    dimension = registry.get(code).holding(category) if category else None
    if category and not dimension:
        return None
    site = cell.scope_type if cell.scope_type in SITES else ""
    kind = site or ("province" if cell.scope_type == "province" else "")
    values = registry.get(code).categories(dimension) if dimension else ()
    alone = code if site or values is None else values
    in_site = category if site else ""
    return cell.period or UNDATED, cell.period_type == "cumulative", kind, dimension, alone, in_site


@dataclass(frozen=True)
class _Answers:
    """What one database computes for cells; the same question is never asked twice."""

    database: Database
    asked: dict[Key, Rows] = field(default_factory=dict)

    def of(self, key: Key, cells: Sequence[Cell]) -> Iterator[Answer]:
        year, cumulative, kind, dimension, _, in_site = key
        period = Period.of_year(int(year))
        if cumulative:
            period = Period.since_beginning(period.stop)
        if kind in SITES:
            return self._of_sites(kind, Scope(period, RIGHTS, category=in_site or None), cells)
        by = tuple(filter(None, [kind, dimension]))
        return self._of_members(by, period, cells)

    def _of_members(self, by: Key, period: Period, cells: Sequence[Cell]) -> Iterator[Answer]:
        """Cells of the country, of provinces and of categories."""
        codes = sorted({code_of(cell) for cell in cells})
        for start in range(0, len(codes), PARCEL):
            some = tuple(codes[start : start + PARCEL])
            for cell in cells:
                if code_of(cell) in some:
                    own = {"province": cell.scope}
                    member = tuple(own.get(name, category_of(cell)) for name in by)
                    yield cell, self._value(cell, some, period, by, member)

    def _of_sites(self, kind: str, scope: Scope, cells: Sequence[Cell]) -> Iterator[Answer]:
        """Cells of one code, each of one park, zone or centre, found by province and name."""
        code = code_of(cells[0])
        if TECH_PARK in registry.get(code).dimensions:   # printed as parks, but technology parks
            kind = TECH_PARK
        keys = keys_of(kind, self.database)
        frame = compute.breakdown([code], scope, [kind], self.database)
        values = dict(zip(frame[kind], frame[code], strict=True))
        for cell in cells:
            province, name, *_ = cell.scope.split("/")
            yield cell, figures.known(values.get(keys.get((province, site_key(name)))))

    def _value(self, cell: Cell, codes: Key, period: Period, by: Key, member: Key) -> float | None:
        code, comparison = code_of(cell), split(cell.category)[1]
        row = self._rows(codes, period, by).get(member)
        names = (code, f"{code}__plan")
        value, plan = (None, None) if row is None else (figures.known(row[name]) for name in names)
        if cell.kind == "plan":
            return plan
        if comparison == "achievement_of_plan":
            return _percent(value, plan)
        if comparison == "growth":
            grown = _percent(value, self._basis(code, codes, period, by, member))
            return None if grown is None else grown - 100
        if comparison == "share_of_total":
            return _percent(value, figures.known(self._rows(codes, period, ())[()][code]))
        return value

    def _basis(self, code: str, codes: Key, period: Period, by: Key, member: Key) -> float | None:
        """What growth is measured from: the figure before the intervention, or that of the period before."""
        before = BEFORE.get(code)
        if before is None:
            return figures.known(self._rows(codes, period.before(), by).get(member, {}).get(code))
        if before not in registry.all_indicators():
            return None
        return figures.known(self._rows((before,), period, by).get(member, {}).get(before))

    def _rows(self, codes: Key, period: Period, by: Key) -> Rows:
        key = codes, period, by
        if key not in self.asked:
            frame = compute.breakdown(codes, Scope(period, RIGHTS), by, self.database, plans=True)
            self.asked[key] = {tuple(row[name] for name in by): row for row in frame.to_dict("records")}
        return self.asked[key]


def _percent(value: float | None, whole: float | None) -> float | None:
    return None if value is None or not whole else value / whole * 100
