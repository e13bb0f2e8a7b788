"""Printed cells on the screen: the grid of them, one told in full, and the file to take home."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from common import spreadsheet
from data_access.report import Cell
from metrics import domains, ledger
from metrics.contradictions_in_words import of_cells
from metrics.ledger import Entry
from metrics.printed_cells import BOOKLET, printed_days
from metrics.printing import figure
from metrics.scope import Rights, Scope
from ui import explain, links, query
from ui.identity import Reader
from ui.language import language
from ui.words import digits, number, period_name, safe, say, unit_name

SHOWN = (
    "figure", "part", "place", "period", "table", "printed", "computed", "difference", "verdict", "reason",
)
ELSEWHERE = ("prose", "chart", "list", "cluster", "desk", "booklet")   # where figures stand that no table has
WIDTHS = {   # pixels, so that the grid fits an office screen: Persian begins at its right end
    "figure": 190, "part": 80, "place": 75, "period": 45, "table": 105, "printed": 75, "computed": 75,
    "difference": 70, "verdict": 75, "reason": 95,
}
LINE, MOST_LINES = 35, 13   # height of a line of the grid in pixels, and how many are seen at once


def texts(found: Sequence[Entry]) -> dict[str, str]:
    """Figure id to every text of the entry that a reader may look for."""
    said = zip(found, _rows(found), strict=True)
    return {
        entry.cell.figure_id: " ".join((
            *(row[name] for name in ("figure", "place", "part", "reason")),
            entry.cell.indicator_code, entry.cell.note, entry.cell.printed,
        ))
        for entry, row in said
    }


def listed(found: Sequence[Entry], reader: Reader) -> None:
    """The cells as a table, a download of all of them, and the chosen one told in full."""
    st.html(f'<p class="story" role="status">{say("ledger.listed", count=number(len(found), "count"))}</p>')
    if not found:
        return
    _download(found)
    columns = SHOWN if language() == "en" else SHOWN[::-1]   # the grid itself knows no right to left
    height = LINE * (min(len(found), MOST_LINES) + 1) + 3
    event: Any = st.dataframe(
        _columns(found), key="ledger", hide_index=True, height=height, column_order=columns,
        column_config={name: st.column_config.TextColumn(say(f"ledger.{name}"), width=WIDTHS[name])
                       for name in SHOWN},
        on_select="rerun", selection_mode="single-row", alt=say("ledger.grid"),
    )
    st.caption(say("ledger.choose"))
    for row in [row for row in event.selection.rows if row < len(found)]:
        _one(found[row], reader)


def _columns(found: Sequence[Entry]) -> dict[str, list[str]]:
    """Column by column, in the reader's words and digits."""
    rows = _rows(found)
    return {name: [row[name] for row in rows] for name in SHOWN}


def _rows(found: Sequence[Entry]) -> list[dict[str, str]]:
    spoken, names = language(), {"IR": say("country"), **query.province_names()}
    return [_row(entry, _place(entry.cell.scope, names), spoken) for entry in found]


def _place(scope: str, names: Mapping[str, str]) -> str:
    code, _, site = scope.partition("/")
    name = names.get(code, names["IR"])
    return say("list.comma").join([name, site]) if site else name


@lru_cache(maxsize=10_000)
def _row(entry: Entry, place: str, spoken: str) -> dict[str, str]:
    """The texts of one cell; kept, because putting thousands of numbers into words takes a while."""
    cell = entry.cell
    return {
        "figure": domains.title_of(cell.indicator_code, spoken), "part": _part(entry),
        "place": place, "period": _period(cell), "table": table_name(ledger.table_of(cell)),
        "printed": number(cell.value, cell.unit), "computed": number(entry.computed, cell.unit),
        "difference": _difference(entry),
        "verdict": say(f"verdict.{entry.verdict}"), "reason": entry.reason(spoken),
    }


def _period(cell: Cell) -> str:
    """The year as printed; the quarter of a booklet in words."""
    return period_name(printed_days(cell)) if cell.period_type == BOOKLET else digits(cell.period)


def _difference(entry: Entry) -> str:
    """Equal figures differ by no more than the print was rounded."""
    if entry.verdict == "equal":
        return say("ledger.rounding") if entry.difference else number(0, "count")
    return number(entry.difference, entry.cell.unit, signed=True)


def _part(entry: Entry) -> str:
    """The category, and what of the indicator the cell prints when it is not the figure itself."""
    kinds = [say(f"ledger.kind.{entry.cell.kind}")] if entry.cell.kind == "plan" else []
    return say("list.comma").join([*domains.category_titles(entry.cell.category, language()), *kinds])


def table_name(table: str) -> str:
    """Chapter and table in words; `2 / 14`, `3 / chart 16`, `2 / prose`, `s / desk guide`."""
    chapter, _, name = table.partition(" / ")
    kind, _, which = name.partition(" ")
    if kind in ELSEWHERE:
        return digits(say(f"ledger.in_{kind}", chapter=chapter, number=which))
    kind = "table" if name.isdigit() else "section"
    return digits(say(f"ledger.in_{kind}", chapter=chapter, number=name))


def _one(entry: Entry, reader: Reader) -> None:
    """The chosen cell: its figures, the reason in full, the way to its indicator and to its rows."""
    cell = entry.cell
    said = _facts(entry).items()
    facts = "".join(f"<div><dt>{say(key)}</dt><dd>{safe(text)}</dd></div>" for key, text in said)
    title = f"{domains.title_of(cell.indicator_code, language())} · {query.place_name(cell.scope)}"
    heading = f"{safe(title)} · {safe(_period(cell))}"
    st.html(f'<article class="park told"><h3>{heading}</h3><dl>{facts}</dl></article>')
    if ledger.is_computed(cell.indicator_code):
        st.html(links.handbook(cell.indicator_code, say("ledger.to_handbook")))
        explain.button(cell.indicator_code, _scope(entry, reader), "ledger")


def _facts(entry: Entry) -> dict[str, str]:
    """Key of a title to the text under it."""
    cell, told = entry.cell, of_cells(language()).get(entry.cell.figure_id)
    facts = {
        "ledger.printed": f"{number(cell.value, cell.unit)} {unit_name(cell.unit)}",
        "ledger.computed": f"{number(entry.computed, cell.unit)} {unit_name(cell.unit)}",
        "ledger.difference": _difference(entry),
        "ledger.table": table_name(ledger.table_of(cell)),
        "ledger.verdict": say(f"verdict.{entry.verdict}"),
        "ledger.reason": entry.reason(language()) or say("none"),
    }
    if told:
        facts |= {f"contradiction.{name}": getattr(told, name) for name in ("one", "other", "shown")}
    return facts


def _scope(entry: Entry, reader: Reader) -> Scope:
    """The days and the province of the cell; rows of a named park are those of its province."""
    cell = entry.cell
    period = printed_days(cell)
    own = frozenset({cell.province} if cell.province else ())
    return Scope(period, Rights.of(reader.role, reader.provinces), own)


def _download(found: Sequence[Entry]) -> None:
    """All chosen cells as a file for a spreadsheet, with plain numbers."""
    names = (
        "figure_id", "code", "figure", "domain", "scope", "place", "part", "period", "table", "printed",
        "computed", "difference", "unit", "verdict", "reason",
    )
    titles = {name: say(f"ledger.{name}") for name in names}
    lines = [_exported(entry, row) for entry, row in zip(found, _rows(found), strict=True)]
    st.download_button(
        say("ledger.download"), spreadsheet.csv_bytes(lines, titles), file_name="reconciliation.csv",
        mime="text/csv", key="ledger-download", on_click="ignore",
    )


def _exported(entry: Entry, row: Mapping[str, str]) -> dict[str, Any]:
    """One line of the file: texts as on the screen, numbers as numbers."""
    cell = entry.cell
    return {
        **row, "figure_id": cell.figure_id, "code": cell.indicator_code, "scope": cell.scope,
        "domain": entry.domain, "period": cell.period, "printed": figure(cell.value),
        "computed": figure(entry.computed), "difference": figure(entry.difference), "unit": cell.unit,
    }
