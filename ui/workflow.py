"""A service as a workflow: its steps as a picture and as a table, and where it waits most."""

from dataclasses import replace
from typing import Any

import streamlit as st

from metrics.desk import bottleneck, rework, throughput
from metrics.desk.bottleneck import Bottleneck, Reading, Worst
from metrics.desk.process import Process, StepFigures
from ui import desk_choice, query, tables, workflow_diagram
from ui.desk_choice import Desk
from ui.language import language
from ui.marks import generated
from ui.waits_words import quantile
from ui.words import number, period_name, safe, say
from ui.workflow_words import clock, held, percent, spent, whole


def of_one_service(desk: Desk, of_request: int | None = None) -> Desk:
    """The same choice with one service: that chosen, that of the request shown, or the one most asked for."""
    if desk.service is not None:
        return desk
    offered = list(desk_choice.services().values())
    asked = of_request or desk_choice.ask(throughput.most_asked, desk.selection)
    service = next((each for each in offered if each.key == asked), offered[0])
    why = "workflow.service_of_request" if of_request else "workflow.service_chosen"
    told = say(why, service=service.name(language()))
    st.html(f'<p class="asof">{safe(told)}</p>')
    return replace(desk, service=service, selection=replace(desk.selection, service=service.key))


def steps(desk: Desk) -> None:
    """The bottleneck in a sentence, the picture, and the table beside it, on the clock of the reader."""
    chosen = clock()
    selection = desk.selection
    found = desk_choice.ask(bottleneck.read, selection, chosen)
    lost = desk_choice.ask(rework.losses, selection)
    if desk.service is not None and desk.service.assumed:
        note = desk.service.note_fa if language() == "fa" else desk.service.note_en
        told = f'{say("workflow.assumed_mark")}: {note or say("workflow.assumed_note")}'
        st.html(f'<p class="assumption">{safe(told)}</p>')
    _story(found, period_name(desk.choice.scope.period), chosen)
    worst = found.worst.figures.step.code if found.worst else None
    st.html(workflow_diagram.picture(found.process, lost, worst))
    _table(found.process, lost, chosen)


def _story(found: Reading, period: str, chosen: str) -> None:
    if found.worst is None:
        st.html(f'<p class="story">{safe(say("workflow.no_stays_in", period=period))}</p>')
        return
    st.html(f'<p class="headline">{safe(_sentence(found.worst, chosen))}</p>')
    if found.inside is not None and found.inside != found.worst:
        told = say("workflow.bottleneck_inside", told=_sentence(found.inside, chosen))
        st.html(f'<p class="story">{safe(told)}</p>')
    took = found.process.throughput
    if took.requests:
        numbers = {"requests": number(took.requests, "count"), "time": spent(took.seconds, chosen)}
        st.html(f'<p class="story">{safe(say("workflow.throughput", period=period, **numbers))}</p>')
    st.caption(say("workflow.method"))


def _sentence(most: Bottleneck, chosen: str) -> str:
    step = most.figures.step
    told = say(
        "workflow.bottleneck", code=step.code, name=step.name(language()), role=step.role_name(language()),
        share=percent(most.share), held=held(most.figures.seconds, chosen),
    )
    return f"{told} {_where(most.worst)}" if most.worst else told


def _where(worst: Worst) -> str:
    place = query.province_names().get(worst.province, worst.province)
    numbers = {"stays": number(worst.stays, "count"), "compared": number(worst.compared, "count")}
    return say("workflow.worst", place=place, median=quantile(worst.median), **numbers)


def _table(found: Process, lost: list[rework.Loss], chosen: str) -> None:
    days_lost: dict[str, float] = {}
    for loss in lost:
        days_lost[loss.step] = days_lost.get(loss.step, 0) + loss.days
    rows = [_row(each, days_lost.get(each.step.code), chosen) for each in found.steps]
    texts = ("code", "name", "role", "median", "p90", "mean", "held", "returned", "assumed", "note")
    counts = {"stays": "count", "open": "count", "lost": "count"}
    names = ("code", "name", "role", "stays", "open", "median", "p90", "mean", "held", "returned", "lost",
             "assumed", "note")
    columns = [
        tables.Column(name, say(f"workflow.column.{name}"), None if name in texts else counts[name])
        for name in names
    ]
    tables.show(rows, columns, say("workflow.steps_table", clock=say(f"workflow.clock.{chosen}")), 520)
    st.caption(say("workflow.table_note"))
    generated(any(each.simulated for each in found.steps))


def _row(each: StepFigures, lost: float | None, chosen: str) -> dict[str, Any]:
    step = each.step
    return {
        "code": whole(step.code), "name": step.name(language()), "role": step.role_name(language()),
        "stays": each.stays, "open": each.open_now, "median": quantile(each.median),
        "p90": quantile(each.p90), "mean": spent(each.mean_sojourn, chosen),
        "held": held(each.seconds, chosen),
        "returned": percent(each.returned_share), "lost": None if lost is None else round(lost),
        "assumed": say("workflow.assumed_mark") if step.assumed else "",
        "note": (step.note_fa if language() == "fa" else step.note_en) or "",
    }
