"""The rows a load changed, column by column, as far as the reader may see them."""

from typing import Any

import streamlit as st

from metrics import loads
from metrics.loads import Changed, Load
from metrics.register import titles
from metrics.scope import Rights
from ui import choices, restatements, tables
from ui.databases import around
from ui.identity import Reader
from ui.language import language
from ui.register import cell
from ui.tables import Column
from ui.words import digits, number, say

NAMES = ("row", "column", "old", "new")
HEIGHT = 460


def show(chosen: Load | None, reader: Reader) -> None:
    """The reader chooses one of the tables that the load touched."""
    if chosen is None:
        st.html(f'<p class="empty">{say("loads.choose_first")}</p>')
        return
    named = restatements.entities(chosen)
    if not named:
        st.html(f'<p class="empty">{say("loads.touched_nothing")}</p>')
        return
    entity = choices.pick("entity", say("loads.entity_choice"), named, say("loads.choose_entity"))
    if not entity:
        return
    before, after = around(chosen)
    found, more = loads.changes(chosen, entity, Rights.of(reader.role, reader.provinces), before, after)
    title = titles.of_entity(entity)[language() == "en"]
    columns = [Column(name, say(f"restated.{name}")) for name in NAMES]
    caption = say("restated.rows", entity=title, count=number(len(found), "count"))
    tables.show([_row(each) for each in found], columns, caption, HEIGHT)
    if more:
        st.caption(say("restated.more", rows=number(loads.MOST_ROWS, "count")))
    st.caption(say("restated.own_rows"))


def _row(each: Changed) -> dict[str, Any]:
    later = say("restated.removed") if each.removed else cell(each.new, each.column)
    return {
        "row": digits(str(each.row)), "column": each.column.title(language()),
        "old": cell(each.old, each.column), "new": later,
    }
