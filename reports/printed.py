"""The tables of the 1401 annual report as layouts: which cells stand in which lines and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data_access import report
from data_access.report import Cell
from metrics import ledger
from metrics.printed_cells import SITES, UNDATED
from metrics.scope import CODES
from metrics.siblings import category_of, code_of, split

BEFORE = "before_intervention"
MANY_YEARS = 6      # a table of more years has a line for each
COUNTRY = "IR"
ADDED = "@"         # in the key of a cell that is not printed
OTHER_PAPERS = "s"  # cells of the desk's own papers stand in the catalogue, too; they are no chapter
LineKey = tuple[str, ...]
# What the prose repeats are several cells of one figure.
Cells = dict[LineKey, dict["Slot", tuple[Cell, ...]]]


@dataclass(frozen=True)
class Slot:
    """A column: what of which indicator, how many years from the period that is asked for."""

    code: str           # "" where the line says it
    category: str
    comparison: str     # "", achievement_of_plan, growth or share_of_total
    plan: bool
    years: int
    cumulative: bool
    before: bool        # an intervention, see metrics.siblings


@dataclass(frozen=True)
class Layout:
    """A part of a printed table: its cells by line and column.

    By `kind` a line's key is (code, category) for list, (years,) for years, (category,) for categories, and
    (place,) for province, park, zone and centre, the country last.
    """

    names: tuple[str, ...]      # of the printed tables
    kind: str
    cells: Cells

    @property
    def slots(self) -> list[Slot]:
        """The columns: those of one indicator and category together, plan first, comparisons last."""
        found = list(dict.fromkeys(slot for line in self.cells.values() for slot in line))
        codes, categories = ([getattr(slot, name) for slot in found] for name in ("code", "category"))
        return sorted(found, key=lambda slot: (
            codes.index(slot.code), categories.index(slot.category), bool(slot.comparison), slot.cumulative,
            not slot.before, slot.years, not slot.plan,
        ))

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators behind it, as we compute them."""
        return tuple(dict.fromkeys(code_of(cell) for cell in self.all_cells))

    @property
    def all_cells(self) -> list[Cell]:
        return [cell for line in self.cells.values() for cells in line.values() for cell in cells]


@cache
def tables() -> dict[str, tuple[Layout, ...]]:
    """Table (chapter / number, as metrics.ledger writes it) to its parts, in the order of the report."""
    found: dict[str, list[Cell]] = {}
    for cell in report.cells():
        if not cell.figure_id.startswith(f"{OTHER_PAPERS}."):
            found.setdefault(ledger.table_of(cell), []).append(cell)
    return {name: tuple(_parts(name, cells)) for name, cells in found.items()}


def years_of(cell: Cell) -> int:
    """How many years from the year of the report the cell speaks of."""
    return int(cell.period or UNDATED) - int(UNDATED)


def slot_of(cell: Cell) -> Slot:
    """The column of a cell in a table with a line per place."""
    category, comparison = split(cell.category)
    before = category == BEFORE
    return Slot(
        cell.indicator_code if before else code_of(cell), "" if before else category_of(cell), comparison,
        cell.kind == "plan", years_of(cell), cell.period_type == "cumulative", before,
    )


def ids_of(cells: Iterable[Cell]) -> str:
    """The printed ones among the cells of one figure, as text."""
    return " ".join(cell.figure_id for cell in cells if ADDED not in cell.figure_id)


def _parts(name: str, cells: Sequence[Cell]) -> Iterable[Layout]:
    places = [kind for kind in ("province", *SITES) if any(cell.scope_type == kind for cell in cells)]
    left = [cell for cell in cells if cell.scope_type not in places]
    for kind in places:
        own = [cell for cell in cells if cell.scope_type == kind]
        slots = {slot_of(cell) for cell in own}
        if kind != "province":      # the whole of what sites print by category stands beside its parts
            slots |= {replace(slot, category="") for slot in slots}
        totals = [cell for cell in left if slot_of(cell) in slots]
        left = [cell for cell in left if cell not in totals]
        yield _of_places(name, kind, own, totals)
    if left:
        yield _listed(name, left)


def _of_places(name: str, kind: str, own: Sequence[Cell], totals: Sequence[Cell]) -> Layout:
    """Every province has its line, printed or not; of parks and the like those with figures will have."""
    found: Cells = {}
    for cell in own:
        found.setdefault((cell.scope,), {})[slot_of(cell)] = (cell,)
    columns = {slot_of(cell): cell for cell in (*own, *totals)}
    for code in CODES if kind == "province" else ():
        line = found.setdefault((code,), {})
        line |= {slot: (_of(cell, code),) for slot, cell in columns.items() if slot not in line}
    printed = {slot_of(cell): cell for cell in totals}
    found[COUNTRY,] = {slot: (printed.get(slot) or _of(cell, COUNTRY),) for slot, cell in columns.items()}
    return Layout((name,), kind, found)


def _of(cell: Cell, scope: str) -> Cell:
    """The cell that the report could have printed for the country or another province."""
    kind = "national" if scope == COUNTRY else "province"
    return replace(cell, figure_id=f"{cell.figure_id}{ADDED}{scope}", scope=scope, scope_type=kind)


def _listed(name: str, cells: Sequence[Cell]) -> Layout:
    """Figures of the country, by year, by category, or with a line per indicator and category."""
    kind = _kind(cells)
    found: Cells = {}
    for cell in cells:
        slot = slot_of(cell)
        key: LineKey
        if kind == "years":
            key, own = (str(slot.years),), replace(slot, years=0)
        elif kind == "categories":
            key, own = (slot.category,), replace(slot, category="")
        else:
            key, own = (slot.code, slot.category), replace(slot, code="", category="")
        line = found.setdefault(key, {})
        line[own] = (*line.get(own, ()), cell)
    return Layout((name,), kind, found)


def _kind(cells: Sequence[Cell]) -> str:
    slots = [slot_of(cell) for cell in cells]
    if len({slot.years for slot in slots}) > MANY_YEARS:
        return "years"
    codes, categories = {slot.code for slot in slots}, {slot.category for slot in slots}
    crossed = len(codes) * len(categories) == len(cells) and min(len(codes), len(categories)) > 1
    return "categories" if crossed else "list"


def merged(layouts: Sequence[Layout]) -> Layout | None:
    """Lists of several printed tables as one list; None for layouts that are no lists."""
    if any(layout.kind != "list" for layout in layouts):
        return None
    cells: Cells = {}
    for layout in layouts:
        for key, line in layout.cells.items():
            own = cells.setdefault(key, {})
            own |= {slot: (*own.get(slot, ()), *found) for slot, found in line.items()}
    return Layout(tuple(name for layout in layouts for name in layout.names), "list", cells)
