"""What if there were one more officer: a role is chosen, the desk simulated, the answer told in words."""

from typing import Any

import streamlit as st

from metrics.desk import desk_world, what_if
from metrics.desk.what_if import DAYS, Answer
from ui import desk_choice, query, tables
from ui.desk_choice import Desk
from ui.desk_words import role_names
from ui.query import FRESH
from ui.words import number, safe, say


def show(desk: Desk) -> None:
    """Needs one province, unless one office does the chosen service for the whole country."""
    if not desk.selection.scope.provinces and desk_choice.ask(desk_world.needs_a_province, desk.selection):
        st.html(f'<p class="empty">{say("ahead.choose_province")}</p>')
        return
    offered = desk_choice.ask(what_if.roles, desk.selection)
    if not offered:
        st.html(f'<p class="empty">{say("ahead.no_queue")}</p>')
        return
    _ask(desk, offered)


@st.fragment
def _ask(desk: Desk, offered: list[str]) -> None:
    names = role_names()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox(say("ahead.role"), offered, format_func=lambda code: names.get(code, code),
                            key=f"what-if-role-{offered[0]}")
        asked = st.button(say("ahead.simulate"), key="what-if", type="primary")
    kept = _kept(query.key_of(desk.selection.scope), desk.selection.service, role)
    if asked and not kept:
        kept.append(_simulated(desk, role))
    if kept:
        _told(kept[0], names)


@st.cache_resource(ttl=FRESH, max_entries=200, show_spinner=False)
def _kept(key: tuple[Any, ...], service: int | None, role: str) -> list[Answer]:
    """Where the answer to this question is remembered."""
    return []


def _simulated(desk: Desk, role: str) -> Answer:
    bar = st.progress(0.0, text=say("ahead.simulating"))

    def told(share: float) -> None:
        bar.progress(share, text=say("ahead.simulating"))

    answer = what_if.what_if(desk.selection, query.database(), role, told)
    bar.empty()
    return answer


def _told(answer: Answer, names: dict[str, str]) -> None:
    role, busiest = (safe(names.get(code, code)) for code in (answer.role, answer.busiest))
    values = {
        "days": number(DAYS, "count"), "now": number(round(answer.outcomes[0].median), "count"), "role": role,
        "one": number(round(answer.outcomes[1].median), "count"), "busiest": busiest,
        "applicants": number(round(100 * answer.with_applicants), "%"),
    }
    verdict = say(f"ahead.verdict.{answer.verdict}", **values)
    st.html(f'<p class="story" role="status"><strong>{verdict}</strong></p>')
    rows = [
        {"officers": answer.officers + each.extra, "median": round(each.median), "low": round(each.low),
         "high": round(each.high)}
        for each in answer.outcomes
    ]
    columns = [tables.Column(key, say(f"ahead.what_if.{key}"), "count")
               for key in ("officers", "median", "low", "high")]
    tables.show(rows, columns, say("ahead.what_if_table", days=values["days"]), None)
    busy = number(round(100 * answer.busy), "%")
    how = say("ahead.what_if_how", runs=number(answer.runs, "count"), busy=busy, role=role,
              applicants=values["applicants"], open=number(answer.open, "count"))
    st.html(f'<p class="asof">{how}</p>')   # not a caption: that would take the name for Markdown
