"""`python -m metrics table`: any table from the command line, in the words of its address."""

import argparse
from collections.abc import Iterator

from common.figures import known
from data_access.database import Database
from metrics.crosstab import address
from metrics.crosstab.answer import ask
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.table import TOTAL, Table
from metrics.printing import figure, write
from metrics.scope import Rights

OPTIONS = {
    "rows": "groupings: province, park or what the indicators split into, at most two: province,service",
    "indicators": "codes: contracts_signed,land_added_ha",
    "periods": "1400,1401 or 1401-01..1401-12 or 1400-S1..1401-S4 or until:1401-07-15",
    "provinces": "only these: IR-07,IR-08", "park": "only the park of this number",
    "where": "only these categories: action:create,expand;age:0-7", "at_least": "limits: land_added_ha:10",
    "at_most": "limits: land_added_ha:100", "search": "words in the names of a line",
    "order": "a column, with - before it falling: --order=-land_added_ha",
    "across": "yes = periods are columns, no = they are lines",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The options, one per parameter of an address."""
    for name, text in OPTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, action="append", default=[], help=text)
    parser.add_argument("--address", help="the table as a link has it: 'rows=province&indicators=...'")


def run(table: Crosstab, form: str, rights: Rights, database: Database) -> None:
    """Prints the table. Raises what `ask` raises."""
    write(list(_lines(ask(table, rights, database), form)), form)


def asked_for(chosen: argparse.Namespace) -> Crosstab:
    """The table of a command line; what its options say goes with what its address says."""
    pairs = address.pairs(chosen.address or "")
    return Crosstab.parse([*pairs, *((name, text) for name in OPTIONS for text in getattr(chosen, name))])


def _lines(table: Table, form: str) -> Iterator[dict[str, object]]:
    """A row per line; figures as exact as they are, and for the eye short and with the total below them."""
    values = {column.key for column in table.value_columns}
    short = figure if form == "table" else _exact
    keys = [column.key for column in table.columns]
    for line in table.frame[keys].to_dict("records"):
        yield {key: short(cell) if key in values else cell for key, cell in line.items()}
    if form == "table" and table.crosstab.line_keys and table.no_totals is None:
        names = dict.fromkeys(keys, "") | dict(zip(keys[1:3], TOTAL, strict=True))
        yield names | {key: short(total) for key, total in table.totals.items()}


def _exact(value: float | None) -> float | int | None:
    number = known(value)
    return int(number) if number is not None and number.is_integer() else number
