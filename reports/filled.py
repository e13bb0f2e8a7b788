"""The tables of the annual report filled for a period: the printed layout with the figures of the rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from common.jalali import jalali, jalali_to_gregorian
from common.period import Period
from data_access.database import Database
from data_access.report import Cell
from metrics import reach, registry
from metrics.printed_cells import SITES, Computed, computed, question_of
from metrics.scope import Rights
from metrics.siblings import code_of
from reports import printed
from reports.model import Column, Line, Table
from reports.printed import COUNTRY, Layout, Slot
from reports.words import Words

ESFAND = (12, 29)


@dataclass(frozen=True)
class Asking:
    """Who asks what of which database, and in which language the answer is told."""

    period: Period
    rights: Rights
    database: Database
    words: Words
    told: Callable[[], None] = lambda: None     # after each group of questions


def moved(period: Period, years: int) -> Period:
    """The same days of the calendar so many Jalali years later; 30 Esfand falls back on 29.

    >>> str(moved(Period.parse("1401-S2"), -2)), str(moved(Period.of_year(1401), 5))
    ('1399-S2', '1406')
    """
    if jalali(period.stop)[2] == 1:     # whole months stay whole, however long Esfand is
        return Period(_moved(period.start, years), _moved(period.stop, years))
    return Period(_moved(period.start, years), _moved(period.last_day, years) + timedelta(days=1))


def days_of(cell: Cell, period: Period) -> Period:
    """The days to ask a printed cell of, when the paper is about `period` and not 1401."""
    own = moved(period, printed.years_of(cell))
    return Period.since_beginning(own.stop) if cell.period_type == "cumulative" else own


def answers(layouts: Sequence[Layout], asking: Asking) -> Computed:
    """What the rows say for all cells of the layouts, but those of parks and other sites (see sites.py)."""
    return computed(_asked(layouts), asking.database, partial(days_of, period=asking.period), asking.rights,
                    asking.told)


def questions(layouts: Sequence[Layout], asking: Asking) -> int:
    """How many groups of questions `answers` will put."""
    return len({question_of(cell, days_of(cell, asking.period)) for cell in _asked(layouts)})


def _asked(layouts: Sequence[Layout]) -> list[Cell]:
    return [
        cell for layout in layouts for key, line in layout.cells.items() for found in line.values()
        for cell in found if layout.kind not in SITES or key == (COUNTRY,)
    ]


def table(layout: Layout, title: str, found: Computed, asking: Asking) -> Table:
    """One layout as a table; cells without a column stay unknown."""
    slots = layout.slots
    columns = tuple(column(slot, layout, asking) for slot in slots)
    names = _names(layout, asking)
    lines = [_line(key, names[key], layout, slots, found.values) for key in names]
    head = asking.words.say("province" if layout.kind == "province" else f"head.{layout.kind}")
    return Table(
        key=" ".join(layout.names), title=title, label=head, columns=columns, lines=tuple(lines),
        codes=layout.codes, simulated=bool(found.simulated.intersection(layout.codes)),
    )


def column(slot: Slot, layout: Layout, asking: Asking) -> Column:
    """The heading of a slot: the indicator, when the table has several, above plan, result or comparison."""
    words, slots = asking.words, layout.slots
    several = len({(each.code, each.category) for each in slots}) > 1
    group = ""
    if several and slot.code:
        group = words.title(slot.code)
        same = {each.code for each in slots} == {slot.code}
        if slot.category:
            group = words.category(slot.category) if same else f"{group}: {words.category(slot.category)}"
        elif same:
            group = words.say("whole")
    unit = "%" if slot.comparison else str(registry.get(slot.code).unit) if slot.code else ""
    return Column(group, _label(slot, slots, asking), unit, slot.code)


def _label(slot: Slot, slots: Sequence[Slot], asking: Asking) -> str:
    words = asking.words
    if slot.comparison:
        return words.say(f"column.{slot.comparison}")
    if slot.before:
        return words.say("column.before")
    days = moved(asking.period, slot.years)
    judged = any(each.plan for each in slots)
    kind = "plan" if slot.plan else "actual" if judged else "of"
    if slot.cumulative:
        return words.say(f"column.{kind}_since", day=words.day(days.last_day))
    return words.say(f"column.{kind}", period=words.period(days))


def _names(layout: Layout, asking: Asking) -> Mapping[tuple[str, ...], str]:
    """The keys of the lines in their order, with the name of each."""
    words = asking.words
    if layout.kind == "province":
        places = {place.key: words.place(place) for place in reach.provinces(asking.database)}
        own = [key for key in layout.cells if key != (COUNTRY,)]
        keys = sorted(own, key=lambda key: words.in_order(places[key[0]]))
        return {**{key: places[key[0]] for key in keys}, (COUNTRY,): words.say("country")}
    if layout.kind == "years":
        return {key: words.period(moved(asking.period, int(key[0]))) for key in layout.cells}
    if layout.kind == "categories":
        return {key: words.category(key[0]) for key in layout.cells}
    alone = len({key[0] for key in layout.cells}) == 1 and all(key[1] for key in layout.cells)
    return {key: _of_list(key[0], key[1], alone, words) for key in layout.cells}


def _of_list(code: str, category: str, alone: bool, words: Words) -> str:
    if not category:
        return words.title(code)
    return words.category(category) if alone else f"{words.title(code)}: {words.category(category)}"


def _line(
    key: tuple[str, ...], name: str, layout: Layout, slots: Sequence[Slot],
    values: Mapping[str, float | None],
) -> Line:
    line = layout.cells[key]
    cells = [line.get(slot, ()) for slot in slots]
    known = [next((values.get(cell.figure_id) for cell in found), None) for found in cells]
    code = _own_code(line) if layout.kind == "list" else ""
    unit = str(registry.get(code).unit) if code else ""
    ids = tuple(printed.ids_of(found) for found in cells)
    return Line(name, tuple(known), unit=unit, total=key == (COUNTRY,), code=code, printed=ids)


def _own_code(line: Mapping[Slot, tuple[Cell, ...]]) -> str:
    """The indicator of a line of a list: of its figure, not of what stood before an intervention."""
    first = next((cells for slot, cells in line.items() if not slot.before), next(iter(line.values())))
    return code_of(first[0])


def _moved(day: date, years: int) -> date:
    year, month, number = jalali(day)
    try:
        return jalali_to_gregorian(year + years, month, number)
    except ValueError:
        return jalali_to_gregorian(year + years, *ESFAND)
