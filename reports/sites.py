"""Tables with a line per park, zone or centre: those with figures in the period, as far as the reader may."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from common import figures
from common.errors import Forbidden
from data_access.place_names import site_key
from data_access.schema import metadata
from metrics import compute, reach, registry
from metrics.named_sites import TABLES
from metrics.printed_cells import TECH_PARK, Computed
from metrics.scope import Scope
from reports.filled import Asking, column, days_of
from reports.model import Line, Table
from reports.printed import COUNTRY, Layout, Slot, ids_of
from reports.words import plain


def table(layout: Layout, title: str, found: Computed, asking: Asking) -> Table:
    """The layout with every site that has a figure other than 0; the country stands last.

    A reader who may see no site at all is told so in the note, and gets the country's line.
    """
    words, slots = asking.words, layout.slots
    note, lines, simulated = "", list[Line](), bool(found.simulated.intersection(layout.codes))
    try:
        values, simulated = _values(layout, asking)
        lines = _lines(layout, values, asking)
    except Forbidden as problem:
        note = problem.text(words.language)
    if asking.rights.provinces is not None and not note:
        note = words.say("note.own_provinces")
    country = layout.cells[COUNTRY,]
    total = Line(
        words.say("country"), tuple(found.values.get(country[slot][0].figure_id) for slot in slots),
        total=True, printed=tuple(ids_of(country[slot]) for slot in slots),
    )
    return Table(
        " ".join(layout.names), title, words.say(f"head.{layout.kind}"),
        tuple(column(slot, layout, asking) for slot in slots), (*lines, total), layout.codes,
        beside=words.say("province"), simulated=simulated, note=note,
    )


def grouping(kind: str, code: str) -> str:
    """What the figures are grouped by: technology parks are printed as parks."""
    return TECH_PARK if TECH_PARK in registry.get(code).dimensions else kind


def _values(layout: Layout, asking: Asking) -> tuple[dict[Any, dict[Slot, float | None]], bool]:
    """Key of the site to its figures, and whether some are generated; a question per column."""
    found: dict[Any, dict[Slot, float | None]] = {}
    simulated = False
    for slot in layout.slots:
        days = days_of(next(line[slot][0] for line in layout.cells.values() if slot in line), asking.period)
        by = grouping(layout.kind, slot.code)
        scope = Scope(days, asking.rights, category=slot.category or None)
        frame = compute.breakdown([slot.code], scope, [by], asking.database, plans=slot.plan)
        name = f"{slot.code}__plan" if slot.plan else slot.code
        for row in frame.to_dict("records"):
            found.setdefault(row[by], {})[slot] = figures.known(row[name])
            simulated = simulated or bool(figures.known(row[f"{slot.code}__simulated"]))
    return found, simulated


def _lines(layout: Layout, values: Mapping[Any, Mapping[Slot, float | None]], asking: Asking) -> list[Line]:
    words, slots = asking.words, layout.slots
    sites = _sites(grouping(layout.kind, slots[0].code), asking)
    provinces = {place.key: words.place(place) for place in reach.provinces(asking.database)}
    printed = {
        (key[0].partition("/")[0], site_key(key[0].partition("/")[2])): line
        for key, line in layout.cells.items() if key != (COUNTRY,)
    }
    lines = []
    for site, own in values.items():
        if site not in sites or not any(own.values()):
            continue
        code, name, shown = sites[site]
        cells = printed.get((code, site_key(name)), {})
        ids = tuple(ids_of(cells.get(slot, ())) for slot in slots)
        known = tuple(own.get(slot) for slot in slots)
        lines.append(Line(plain(shown), known, beside=provinces.get(code, ""), printed=ids))
    return sorted(lines, key=lambda line: (words.in_order(line.beside), words.in_order(line.label)))


def _sites(by: str, asking: Asking) -> dict[Any, tuple[str, str, str]]:
    """Key of the site to its province, its Persian name and the name to show."""
    table = metadata.tables[TABLES[by]]
    english = table.c.name_en if "name_en" in table.c and asking.words.language != "fa" else table.c.name_fa
    rows = asking.database.fetch(
        select(table.c.id, table.c.province_code, table.c.name_fa, english.label("shown"))
    )
    return {row.id: (row.province_code or "", row.name_fa, row.shown or row.name_fa) for row in rows}
