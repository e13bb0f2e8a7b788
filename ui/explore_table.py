"""The table an analyst built, with its totals, shaded figures and a legend of the shades."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from metrics.content import Column
from metrics.crosstab import Table
from metrics.crosstab.names import dimension_title
from ui import tables
from ui.language import language
from ui.marks import generated
from ui.words import digits, number, say, unit_name

SHADES = 5


def show(answer: Table, shaded: bool) -> None:
    """Up to tables.MOST lines; a file holds them all."""
    heads = answer.crosstab.line_keys
    columns = [
        tables.Column(f"{key}_{language()}", dimension_title(key, language())) for key in heads
    ] or [tables.Column("all", say("explore.all"))]
    columns += [
        _figures(column, _bounds(answer.frame[column.key]) if shaded else ())
        for column in answer.value_columns
    ]
    rows = answer.frame.head(tables.MOST).assign(all=say("country")).to_dict("records")
    said = say("explore.caption", lines=number(len(answer.frame), "count"),
               columns=number(len(answer.value_columns), "count"))
    tables.show(rows, columns, said, 560, _foot(answer, columns[0].key) if heads else None)
    if answer.no_totals:
        st.caption(answer.no_totals[0 if language() == "fa" else 1])
    if shaded:
        _legend()
    for note in answer.notes:
        st.caption(note[0 if language() == "fa" else 1])
    generated(answer.simulated)


def _figures(column: Column, bounds: Sequence[float]) -> tables.Column:
    named = unit_name(column.unit)
    title = f"{column.title(language())} ({named})" if named else column.title(language())
    return tables.Column(column.key, title, column.unit or "count", tuple(bounds))


def _bounds(figures: pd.Series) -> tuple[float, ...]:
    """Where each shade but the first begins, so that each holds about as many lines; equal figures share one.

    >>> _bounds(pd.Series([1.0, 2.0, 3.0, 4.0, 5.0]))
    (1.8, 2.6, 3.4, 4.2)
    >>> _bounds(pd.Series([None, 7.0]))
    ()
    """
    there = figures.dropna()
    if there.nunique() < 2:  # noqa: PLR2004 - nothing to tell apart
        return ()
    shares = [place / SHADES for place in range(1, SHADES)]
    return tuple(round(float(bound), 9) for bound in np.quantile(there.to_numpy(dtype="float64"), shares))


def _foot(answer: Table, first: str) -> dict[str, object] | None:
    if answer.no_totals:
        return None
    return {**dict.fromkeys(answer.frame.columns, ""), **answer.totals, first: say("explore.total")}


def _legend() -> None:
    """Five shades in words: the figures of each column are parted into fifths of its lines."""
    words = [digits(say(f"explore.shade.{shade}")) for shade in range(SHADES)]
    each = "".join(f'<span class="shade-{shade}">{word}</span>' for shade, word in enumerate(words))
    st.html(f'<p class="shades">{say("explore.shades")} {each}</p>')
