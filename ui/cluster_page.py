"""One cluster by itself: the steps it has passed, what was measured in it, and its networks."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from common.figures import known
from common.jalali import jalali
from common.period import Period
from metrics import registry
from metrics.clusters import History
from ui import answers, axes, tables
from ui.charts import COLOURS, MAIN, draw, top_down
from ui.filters import Choice
from ui.marks import generated
from ui.words import category_name, digits, isolated, jalali_date, number, period_name, say, title_of

MEASURES = {
    "enterprises": "cluster_enterprises",
    "employment": "cluster_employment",
    "bdsp": "cluster_bdsp",
    "bdsp_projects": "cluster_bdsp_projects",
    "joint_activities": "cluster_joint_activities",
    "organisations": "cluster_organisations",
    "exports_musd": "cluster_exports_musd",
}


def show(record: Mapping[Any, Any], name: str, choice: Choice) -> None:
    """Timeline, readings and networks of the cluster, each with its table."""
    found = answers.cluster(int(record["id"]), choice.scope)
    st.subheader(name)
    if record["late"]:
        months = number(known(record["project_days"]), "count")
        st.caption(say("clusters.late_sentence", days=months))
    _timeline(found.stages, choice.scope.period)
    _readings(found)
    _networks(found)
    frames = (found.stages, found.readings, found.networks)
    generated(any(frame["simulated"].any() for frame in frames if len(frame)))


def _timeline(stages: pd.DataFrame, period: Period) -> None:
    """A bar per step from the day it was entered to the day it was left, and the same as a table."""
    rows = stages.to_dict("records")
    if rows:
        _bars(rows, period)
    listed = [
        {
            "step": category_name("step", row["step"]), "entered": jalali_date(row["entered_on"]),
            "left": jalali_date(row["left_on"]) if _left(row) else say("clusters.stands"),
            "days": row["days"],
        }
        for row in rows
    ]
    columns = [tables.Column(key, say(f"clusters.{key}")) for key in ("step", "entered", "left")]
    columns.append(tables.Column("days", say("clusters.days_in_step"), "count"))
    tables.show(listed, columns, say("clusters.timeline"), None)


def _bars(rows: Sequence[Mapping[Any, Any]], period: Period) -> None:
    ends = [row["left_on"] if _left(row) else period.last_day for row in rows]
    figure = top_down(
        [category_name("step", row["step"]) for row in rows],
        [(end - row["entered_on"]).total_seconds() * 1000 for end, row in zip(ends, rows, strict=True)],
        [isolated(say("clusters.days", days=number(row["days"], "count"))) for row in rows],
        {"color": [MAIN if _left(row) else COLOURS[1] for row in rows]},
    )
    figure.update_traces(base=[row["entered_on"].isoformat() for row in rows], textposition="auto")
    figure.update_xaxes(type="date", gridcolor=axes.GRID, **_years(rows[0]["entered_on"], max(ends)))
    draw(figure, "timeline", say("clusters.timeline"), 120 + 26 * len(rows), legend=False)


def _left(row: Mapping[Any, Any]) -> bool:
    return isinstance(row["left_on"], date)


def _years(first: date, last: date) -> dict[str, Any]:
    """The first days of Jalali years as places of the time axis, at most about ten."""
    years = range(jalali(first)[0], jalali(last)[0] + 2)
    chosen = [year for year in years if not (year - years[0]) % (1 + len(years) // 10)]
    starts = [Period.of_year(year).start for year in chosen]
    shown = [first - timedelta(days=60), last + timedelta(days=60)]
    return {
        "tickvals": [day.isoformat() for day in starts],
        "ticktext": [period_name(Period.of_year(year)) for year in chosen],
        "range": [day.isoformat() for day in shown],
    }


def _readings(found: History) -> None:
    rows = [
        {"day": jalali_date(row["read_on"]), "moment": category_name("moment", row["moment"])}
        | {name: row[name] for name in MEASURES}
        for row in found.readings.to_dict("records")
    ]
    columns = [tables.Column("day", say("clusters.read_on")), tables.Column("moment", say("clusters.moment"))]
    units = {name: registry.get(code).unit for name, code in MEASURES.items()}
    columns += [tables.Column(name, title_of(code), units[name]) for name, code in MEASURES.items()]
    tables.show(rows, columns, say("clusters.readings"), 320)


def _networks(found: History) -> None:
    rows = [
        {
            "number": digits(str(row["number"])),
            "kind": category_name("network", row["kind"]),
            "formed": jalali_date(row["formed_on"]),
        }
        for row in found.networks.to_dict("records")
    ]
    columns = [
        tables.Column("number", say("clusters.network")),
        tables.Column("kind", say("clusters.network_kind")),
        tables.Column("formed", say("clusters.formed")),
    ]
    tables.show(rows, columns, say("clusters.networks", count=number(len(rows), "count")), 320)
