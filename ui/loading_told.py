"""What a load would do, in tables: counts by table, examples of changes, refusals with their remedies."""

import streamlit as st

from data_access.loading import titles
from data_access.loading.entities import ENTITIES
from data_access.uploads.outcome import FIGURES, Outcome
from ui import tables
from ui.language import language
from ui.tables import Column
from ui.words import number, say

SHOWN = 200   # refusals on the screen; the workbook has all that are kept


def counts(outcome: Outcome) -> None:
    """Rows added, changed, removed and left as they were, by table."""
    if not outcome.entities:
        return
    names = ("added", "changed", "removed", "unchanged")
    rows = [
        {"entity": entity(name), **{each: getattr(counted, each) for each in names}}
        for name, counted in outcome.entities.items()
    ]
    columns = [Column("entity", say("loading.entity"))]
    columns += [Column(name, say(f"loading.{name}"), "count") for name in names]
    tables.show(rows, columns, say("loading.counts_mended" if outcome.refused else "loading.counts"), None)
    for fa, en in outcome.notes:
        st.caption(fa if language() == "fa" else en)


def examples(outcome: Outcome) -> None:
    """A few changed cells: what stands there now and what will."""
    if not outcome.examples:
        return
    rows = [
        {"entity": entity(each.entity), "row": each.row, "column": _column(each.entity, each.column),
         "old": each.old or say("loading.empty"), "new": each.new or say("loading.empty")}
        for each in outcome.examples
    ]
    names = ("entity", "row", "column", "old", "new")
    tables.show(rows, [Column(name, say(f"loading.{name}")) for name in names], say("loading.examples"))


def refusals(outcome: Outcome) -> None:
    """Where, what, and how to mend it; the rest is in the workbook."""
    if not outcome.refusals:
        return
    rows = [
        {"file": each.file, "sheet": each.sheet, "row": number(each.row or None, "count"),
         "column": each.column, "value": each.value, "mend": each.fa if language() == "fa" else each.en}
        for each in outcome.refusals[:SHOWN]
    ]
    names = ("file", "sheet", "row", "column", "value", "mend")
    tables.show(rows, [Column(name, say(f"loading.{name}")) for name in names], say("loading.refusals"))


def entity(name: str) -> str:
    """The title of a table in the reader's language."""
    return say("loading.figures") if name == FIGURES else titles.of_entity(name, language())


def _column(name: str, field: str) -> str:
    columns = [each for each in ENTITIES[name].columns if each.of.name == field]
    return titles.of_column(columns[0], language()).partition(" (")[0] if len(columns) == 1 else field
