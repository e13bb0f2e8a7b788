"""What returns for correction cost, and which step hands over to which."""

from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from metrics.desk import rework
from metrics.desk.rework import Fix, Loss, Rounds
from ui import axes, desk_choice, tables
from ui.charts import draw, top_down
from ui.desk_choice import Desk
from ui.language import language
from ui.words import drawn, isolated, number, safe, say
from ui.workflow_words import percent, reason, whole

ROOM = 1.6   # of an axis, for the figure at the end of the longest bar
MANY = 6   # sendings that are shown one by one; the rest together


def show(desk: Desk) -> None:
    """The share that was sent back, in how many rounds, what that cost by cause, and the best fix."""
    found = desk_choice.ask(rework.rounds, desk.selection)
    lost = desk_choice.ask(rework.losses, desk.selection)
    names = _names(desk)
    _story(found, rework.largest_gain(lost, found.ended), names)
    picture, beside = st.columns([2, 3])
    with picture:
        _rounds(found)
    with beside:
        rows = [_row(loss, names) for loss in lost]
        units = {"returns": "count", "back": "count", "days": "count", "mean": "days"}
        columns = [tables.Column(name, say(f"workflow.loss.{name}"), units.get(name))
                   for name in ("step", "reason", *units)]
        tables.show(rows, columns, say("workflow.losses"), 420)
        st.caption(say("workflow.losses_note"))


def _names(desk: Desk) -> dict[str, str]:
    """Code of each step of the service to its name."""
    own = (step for step in desk_choice.steps().values() if step.service == desk.selection.service)
    return {step.code: step.name(language()) for step in own}


def _story(found: Rounds, fix: Fix | None, names: dict[str, str]) -> None:
    if not found.ended:
        st.html(f'<p class="story">{say("workflow.no_ends")}</p>')
        return
    told = say(
        "workflow.returned", share=percent(found.returned_share), ended=number(found.ended, "count"),
        mean=number(found.mean, "rounds/request"),
    )
    st.html(f'<p class="story">{told}</p>')
    if fix is not None:
        best = say(
            "workflow.fix", reason=reason(fix.loss.reason), code=fix.loss.step,
            name=names.get(fix.loss.step, ""), days=number(round(fix.loss.days), "count"),
            share=percent(fix.share), each=number(fix.per_request, "days"),
        )
        st.html(f'<p class="headline">{safe(best)}</p>')


def _rounds(found: Rounds) -> None:
    """How often requests that ended had been sent."""
    if not found.ended:
        return
    several = {times: many for times, many in found.requests.items() if times < MANY}
    rest = sum(many for times, many in found.requests.items() if times >= MANY)
    labels = [_times(times) for times in several]
    labels += [say("workflow.or_more", n=_times(MANY))] if rest else []
    values: list[float | None] = [*several.values(), *([rest] if rest else [])]
    texts = [f'{number(value, "count")} ({percent((value or 0) / found.ended)})' for value in values]
    figure = top_down([isolated(label) for label in labels], values, [isolated(text) for text in texts])
    places, marks = axes.ticks([float(value or 0) for value in values], "count")
    widest = ROOM * max(value or 0 for value in values)
    title = say("desk.requests")
    figure.update_xaxes(
        range=[0, widest], tickvals=places, ticktext=marks, title=title, gridcolor=axes.GRID
    )
    figure.update_yaxes(type="category")
    draw(figure, "workflow-rounds", say("workflow.rounds_alt"), 90 + 34 * len(labels), legend=False)
    rows = [{"times": label, "many": value} for label, value in zip(labels, values, strict=True)]
    many = tables.Column("many", say("desk.requests"), "count")
    tables.show(rows, [tables.Column("times", say("workflow.sendings")), many], say("workflow.rounds"), None)


def _times(times: int) -> str:
    return say("workflow.times", n=number(times, "count"))


def _row(loss: Loss, names: dict[str, str]) -> dict[str, Any]:
    return {
        "step": whole(loss.step, names.get(loss.step, "")), "reason": reason(loss.reason),
        "returns": loss.returns, "back": loss.back, "days": round(loss.days), "mean": loss.mean_days,
    }


def handovers(desk: Desk) -> None:
    """From which step to which, as a heat map and as a table; the largest first."""
    frame = desk_choice.ask(rework.handovers, desk.selection)
    if frame.empty:
        st.html(f'<p class="empty">{say("table.empty", caption=say("workflow.handovers"))}</p>')
        return
    frame = frame.assign(to=frame["to"].where(frame["to"].notna(), say("workflow.the_end")))
    names = _names(desk)
    picture, beside = st.columns([3, 2])
    with picture:
        _heat(frame, list(names))
    with beside:
        ordered = frame.sort_values("moves", ascending=False).to_dict("records")
        rows = [
            {"leaves": whole(row["leaves"]), "to": whole(row["to"]), "moves": row["moves"],
             "name": names.get(row["leaves"], ""), "next": names.get(row["to"], "")}
            for row in ordered
        ]
        columns = [
            tables.Column("leaves", say("workflow.from")), tables.Column("name", say("workflow.column.name")),
            tables.Column("to", say("workflow.to")), tables.Column("next", say("workflow.column.name")),
            tables.Column("moves", say("workflow.moves"), "count"),
        ]
        tables.show(rows, columns, say("workflow.handovers"), 520)


def _heat(frame: pd.DataFrame, order: list[str]) -> None:
    to = [code for code in [*order, say("workflow.the_end")] if code in set(frame["to"])]
    leaves = [code for code in order if code in set(frame["leaves"])]
    wide = frame.pivot_table(index="leaves", columns="to", values="moves", aggfunc="sum").reindex(leaves)[to]
    texts = [["" if isnan(value) else number(value, "count") for value in row] for row in wide.to_numpy()]
    persian = language() == "fa"
    arrow = "←" if persian else "→"
    figure = go.Figure(go.Heatmap(
        z=wide.to_numpy() ** 0.5, x=[drawn(code) for code in to], y=[drawn(code) for code in leaves],
        text=texts, texttemplate="%{text}", showscale=False,
        colorscale=[[0, "#F2F5F8"], [1, "#6FAFD3"]], xgap=2, ygap=2,
        hovertemplate=f"%{{y}} {arrow} %{{x}}: %{{text}}<extra></extra>",
    ))
    side = "right" if persian else "left"
    figure.update_yaxes(autorange="reversed", type="category", title=say("workflow.from"), side=side)
    figure.update_xaxes(
        type="category", side="top", tickangle=-45, title=say("workflow.to"),
        autorange="reversed" if persian else True,
    )
    draw(figure, "workflow-handovers", say("workflow.handovers_alt"), 140 + 26 * len(leaves), legend=False)
