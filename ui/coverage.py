"""Utility coverage: shares with their numerators, the parks that lack each by name, a matrix by province."""

from collections.abc import Sequence

import streamlit as st

from common.errors import DashboardError
from metrics import registry
from metrics.compute import Reading
from ui import alerts, charts, query, story, tables
from ui.filters import Choice
from ui.language import language
from ui.words import number, say, title_of

NAMED = 30   # so many lacking parks are named in a sentence; beyond that they are in the table


def shares(readings: Sequence[Reading], choice: Choice) -> None:
    """«849 of 858 have water» for each share, and the ones without by name."""
    for reading in readings:
        if reading.numerator is None or reading.denominator is None:
            story.sentence("coverage.unknown", title=title_of(reading.code))
            continue
        story.sentence(
            "coverage.share", title=title_of(reading.code), having=number(reading.numerator, "count"),
            of=number(reading.denominator, "count"), percent=number(reading.value, "%"),
        )
        _lacking(reading, choice)


def _lacking(reading: Reading, choice: Choice) -> None:
    try:
        without = query.rows(reading.code, choice.scope, lacking=True)
    except DashboardError as problem:
        # A deputy looks at another province: the share is open, the names are not.
        alerts.note(problem.text(language()))
        return
    if without.empty:
        return
    records = without.to_dict("records")
    heading = say("coverage.without", count=number(len(records), "count"))
    with st.expander(heading, expanded=len(records) <= NAMED // 3):
        columns = [tables.Column("name_fa", say("park")), tables.Column("province", say("province"))]
        tables.show(records, columns, say("coverage.without_of", title=title_of(reading.code)), 260)


def matrix(base: str, codes: Sequence[str], choice: Choice) -> None:
    """A row per province: parks in operation and, of the parks, how many have each utility."""
    frame = query.breakdown((base, *codes), choice.scope, ("province",))
    names = query.province_names()
    named = frame.assign(name=[names[code] for code in frame["province"]])
    rows = named.sort_values(base, ascending=False).to_dict("records")
    columns = [tables.Column("name", say("province"))]
    columns += [tables.Column(code, title_of(code), registry.get(code).unit) for code in (base, *codes)]
    st.subheader(say("coverage.matrix"))
    tables.show(rows, columns, say("coverage.matrix"), 520)
    charts.note(frame, (base, *codes))
