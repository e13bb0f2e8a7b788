"""Asks a table: checks it against the data and the reader's rights, and puts lines and words together."""

from typing import Any

from data_access.database import Database
from metrics import compute
from metrics.asking import written
from metrics.crosstab import lines as of_lines
from metrics.crosstab.against import check_against
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.table import Table
from metrics.crosstab.totals import totals
from metrics.crosstab.values import over, questions, values
from metrics.crosstab.words import columns_of, filters_of, notes_of
from metrics.reach import reach
from metrics.scope import Rights


def ask(crosstab: Crosstab, rights: Rights, database: Database) -> Table:
    """The table with its figures, for a reader with these rights.

    Raises Forbidden, UnknownPlace, UnknownCategory, BadSelection (too large) and DataUnavailable.
    """
    scope = crosstab.scope(rights)
    check_against(crosstab, scope, database)
    found = values(crosstab, scope, crosstab.rows, database)
    every = of_lines.named(crosstab, found, database)
    shown = of_lines.ordered(crosstab, of_lines.kept(crosstab, every))
    whole, reason = totals(crosstab, scope, shown, len(shown) < len(every), database)
    tables = tuple(dict.fromkeys(name for code in crosstab.codes for name in compute.tables(code)))
    columns = columns_of(crosstab, every)
    marks = [f"{key}__simulated" for key in crosstab.value_keys]
    shown = shown[[*(column.key for column in columns), *marks]]
    return Table(
        crosstab=crosstab, columns=columns, frame=shown, totals=whole, no_totals=reason,
        filters=filters_of(crosstab, database), notes=notes_of(reason),
        as_of=reach(database, tables).last_day, simulated=bool(shown[marks].to_numpy().any()),
    )


def sql(crosstab: Crosstab, rights: Rights, database: Database) -> str:
    """The text of every question for the lines of the table, with its values, one after the other."""
    scope = crosstab.scope(rights)
    check_against(crosstab, scope, database)
    asked: list[Any] = list(questions(crosstab, scope, crosstab.rows))
    if worked_out := over(crosstab, scope, crosstab.rows, database):
        asked += worked_out.statements()
    return ";\n\n".join(written(question, database) for question in asked)
