"""The ways that requests took through the steps: a table, and one of them step by step."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics.desk import variants
from metrics.desk.variants import Variant
from ui import desk_choice, tables
from ui.desk_choice import Desk
from ui.language import language
from ui.words import number, say
from ui.workflow_words import whole

SHOWN = 100     # ways in the table; the sentence says how many there are
MOST = 0.8      # of the requests: how few ways cover them?
OFFERED = 30    # ways that can be looked at step by step


def show(desk: Desk) -> None:
    """Ways by frequency; the reader chooses one, which is marked and told step by step."""
    found = desk_choice.ask(variants.variants, desk.selection)
    if not found:
        st.html(f'<p class="empty">{say("table.empty", caption=say("workflow.variants"))}</p>')
        return
    few = next(place for place, each in enumerate(found, 1) if each.cumulative >= MOST)
    told = say("workflow.variants_story", ways=number(len(found), "count"), few=number(few, "count"))
    st.html(f'<p class="story">{told}</p>')
    chosen = st.selectbox(
        say("workflow.choose_way"), range(min(len(found), OFFERED)),
        key=f"workflow-way-{desk.selection.service}",
        format_func=lambda place: f'{number(place + 1, "count")}. {folded(found[place])}',
    )
    picture, beside = st.columns([3, 2])
    with picture:
        _table(found, chosen)
    with beside:
        _steps(found[chosen], desk)


def folded(each: Variant) -> str:
    """«ID-6 ID-7 (ID-8 ID-9)×2 ID-8»; what goes on is cut with an ellipsis."""
    told = [_block(block, times) for block, times in variants.short(each.way)]
    arrow = " ← " if language() == "fa" else " → "
    return arrow.join(told) + (" …" if each.cut else "")


def _block(block: Sequence[str], times: int) -> str:
    text = " ".join(f"\u2066{code}\u2069" for code in block)
    if times == 1:
        return text
    return f'({text})×{number(times, "count")}' if len(block) > 1 else f'{text}×{number(times, "count")}'


def _table(found: Sequence[Variant], chosen: int) -> None:
    rows: list[dict[str, Any]] = [
        {
            "place": place, "mark": "▶" if place == chosen + 1 else "", "way": folded(each),
            "requests": each.requests, "share": 100 * each.share, "days": each.mean_days,
            "cumulative": 100 * each.cumulative,
        }
        for place, each in enumerate(found[:SHOWN], 1)
    ]
    units = {"place": "count", "requests": "count", "share": "%", "days": "days", "cumulative": "%"}
    names = ("place", "mark", "way", "requests", "share", "days", "cumulative")
    columns = [tables.Column(name, say(f"workflow.way.{name}"), units.get(name)) for name in names]
    shown = say("workflow.variants_shown", shown=number(len(rows), "count"), all=number(len(found), "count"))
    tables.show(rows, columns, shown, 520)
    st.caption(say("workflow.variants_note"))


def _steps(each: Variant, desk: Desk) -> None:
    """The chosen way, a line per step in the order taken."""
    service = desk.selection.service
    known = {step.code: step for step in desk_choice.steps().values() if step.service == service}
    rows: list[dict[str, Any]] = [
        {
            "place": place, "code": whole(code),
            "name": known[code].name(language()) if code in known else "",
            "role": known[code].role_name(language()) if code in known else "",
        }
        for place, code in enumerate(each.way, 1)
    ]
    columns = [tables.Column("place", say("workflow.way.place"), "count")]
    columns += [tables.Column(name, say(f"workflow.column.{name}")) for name in ("code", "name", "role")]
    tables.show(rows, columns, say("workflow.way_steps", requests=number(each.requests, "count")), 520)
    if each.cut:
        st.caption(say("workflow.way_cut"))
