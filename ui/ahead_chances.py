"""When what is open now should end: by service, the requests most at risk, and whether the chances hold."""

from typing import Any

import streamlit as st

from metrics.desk import chances, risk
from metrics.desk.chances import HORIZONS, Check
from metrics.desk.risk import AtRisk
from ui import desk_choice, query, tables
from ui.desk_choice import Desk
from ui.desk_words import history, role_of_step, service_name, step_name
from ui.words import jalali_date, left_to_right, number, say

TEXTS = ("tracking_number", "service", "province", "step", "role", "due_on")


def by_service(desk: Desk) -> None:
    """Of the open requests of each service, how many should end within 7, 30 and 90 days."""
    found = desk_choice.ask(chances.expected, desk.selection)
    rows = [
        {"service": service_name(each.service), "open": each.open, "unknown": each.unknown,
         **{str(days): round(many) for days, many in zip(HORIZONS, each.within, strict=True)}}
        for each in found
    ]
    columns = [tables.Column("service", say("desk.service"))]
    columns.append(tables.Column("open", say("ahead.open"), "count"))
    columns += [tables.Column(str(days), _within(days), "count") for days in HORIZONS]
    columns.append(tables.Column("unknown", say("ahead.unknown"), "count"))
    tables.show(rows, columns, say("ahead.expected_table"), None)
    st.caption(say("ahead.chances_how"))


def most_at_risk(desk: Desk) -> None:
    """Not late yet, the likeliest to become so first; no personal data is in it."""
    found = desk_choice.ask(risk.most_at_risk, desk.selection)
    columns = [tables.Column(name, say(f"ahead.list.{name}")) for name in TEXTS]
    columns += [tables.Column("age", say("ahead.list.age"), "count"),
                tables.Column("late", say("ahead.list.late"), "%"),
                tables.Column("lateness", say("ahead.list.lateness"), "count")]
    columns += [tables.Column(str(days), _within(days), "%") for days in HORIZONS]
    columns.append(tables.Column("link", say("desk.history")))
    tables.show([_row(each) for each in found], columns, say("ahead.risk_table"), 520)
    st.caption(say("ahead.risk_how"))


def checked(desk: Desk) -> None:
    """Predicted beside observed on requests that the chances had not seen."""
    found = desk_choice.ask(chances.checked, desk.selection)
    total = sum(each.requests for each in found)
    if total:
        off = sum(abs(each.predicted - each.observed) * each.requests for each in found) / total
        fits, every = (number(many, "count") for many in (sum(each.fits for each in found), len(found)))
        said = say("ahead.off", points=number(round(100 * off, 1), "points"), fits=fits, all=every)
        st.html(f'<p class="story">{said}</p>')
    columns = [tables.Column("service", say("desk.service"))]
    columns += [tables.Column(key, say(f"ahead.check.{key}"), unit) for key, unit in
                (("age", "count"), ("horizon", "count"), ("requests", "count"), ("predicted", "%"),
                 ("observed", "%"), ("low", "%"), ("high", "%"), ("fits", None))]
    tables.show([_checked(each) for each in found], columns, say("ahead.check_table"), 360)
    st.caption(say("ahead.check_how"))


def _within(days: int) -> str:
    return say("ahead.within", days=number(days, "count"))


def _row(each: AtRisk) -> dict[str, Any]:
    shares = {str(days): round(100 * share) for days, share in zip(HORIZONS, each.within, strict=True)}
    return {
        "tracking_number": left_to_right(each.tracking_number) or say("desk.no_number"),
        "service": service_name(each.service), "step": step_name(each.step), "age": each.age,
        "province": query.province_names().get(each.province, each.province),
        "role": role_of_step(each.step), "due_on": jalali_date(each.due_on),
        "late": round(100 * each.late), "lateness": round(each.lateness),
        "link": history(each.tracking_number), **shares,
    }


def _checked(each: Check) -> dict[str, Any]:
    shares = {key: round(100 * getattr(each, key), 1) for key in ("predicted", "observed", "low", "high")}
    return {"service": service_name(each.service), "age": each.age, "horizon": each.horizon,
            "requests": each.requests, "fits": each.fits, **shares}
