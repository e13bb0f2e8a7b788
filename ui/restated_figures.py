"""The figures that a load restated, and what an indicator showed from load to load."""

from typing import Any

import pandas as pd
import streamlit as st

from common.figures import known
from metrics import compute, loads, registry, restated
from metrics.loads import Load
from metrics.scope import Rights, Scope
from ui import alerts, links, query, restatements, tables
from ui.databases import around, before
from ui.filters import Choice
from ui.identity import Reader
from ui.kept import kept
from ui.tables import Column
from ui.words import digits, moment, number, period_name, safe, say, step, title_of, unit_name

HEIGHT = 560
PARCEL = 30   # indicators asked at a time
MOST = 6   # loads back that the history of a figure goes: each needs a database of its own
PLACES = 2
UNITS = ("figure", "place", "old", "new", "difference")


def show(chosen: Load | None, choice: Choice) -> None:
    """Old and new of every figure of the chosen period that the load moved."""
    if chosen is None:
        st.html(f'<p class="empty">{say("loads.choose_first")}</p>')
        return
    codes = loads.reading(chosen)
    found = _asked(chosen, codes, choice.scope)
    period = period_name(choice.scope.period)
    if found.empty:
        st.html(f'<p class="empty">{say("restated.no_figure", period=safe(period))}</p>')
        return
    told = say("restated.figures", count=number(found["code"].nunique(), "count"), period=period)
    st.html(f'<p class="story">{safe(told)}</p>')
    if chosen.reason:
        st.html(f'<p class="story">{safe(say("restated.reason", reason=chosen.reason))}</p>')
    columns = [Column(name, say(f"restated.{name}")) for name in UNITS]
    names = query.province_names()
    tables.show([_row(row, names) for row in found.to_dict("records")], columns, told, HEIGHT)


def _asked(chosen: Load, codes: tuple[str, ...], scope: Scope) -> pd.DataFrame:
    """Parcel by parcel, with how far it is: a load of many tables moves hundreds of figures."""
    place, told = st.empty(), say("restated.asking", count=number(len(codes), "count"))
    parts = [restated.NOTHING]
    for first in range(0, len(codes), PARCEL):
        place.progress(first / len(codes), text=told)
        parcel = codes[first : first + PARCEL]
        parts.append(_restated(query.key_of(scope), chosen.id, parcel, scope, chosen))
    place.empty()
    return pd.concat([part for part in parts if not part.empty] or parts, ignore_index=True)


@kept(200)
def _restated(key: tuple[Any, ...], load_id: int, codes: tuple[str, ...], _scope: Scope,
              _chosen: Load) -> pd.DataFrame:
    return restated.restated(*around(_chosen), codes, _scope)


def _row(row: dict[Any, Any], names: dict[str, str]) -> dict[str, Any]:
    unit = registry.get(row["code"]).unit
    place, named = row["province"], f" ({unit_name(unit)})" if unit_name(unit) else ""
    return {
        "figure": links.handbook(row["code"], f"{title_of(row['code'])}{named}"),
        "place": names.get(place, "") if place else say("country"),
        "old": number(known(row["old"]), unit), "new": number(known(row["new"]), unit),
        "difference": _difference(known(row["difference"]), unit),
    }


def _difference(value: float | None, unit: str) -> str:
    """Signed; one that is too small for its decimals is told as such, because the figure did change."""
    least = 0 if unit == "count" else PLACES
    shown = step(value, least)
    return say("restated.tiny") if value and shown == digits("0") else shown


def history(choice: Choice, reader: Reader) -> None:
    """What the dashboard showed before each of the last loads that may have moved the indicator, and now."""
    code = choice.indicator or restatements.FIRST
    rights = Rights.of(reader.role, reader.provinces)
    found = loads.touching(code, restatements.known(rights))
    if not found:
        st.html(f'<p class="empty">{say("figure_history.none", title=safe(title_of(code)))}</p>')
        return
    if not st.toggle(say("figure_history.show", count=number(min(len(found), MOST), "count")), key="shown"):
        return
    unit = registry.get(code).unit
    now = compute.readings((code,), choice.scope, query.database())[0].value
    rows = [{"until": say("figure_history.now"), "value": number(now, unit), "who": "", "reason": ""}]
    for each in found[:MOST]:
        value = compute.readings((code,), choice.scope, before(each))[0].value
        rows.append({
            "until": moment(each.at), "value": number(value, unit), "who": restatements.who(each, reader),
            "reason": each.reason or "",
        })
    columns = [Column(name, say(f"figure_history.{name}")) for name in rows[0]]
    caption = say("figure_history.caption", title=title_of(code), period=period_name(choice.scope.period))
    tables.show(rows, columns, caption, None)
    if len(found) > MOST:
        alerts.note(say("figure_history.more", count=number(MOST, "count")))


def link(code: str, rights: Rights) -> None:
    """Beside a figure: its restatements, if a load touched a table that it reads."""
    found = loads.touching(code, restatements.known(rights))
    if found:
        told = say("restated.link", count=number(len(found), "count"), at=moment(found[0].at))
        goal = links.to("restatements", told, indicator=code, load=str(found[0].id))
        st.html(f'<p class="story">{goal}</p>')
