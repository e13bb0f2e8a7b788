"""What was decided within the promised time, by service and by month, open ones past their time as missed."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from common.period import Period
from metrics.desk import promises
from metrics.desk.promises import VERDICTS, Kept
from ui import axes, charts, desk_choice, tables
from ui.desk_choice import Desk
from ui.desk_words import service_name
from ui.language import language
from ui.marks import generated
from ui.words import isolated, number, period_name, safe, say

LOOK = {"kept": ("#0F6B3A", ""), "missed": ("#B3541E", "/"), "missed_open": ("#7A3B8F", "x")}


def by_service(desk: Desk) -> None:
    """A row per service with an announced time; the others are named."""
    found = desk_choice.ask(promises.kept, desk.selection, "service_id")
    services = desk_choice.services()
    rows = [
        {"name": service_name(each.key), "days": _promised(each.key),
         "assumed": each.key in services and services[each.key].assumed, **_row(each)}
        for each in found
    ]
    columns = [tables.Column("name", say("desk.service")), tables.Column("days", say("promises.promised")),
               tables.Column("assumed", say("promises.assumed")), *_columns()]
    tables.show(rows, columns, say("promises.by_service"), None)
    none = [service.name(language()) for service in services.values() if service.promised_days is None]
    if none:
        told = say("promises.none_announced", names=safe(say("list.comma").join(none)))
        st.html(f'<p class="asof">{told}</p>')   # not a caption: that would take names for Markdown
    generated(any(each.simulated for each in found))


def by_month(desk: Desk) -> None:
    """Bars of the months in which the announced time ran out, and the same as a table."""
    found = desk_choice.ask(promises.kept, desk.selection, "month")
    if not found:
        st.html(f'<p class="empty">{say("promises.none_due")}</p>')
        return
    names = [_month(each.key) for each in found]
    charts.draw(_figure(found, names), "promises-months", say("promises.by_month"), 340, legend=True)
    rows = [{"name": name, **_row(each)} for name, each in zip(names, found, strict=True)]
    columns = [tables.Column("name", say("promises.month")), *_columns()]
    tables.show(rows, columns, say("promises.by_month"), 320)


def _promised(key: int) -> str:
    service = desk_choice.services().get(key)
    if service is None or service.promised_days is None:
        return say("promises.no_target")
    return say(f"promises.days.{service.clock}", days=number(service.promised_days, "count"))


def _row(each: Kept) -> dict[str, float | None]:
    share = None if each.share is None else round(each.share, 1)
    return {**{verdict: getattr(each, verdict) for verdict in VERDICTS}, "share": share}


def _columns() -> list[tables.Column]:
    found = [tables.Column(verdict, say(f"promises.{verdict}"), "count") for verdict in VERDICTS]
    return [*found, tables.Column("share", say("promises.share"), "%")]


def _figure(found: Sequence[Kept], names: Sequence[str]) -> go.Figure:
    figure = go.Figure()
    for verdict, (colour, pattern) in LOOK.items():
        values = [getattr(each, verdict) for each in found]
        figure.add_bar(
            x=list(names), y=values, name=isolated(say(f"promises.{verdict}")),
            marker={"color": colour, "pattern": {"shape": pattern}}, textposition="none",
            text=[number(value, "count") for value in values],
            hovertemplate="%{x}: %{text}<extra>%{fullData.name}</extra>",
        )
    places, texts = axes.ticks([float(each.all) for each in found], "count")
    figure.update_yaxes(title=say("desk.requests"), tickvals=places, ticktext=texts, gridcolor=axes.GRID)
    figure.update_xaxes(type="category", tickangle=-45)
    figure.update_layout(barmode="stack")
    return figure


def _month(key: int) -> str:
    return period_name(Period.parse(f"{key // 100}-{key % 100:02}"))
