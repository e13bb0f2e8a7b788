"""The total line of a table: asked of the rows again, so that ratios and medians are those of the whole."""

from dataclasses import replace
from typing import Any

import pandas as pd

from common.figures import known
from data_access.database import Database
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.values import values
from metrics.scope import Scope

Totals = dict[str, float | None]
Reason = tuple[str, str]
PERIODS: Reason = (
    "دوره‌ها در سطرها آمده‌اند و مقدار چند دوره یک جمع ندارد؛ برای جمع، دوره‌ها را در ستون‌ها بگذارید.",
    "Periods stand in lines, and figures of several periods have no one total: put the periods in columns.",
)
NARROWED: Reason = (
    "سطرها با جست‌وجو یا حد کم شده‌اند و جمعِ بقیه را نمی‌توان از ردیف‌ها پرسید؛ برای جمع، آن‌ها را بردارید.",
    "Search or limits leave lines out, and the rows have no total of the others: clear them for a total.",
)
EMPTY: Reason = (
    "سطری نمانده است؛ جست‌وجو یا حدها را کمتر کنید.", "No line is left: loosen the search or the limits.",
)


def totals(
    table: Crosstab, scope: Scope, lines: pd.DataFrame, narrowed: bool, database: Database
) -> tuple[Totals, Reason | None]:
    """A figure per value column over the whole selection, or unknown and why.

    `lines` are the lines shown; when they are `narrowed` by search or limits, the total is theirs.
    """
    unknown: Totals = dict.fromkeys(table.value_keys)
    if not table.across and len(table.periods) > 1:
        return unknown, PERIODS
    if lines.empty and table.rows:
        return unknown, EMPTY
    whole = _of_lines(table, scope, lines) if narrowed else _of_parks(table, scope)
    if whole is None:
        return unknown, NARROWED
    found = values(table, whole, (), database)
    line = found.iloc[0].to_dict()
    return {key: known(line[key]) for key in table.value_keys}, None


def _of_parks(table: Crosstab, scope: Scope) -> Scope:
    """Where lines are parks the total is of the provinces whose parks the reader may see."""
    allowed = scope.detail_provinces() if "park" in table.rows else None
    return scope if allowed is None else replace(scope, provinces=allowed)


def _of_lines(table: Crosstab, scope: Scope, lines: pd.DataFrame) -> Scope | None:
    """A scope that holds the shown lines and no other, if there is one."""
    shown: dict[str, list[Any]] = {key: list(lines[key].unique()) for key in table.rows}
    combined = 1
    for members in shown.values():
        combined *= len(members)
    if combined != len(lines):
        return None
    among = dict(scope.among)
    for key, members in shown.items():
        if key == "park" and len(members) > 1:
            return None
        if key == "park":
            scope = replace(scope, park=int(members[0]))
        elif key == "province":
            scope = replace(scope, provinces=frozenset(members))
        else:
            among[key] = tuple(str(member) for member in members)
    return replace(scope, among=tuple(among.items()))
