"""Tables as plain HTML: right to left where the language is, with a caption and a sticky head."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from common.figures import known
from ui.links import Link
from ui.words import number, safe, say

MOST = 2000   # beyond this a browser freezes; the page says so instead of cutting silently


@dataclass(frozen=True)
class Column:
    """A column of a table: the key of its values, its title, and the unit of its numbers (None = text)."""

    key: str
    title: str
    unit: str | None = None
    bounds: tuple[float, ...] = ()  # where its next shade begins, for a column whose figures are coloured


def show(
    rows: Sequence[Mapping[Any, Any]], columns: Sequence[Column], caption: str, height: int | None = 420,
    foot: Mapping[Any, Any] | None = None,
) -> None:
    """Draws the table; every text of a row is escaped, a Link stands as it is. An empty one says why.

    `foot` is a last row that stays in sight, such as the total.
    """
    if not rows:
        st.html(f'<p class="empty">{say("table.empty", caption=safe(caption))}</p>')
        return
    head = "".join(f'<th scope="col">{safe(column.title)}</th>' for column in columns)
    body = "".join(_row(row, columns) for row in rows[:MOST])
    shown, everything = number(MOST, "count"), number(len(rows), "count")
    cut = say("table.cut", shown=shown, all=everything) if len(rows) > MOST else ""
    last = f"<tfoot>{_row(foot, columns)}</tfoot>" if foot else ""
    limit = f' style="max-block-size:{height}px"' if height else ""
    st.html(
        f'<div class="table" tabindex="0" role="region" aria-label="{safe(caption)}"{limit}><table>'
        f"<caption>{safe(caption)} {cut}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{last}</table></div>"
    )


def _row(row: Mapping[Any, Any], columns: Sequence[Column]) -> str:
    first, *others = columns
    cells = "".join(_cell(row[column.key], column) for column in others)
    return f'<tr><th scope="row">{_text(row[first.key], first)}</th>{cells}</tr>'


def _cell(value: Any, column: Column) -> str:
    kind = "text" if column.unit is None else "number"
    shade = f" shade-{bisect(column.bounds, value)}" if column.bounds and known(value) is not None else ""
    return f'<td class="{kind}{shade}">{_text(value, column)}</td>'


def _text(value: Any, column: Column) -> str:
    if column.unit is not None:
        return f"<bdi>{number(value, column.unit)}</bdi>"
    if isinstance(value, bool):
        return f'<span class="{"yes" if value else "no"}">{say("yes") if value else say("no")}</span>'
    return value if isinstance(value, Link) else safe("" if value is None else value)
