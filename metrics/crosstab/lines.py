"""The lines of a table: their names, and which stay, in which order, under its search, limits and sorting."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data_access.database import Database
from metrics import describe, registry, search
from metrics.crosstab.names import LANGUAGES, member_names, place_names
from metrics.crosstab.selection import PERIOD, Crosstab


def named(table: Crosstab, found: pd.DataFrame, database: Database) -> pd.DataFrame:
    """The values in the order of their keys, which are columns, each followed by `<key>_fa` and `<key>_en`.

    Keys are text, but for parks, zones and others that are numbers in the database.
    """
    lines = found.copy().reset_index(drop=not table.line_keys)   # copied: many columns were put side by side
    ranks: dict[str, pd.Series] = {}
    columns: dict[str, Any] = {}
    for key in table.line_keys:
        places, members = place_names(key, database), lines[key]
        each = {member: member_names(key, member, places) for member in members.unique()}
        columns[key] = members
        columns |= {f"{key}_{language}": members.map({member: names[n] for member, names in each.items()})
                    for n, language in enumerate(LANGUAGES)}
        order = {member: number for number, member in enumerate(_ordered(table, key, list(each)))}
        ranks[key] = members.map(order)
    values = lines.drop(columns=list(table.line_keys))
    whole = pd.concat([pd.DataFrame(columns, index=lines.index), values], axis=1)
    if not ranks:
        return whole
    by_keys = pd.DataFrame(ranks).sort_values(list(ranks), kind="stable").index
    return whole.loc[by_keys].reset_index(drop=True)


def kept(table: Crosstab, lines: pd.DataFrame) -> pd.DataFrame:
    """The lines the search and the limits leave. A figure that is unknown fulfils no limit."""
    for key, limit in table.at_least:
        lines = lines[lines[key] >= limit]
    for key, limit in table.at_most:
        lines = lines[lines[key] <= limit]
    wanted = search.words(table.search)
    if wanted and table.rows:
        names = [name for name in table.name_keys if not name.startswith(f"{PERIOD}_")]
        each_line = lines[names].itertuples(index=False, name=None)
        texts = [[search.folded(name) for name in line] for line in each_line]
        found = [all(any(word in text for text in each) for word in wanted) for each in texts]
        lines = lines[pd.Series(found, index=lines.index, dtype=bool)]
    return lines.reset_index(drop=True)


def ordered(table: Crosstab, lines: pd.DataFrame) -> pd.DataFrame:
    """By the column of `order`, lines without a figure last; equal ones stay in the order of their keys."""
    column = table.order.removeprefix("-")
    if not column:
        return lines
    rising = not table.order.startswith("-")
    if column in table.line_keys:
        members = _ordered(table, column, list(lines[column].unique()))
        places = lines[column].map({member: number for number, member in enumerate(members)})
    elif column in table.name_keys:
        places = lines[column].map(search.folded)
    else:
        places = lines[column]
    placed = places.sort_values(ascending=rising, kind="stable", na_position="last").index
    return lines.loc[placed].reset_index(drop=True)


def _ordered(table: Crosstab, key: str, members: Sequence[Any]) -> list[Any]:
    """Members in the order they are declared or asked for, the others by key."""
    if key == PERIOD:
        declared = [str(step) for step in table.periods]
    else:
        declared = list(describe.categories(registry.get(table.codes[0]), key))
    return sorted(members, key=lambda member: (_place(declared, member), *_key(member)))


def _place(declared: Sequence[str], member: Any) -> int:
    return declared.index(str(member)) if str(member) in declared else len(declared)


def _key(member: Any) -> tuple[int, str]:
    return (0, member) if isinstance(member, str) else (int(member), "")
