"""A past day that the reader looks at: every page shows the figures as the dashboard knew them then.

It stands in the address (`?as_of=1405-06-01`) and stays through every page until the reader goes back to now.
"""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock, Thread
from time import sleep
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from common.errors import DashboardError
from common.settings import settings
from data_access import as_of, opened, past_days
from ui import addresses, alerts
from ui.language import language
from ui.words import jalali_date, safe, say

PARAMETER = "as_of"
_TEXT, _DAY = "_as_of", "_as_of_day"
_LOOK_SECONDS = 0.3


@dataclass
class Making:
    """A database of a past moment on its way."""

    moment: datetime
    share: float = 0.0
    done: "Future[None]" = field(default_factory=Future)

    def run(self) -> None:
        try:
            as_of.snapshot(settings().database_url, self.moment, self._step)
            self.done.set_result(None)
        except Exception as problem:  # noqa: BLE001 - handed to whoever waits, who says it in words
            self.done.set_exception(problem)

    def _step(self, share: float) -> None:
        self.share = share


_MAKING: dict[datetime, Making] = {}
_ONE_AT_A_TIME = Lock()


def day() -> date | None:
    """The past day of this reader, once `prepare` found that it can be shown; None = now."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    found: date | None = st.session_state.get(_DAY)
    return found


def prepare() -> None:
    """Reads the address, makes the database of that day where nobody asked before, and says it on the page.

    Only for who is signed in: strangers look at nothing but now.
    """
    text = st.query_params.get(PARAMETER) or st.session_state.get(_TEXT)
    st.session_state.pop(_DAY, None)
    st.session_state.pop(_TEXT, None)
    if not text:
        return
    try:
        asked = past_days.parse(text)
        wait_for(past_days.end_of(asked), say("as_of.making", day=jalali_date(asked)))
    except DashboardError as problem:
        st.query_params.pop(PARAMETER, None)
        alerts.note(f"{problem.text(language())} {say('as_of.refused')}")
        return
    st.session_state[_TEXT], st.session_state[_DAY] = text, asked
    if st.query_params.get(PARAMETER) != text:
        st.query_params[PARAMETER] = text   # a change of page empties the address
    _banner(asked)


def wait_for(moment: datetime, told: str) -> None:
    """Comes back when the rows of that moment can be read: meanwhile one sentence and how far it is.

    Whoever asks for the same moment waits for the same work. Raises DataUnavailable when it cannot be made.
    """
    if opened.ready(moment):
        return
    with _ONE_AT_A_TIME:
        found = _MAKING.get(moment)
        if found is None or found.done.done():
            found = _MAKING[moment] = Making(moment)
            Thread(target=found.run, daemon=True, name=f"as of {moment}").start()
    place = st.empty()
    while not found.done.done():
        place.progress(found.share, text=told)
        sleep(_LOOK_SECONDS)
    place.empty()
    found.done.result()


def _banner(asked: date) -> None:
    around = past_days.loads_around(opened.database(), past_days.end_of(asked))
    told = say("as_of.banner", day=jalali_date(asked))
    if around.last is None:
        told += " " + say("as_of.before" if around.following else "as_of.none")
    elif around.following is None:
        told += " " + say("as_of.same")
    if addresses.page() == "papers":   # a paper on its own does not tell of another day
        told += " " + say("as_of.papers")
    back = f'<a class="to" href="?{safe(_address_of_now())}" target="_self">{say("as_of.now")}</a>'
    st.html(f'<p class="alert note past" role="status">{safe(told)} {back}</p>')


def _address_of_now() -> str:
    kept = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    left = [(name, value) for name, value in kept if name not in (PARAMETER, "lang")]
    return urlencode([*left, ("lang", language())])
