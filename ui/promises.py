"""Promises as rows: what was promised, the target printed, what is measured, and how it moved in a year."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics.compute import Reading
from metrics.desk import promises
from metrics.desk.promises import Promise
from metrics.indicator import Better
from ui import links, query, tables
from ui.desk_choice import Desk
from ui.language import language
from ui.words import number, say, title_of, unit_name

FIRST = "D9"
FIELDS = ("id", "text", "target", "indicator", "value", "before", "trend", "how")


def first(desk: Desk) -> None:
    """The ten minutes until access: the one promise with a number of its own."""
    promise = next(each for each in promises.catalogue() if each.id == FIRST)
    share, median, longest = query.readings(promise.codes, desk.choice.scope)
    said = say("promises.ten_minutes", share=_value(share), median=_value(median), longest=_value(longest))
    st.html(f'<p class="headline">{said}</p>{_mark([share, median, longest])}')


def table(desk: Desk, source: str) -> None:
    """The promises of one document; those of another provider are said to be so."""
    if source in {"sla", "duty"}:
        st.html(f'<p class="mark differs">{say("promises.other_provider")}</p>')
    listed = promises.of(source)
    codes = tuple(dict.fromkeys(code for each in listed for code in each.codes))
    readings = {each.code: each for each in query.readings(codes, desk.choice.scope)} if codes else {}
    rows = [row for each in listed for row in _rows(each, readings)]
    columns = [tables.Column(name, say(f"promises.column.{name}")) for name in FIELDS]
    tables.show(rows, columns, say(f"promises.table.{source}"), 560)
    if mark := _mark(list(readings.values())):
        st.html(mark)


def _rows(promise: Promise, readings: dict[str, Reading]) -> list[dict[str, Any]]:
    """A row per indicator that measures it; one that says why where none can."""
    about = {
        "id": promise.id, "text": promise.text(language()),
        "target": promise.target(language()) or say("promises.no_target"), "how": promise.how(language()),
    }
    if not promise.codes:
        why = say("promises.cannot", why=promise.cannot(language()))
        nothing = {"indicator": "", "value": say("promises.not_measured"), "before": "", "trend": ""}
        return [{**about, **nothing, "how": why}]
    again = {**about, "text": "", "target": "", "how": ""}
    return [
        {**(again if place else about), **_measured(readings[code])}
        for place, code in enumerate(promise.codes)
    ]


def _measured(reading: Reading) -> dict[str, Any]:
    before = number(reading.year_before, reading.indicator.unit)
    return {
        "indicator": links.to("handbook", title_of(reading.code), indicator=reading.code),
        "value": _value(reading), "before": before, "trend": _trend(reading),
    }


def _value(reading: Reading) -> str:
    return f"{number(reading.value, reading.indicator.unit)} {unit_name(reading.indicator.unit)}".strip()


def _trend(reading: Reading) -> str:
    """An arrow and a word: colour is not needed to read it."""
    if reading.change is None:
        return say("promises.trend.unknown")
    unit = reading.indicator.unit
    if number(reading.value, unit) == number(reading.year_before, unit):
        return say("promises.trend.same")
    rising = reading.change > 0
    arrow = say("promises.trend.up" if rising else "promises.trend.down")
    if reading.indicator.better is Better.NEUTRAL:
        return arrow
    good = rising == (reading.indicator.better is Better.HIGHER)
    return f"{arrow} {say('change.good' if good else 'change.bad')}"


def _mark(readings: Sequence[Reading]) -> str:
    there = any(each.simulated for each in readings)
    return f'<p class="mark simulated">{say("mark.simulated")}</p>' if there else ""
