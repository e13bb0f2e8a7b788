"""The reconciliation, worked out once in the background, so that its page answers when it is opened."""

from concurrent.futures import Future
from contextlib import suppress
from threading import Event, Thread

import streamlit as st

from common.errors import DashboardError
from metrics import reconcile
from metrics.reconcile import Line
from ui import query

QUIET_SECONDS = 5.0    # the first pages of a fresh server come first


@st.cache_resource(ttl="1h", max_entries=2, show_spinner=False)
def _started(stamp: tuple[str, float]) -> tuple[Event, Future[list[Line]]]:  # noqa: ARG001
    """The work of this database, begun; it waits a while unless somebody asks for it."""
    hurry: Event = Event()
    answer: Future[list[Line]] = Future()
    database = query.database()

    def work() -> None:
        hurry.wait(QUIET_SECONDS)
        try:
            answer.set_result(reconcile.reconcile(database))
        except Exception as problem:  # noqa: BLE001 - handed to whoever asks, who says it in words
            answer.set_exception(problem)

    Thread(target=work, daemon=True, name="reconcile").start()
    return hurry, answer


def begin() -> None:
    """Starts the work if it is not under way, at once; a database that is away is told of by the page."""
    with suppress(DashboardError):
        _started(query.stamp())


def reconciliation() -> list[Line]:
    """Every printed cell beside the computed one (see metrics.reconcile); raises what the database raised."""
    hurry, answer = _started(query.stamp())
    hurry.set()
    try:
        return answer.result()
    except Exception:
        _started.clear()    # the next visitor tries anew
        raise
