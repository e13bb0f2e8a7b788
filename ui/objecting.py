"""«I contest this figure»: the form in the dialog that explains a number, and what was said against it."""

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import objecting, objections
from data_access.state.objections import AUTHORS, Figure, Objection, Seen
from data_access.state.tables import state
from metrics.compute import Reading
from metrics.scope import Scope
from ui import addresses, alerts, contested, links, login
from ui.identity import Reader
from ui.language import language
from ui.words import moment, number, safe, say

_FILED, _FAILURE = "_objection_filed", "_objection_failure"


def show(reading: Reading, scope: Scope) -> None:
    """The open objections to the figure that this reader may read, and the form for its own deputy."""
    _filed()
    figure, reader = contested.figure_of(reading.code, scope), login.require_reader()
    author = reader.role in AUTHORS
    if figure is None:
        if author:
            st.caption(say("objection.choose_own"))
        return
    _so_far(reader, figure)
    if author and figure.province in reader.provinces:
        _form(reader, figure, reading)


def _filed() -> None:
    """After it was filed the page is drawn anew, so that the mark stands on the card; the dialog is gone."""
    if (filed := st.session_state.pop(_FILED, None)) is not None:
        st.toast(say("objection.filed", number=number(filed, "count")))
        st.rerun()


def _so_far(reader: Reader, figure: Figure) -> None:
    count = contested.now().get(figure, 0)
    if not count:
        return
    found = objections.of_figure(state(settings().state_url), reader.username, figure)
    said = "".join(f"<li>{_one(each)}</li>" for each in found)
    st.html(
        f'<section class="contested"><p class="mark contested"><span aria-hidden="true">⚑</span> '
        f'{say("objection.open_here", count=number(count, "count"))}</p><ul>{said}</ul></section>'
    )


def _one(each: Objection) -> str:
    opened = links.to("objections", say("objection.to", number=number(each.number, "count")),
                      objection=str(each.number))
    return f'<p class="said">{safe(each.text)}</p><p>{moment(each.at)} · {opened}</p>'


def _form(reader: Reader, figure: Figure, reading: Reading) -> None:
    failure = st.session_state.pop(_FAILURE, None)
    key = f"objection-text-{reading.code}"
    unit = str(reading.indicator.unit)
    address = addresses.kept(period=_period(figure), province=figure.province, indicator=reading.code)
    seen = Seen(reading.value, unit, addresses.page(), address)
    with st.expander(say("objection.contest"), expanded=failure is not None):
        st.caption(say("objection.who_answers"))
        if failure:
            alerts.error(failure)
        with st.form(f"objection-{reading.code}", border=False):
            st.text_area(say("objection.text"), key=key, max_chars=objecting.LONGEST)
            st.form_submit_button(say("objection.file"), on_click=_file, args=(reader, figure, seen, key))


def _period(figure: Figure) -> str:
    """As an address says it; days that it has no word for are told by their last year."""
    text = str(figure.period)
    return str(figure.period.jalali_year) if "/" in text else text


def _file(reader: Reader, figure: Figure, seen: Seen, key: str) -> None:
    """What the button does; whatever is refused stays in the field."""
    try:
        text = str(st.session_state.get(key, ""))
        filed = objecting.file(state(settings().state_url), reader.username, figure, seen, text)
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())
        return
    contested.forget()
    st.session_state[_FILED], st.session_state[key] = filed, ""
