"""One objection: what was said, about which figure, and the answer - which a steward gives here."""

from collections.abc import Callable

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import objecting, objections, users
from data_access.state.objections import STEWARDS, Objection
from data_access.state.tables import state
from ui import alerts, contested, query
from ui.identity import Reader
from ui.language import language
from ui.objection_list import status_name, to_figure, value_now, value_then
from ui.words import moment, number, period_name, safe, say

LONGEST_NUMBER = 9   # digits
_DONE, _FAILURE = "_objection_done", "_objection_refused"
TEXT, VERDICT = "objection-answer", "objection-verdict"


def show(reader: Reader) -> None:
    """The objection that the address names, if this reader may read it; else how one is opened."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(say(done))
    asked = st.query_params.get("objection", "")
    if not asked:
        st.html(f'<p class="story">{say("objection.open_one")}</p>')
        return
    number_ = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else 0
    found = objections.find(state(settings().state_url), reader.username, number_)
    if found is None:
        alerts.note(say("objection.not_yours"))
        return
    _told(found, reader)
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    if found.status == "open" and reader.role in STEWARDS:
        _answer(found, reader)
    if found.status == "open" and reader.username == found.who:
        own = (found, reader)
        st.button(say("objection.withdraw"), key="objection-withdraw", on_click=_withdraw, args=own)


def _told(found: Objection, reader: Reader) -> None:
    now, changed = value_now(found, reader)
    facts = [
        ("objection.status", safe(status_name(found.status))), ("filter.indicator", to_figure(found)),
        ("province", safe(query.province_names().get(found.figure.province, found.figure.province))),
        ("filter.part", safe(period_name(found.figure.period))), *_narrower(found),
        ("objection.list.then", f"<bdi>{safe(value_then(found))}</bdi>"),
        ("objection.list.now", f"<bdi>{safe(say('objection.changed', value=now) if changed else now)}</bdi>"),
        ("objection.by", safe(_name(found.who))), ("objection.list.at", safe(moment(found.at))),
    ]
    listed = "".join(f"<div><dt>{say(key)}</dt><dd>{text}</dd></div>" for key, text in facts)
    heading = say("objection.to", number=number(found.number, "count"))
    st.html(
        f'<article class="park objection"><h3>{heading}</h3><dl>{listed}</dl>'
        f'<p class="said">{safe(found.text)}</p>{_ended(found)}</article>'
    )


def _narrower(found: Objection) -> list[tuple[str, str]]:
    park = number(found.figure.park, "count") if found.figure.park is not None else ""
    parts = {"park": park, "category": found.figure.category or ""}
    return [(key, safe(text)) for key, text in parts.items() if text]


def _ended(found: Objection) -> str:
    if found.answered_at is None or found.answered_by is None:
        return ""
    parts = status_name(found.status), _name(found.answered_by), moment(found.answered_at)
    head = safe(" · ".join(parts))
    reason = f'<p class="said">{safe(found.answer)}</p>' if found.answer else ""
    return f'<h4>{say("objection.answer")}</h4><p>{head}</p>{reason}'


def _name(username: str) -> str:
    user = users.find(state(settings().state_url), username)
    return user.full_name if user else username


def _answer(found: Objection, reader: Reader) -> None:
    with st.form(f"answer-{found.number}"):
        st.radio(
            say("objection.verdict"), ("accepted", "rejected"), index=None, key=VERDICT, horizontal=True,
            format_func=status_name,
        )
        st.text_area(say("objection.reason"), key=TEXT, max_chars=objecting.LONGEST)
        st.form_submit_button(say("objection.send"), type="primary", on_click=_send, args=(found, reader))


def _send(found: Objection, reader: Reader) -> None:
    """What the button does; what is refused stays in the field."""
    verdict, reason = st.session_state.get(VERDICT), str(st.session_state.get(TEXT, ""))
    if verdict is None:
        st.session_state[_FAILURE] = say("objection.choose_verdict")
        return
    _try(lambda: objecting.answer(
        state(settings().state_url), reader.username, found.number, verdict == "accepted", reason,
    ), "objection.answered")


def _withdraw(found: Objection, reader: Reader) -> None:
    _try(lambda: objecting.withdraw(state(settings().state_url), reader.username, found.number),
         "objection.was_withdrawn")


def _try(do: Callable[[], None], done: str) -> None:
    try:
        do()
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())
        return
    contested.forget()
    st.session_state[_DONE], st.session_state[TEXT] = done, ""
