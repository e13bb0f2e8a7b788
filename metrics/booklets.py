"""The organisation's own booklets beside our rows: each printed figure is equal or open."""

from collections.abc import Iterable

from sqlalchemy import select

from common.figures import known
from data_access.booklets.catalogue import indicators
from data_access.booklets.spans import Span
from data_access.database import Database
from data_access.report import Cell
from data_access.schema.loads import load, published_figure
from metrics import compute, registry
from metrics.asking import PARCEL
from metrics.domains import domain_of
from metrics.ledger import Entry
from metrics.printed_cells import BOOKLET, RIGHTS, computed
from metrics.reconcile import Line, line
from metrics.scope import Scope


def cells(database: Database) -> list[Cell]:
    """The printed figures in force: of figures printed more than once, those of the last booklet loaded."""
    found = published_figure.c
    question = (
        select(found.indicator_code, found.province_code, found.jalali_year, found.quarter, found.cumulative,
               found.printed, found.value, found.label, load.c.id, load.c.file_name)
        .join(load, load.c.id == found.load_id)
        .order_by(load.c.id, found.jalali_year, found.quarter, found.indicator_code, found.province_code)
    )
    newest = {(tuple(row)[:5]): row for row in database.fetch(question)}
    return [_cell(*tuple(row)) for row in newest.values()]


def _cell(
    code: str, province: str | None, year: int, quarter: int | None, cumulative: bool, printed: str | None,
    value: float, label: str | None, number: int, file_name: str | None,
) -> Cell:
    span, scope = str(Span(year, quarter, cumulative)), province or "IR"
    return Cell(
        figure_id=f"booklet.{span}.{code}.{scope}", indicator_code=code,
        scope_type="province" if province else "national", scope=scope, category="", kind="actual",
        period_type=BOOKLET, period=span, value=value, printed=printed or str(value),
        table_no=f"booklet {number}", consistent=True, note=" / ".join(filter(None, [file_name, label])),
        unit=str(registry.get(code).unit) if code in registry.all_indicators() else "count",
    )


def entries(database: Database) -> list[Entry]:
    """Every printed figure of the booklets loaded with what our rows say."""
    printed = cells(database)
    found = computed(printed, database).values
    return [
        Entry(cell, domain_of(cell.indicator_code), line(cell, found.get(cell.figure_id))) for cell in printed
    ]


def lines(database: Database) -> list[Line]:
    """The same without the cells."""
    return [entry.line for entry in entries(database) if entry.line]


def figures(
    database: Database, span: Span, codes: Iterable[str] = (),
) -> dict[tuple[str, str], float | None]:
    """What a booklet of that period would print of our rows: (indicator, province or "") to figure."""
    wanted = [code for code in indicators() if not codes or code in codes]
    scope = Scope(span.period, RIGHTS)
    found: dict[tuple[str, str], float | None] = {}
    for start in range(0, len(wanted), PARCEL):
        some = wanted[start : start + PARCEL]
        for by in ((), ("province",)):
            for row in compute.breakdown(some, scope, by, database).to_dict("records"):
                place = str(row["province"]) if by else ""
                found |= {(code, place): known(row[code]) for code in some}
    return found
