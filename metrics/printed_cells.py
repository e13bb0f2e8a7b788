"""What the rows say for the cells of a printed report: of the days it prints, or of any others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from common import figures
from common.period import Period
from data_access.booklets.spans import Span
from data_access.database import Database
from data_access.place_names import site_key
from data_access.report import Cell
from metrics import compute, registry
from metrics.asking import PARCEL
from metrics.named_sites import keys_of
from metrics.scope import Rights, Scope
from metrics.siblings import BEFORE, category_of, code_of, split

RIGHTS = Rights("steward")
SITES = ("park", "zone", "centre")  # a scope of this type is one named member of the grouping of that name
TECH_PARK = "tech_park"
BOOKLET = "booklet"   # the period type of figures out of the quarterly booklets
UNDATED = "1401"  # the year of the report, for documents that print no year
Key = tuple[Any, ...]
Rows = dict[Key, dict[Any, Any]]
Answer = tuple[Cell, float | None]


@dataclass(frozen=True)
class Computed:
    """Figure id to what the rows say, in the unit of the indicator (None = unknown); and the codes of which
    at least one row is generated.
    """

    values: dict[str, float | None]
    simulated: frozenset[str]


def printed_days(cell: Cell) -> Period:
    """The days a printed cell speaks of."""
    if cell.period_type == BOOKLET:
        return Span.parse(cell.period).period
    period = Period.of_year(int(cell.period or UNDATED))
    return Period.since_beginning(period.stop) if cell.period_type == "cumulative" else period


def computed(
    cells: Iterable[Cell], database: Database, days: Callable[[Cell], Period] = printed_days,
    rights: Rights = RIGHTS, told: Callable[[], None] = lambda: None,
) -> Computed:
    """What the rows say for each cell.

    `days` may move the cells to other days: what is printed of 1401, asked of another period. Cells whose
    indicator or category we do not compute are left out. `told` is called after each group of questions.
    """
    asked: dict[Key, list[Cell]] = {}
    for cell in cells:
        if key := question_of(cell, days(cell)):
            asked.setdefault(key, []).append(cell)
    answers, found = Answers(database, rights), dict[str, float | None]()
    for key, group in asked.items():
        found |= {cell.figure_id: value for cell, value in answers.of(key, group)}
        told()
    return Computed(found, answers.simulated)


def question_of(cell: Cell, period: Period) -> Key | None:
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
    return period, kind, dimension, alone, in_site


@dataclass(frozen=True)
class Answers:
    """What one database computes for cells; the same question is never asked twice."""

    database: Database
    rights: Rights
    asked: dict[Key, Rows] = field(default_factory=dict)
    generated: set[str] = field(default_factory=set)

    @property
    def simulated(self) -> frozenset[str]:
        return frozenset(self.generated)

    def of(self, key: Key, cells: Sequence[Cell]) -> Iterator[Answer]:
        period, kind, dimension, _, in_site = key
        if kind in SITES:
            return self._of_sites(kind, Scope(period, self.rights, category=in_site or None), cells)
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
        self._note([code], frame.to_dict("records"))
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
        """What growth is measured from: the figure before the intervention, or that of a year ago."""
        before = BEFORE.get(code)
        if before is None:
            return figures.known(self._rows(codes, period.year_before(), by).get(member, {}).get(code))
        if before not in registry.all_indicators():
            return None
        return figures.known(self._rows((before,), period, by).get(member, {}).get(before))

    def _rows(self, codes: Key, period: Period, by: Key) -> Rows:
        key = codes, period, by
        if key not in self.asked:
            frame = compute.breakdown(codes, Scope(period, self.rights), by, self.database, plans=True)
            self.asked[key] = {tuple(row[name] for name in by): row for row in frame.to_dict("records")}
            self._note(codes, self.asked[key].values())
        return self.asked[key]

    def _note(self, codes: Iterable[str], rows: Iterable[dict[Any, Any]]) -> None:
        """Remembers whose rows are generated, at least one of them."""
        for row in rows:
            self.generated.update(code for code in codes if figures.known(row[f"{code}__simulated"]))


def _percent(value: float | None, whole: float | None) -> float | None:
    return None if value is None or not whole else value / whole * 100
