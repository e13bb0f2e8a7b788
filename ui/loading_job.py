"""One upload on the screen: how far it is, what it would change, what is wrong, and the way to load it."""

from datetime import datetime

import streamlit as st

from common.errors import DashboardError
from data_access.uploads import work
from data_access.uploads.job import BOOK, CHECK, LOAD, Job
from data_access.uploads.outcome import Outcome
from ui import alerts, kept, links, loading_told
from ui.identity import Reader
from ui.language import language
from ui.paper_making import MEDIA
from ui.words import moment, number, safe, say

EVERY = 1.0   # seconds between two looks at a job under way
LONGEST_REASON = 500
_FAILURE = "_loading_refused"


def state_of(job: Job) -> str:
    """One word: running, broken, refused, checked, loaded, or nothing (new)."""
    outcome = job.outcome
    if outcome is None:
        return "running" if job.running else "broken"
    if outcome.refused:
        return "refused"
    if job.step == CHECK:
        return "nothing" if outcome.says_nothing_new else "checked"
    return "loaded" if outcome.load is not None else "nothing"


def begun(job: Job) -> datetime:
    """When the files were brought."""
    return datetime.fromisoformat(job.asked.at)


def show(job: Job, reader: Reader) -> None:
    """What was brought, then its progress or its outcome."""
    named = safe(say("list.comma").join(job.asked.names))
    mark = f'<strong class="mark simulated">{say("data.simulated")}</strong>' if job.asked.simulated else ""
    st.html(f'<p class="story"><bdi>{named}</bdi> · {moment(begun(job))} {mark}</p>')
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    outcome = job.outcome
    if outcome is not None:
        _outcome(job, outcome, reader)
    elif job.running:
        _under_way(job)
    else:
        alerts.error(say("loading.broken"))
        _again(job, reader)


@st.fragment(run_every=EVERY)
def _under_way(job: Job) -> None:
    """How far the process is; the page may be left and found again."""
    if job.outcome is not None or not job.running:
        kept.forget()   # a server does not tell that its rows are others now
        st.rerun()
    progress = job.progress
    told = say(f"loading.progress.{progress.what or 'begin'}", rows=number(progress.rows, "count"))
    st.html(f'<p class="alert note" role="status">{told}</p>')
    st.caption(say("loading.may_leave"))


def _outcome(job: Job, outcome: Outcome, reader: Reader) -> None:
    state = state_of(job)
    counts = {"refusals": number(len(outcome.refusals) + outcome.more, "count"),
              "load": number(outcome.load, "count")}
    sentence = say(f"loading.told.{state}", **counts)
    problem = outcome.problem[0 if language() == "fa" else 1] if outcome.problem else ""
    kind = "error" if outcome.refused else "note"
    st.html(f'<p class="alert {kind}" role="status"><strong>{sentence}</strong> {safe(problem)}</p>')
    loading_told.counts(outcome)
    loading_told.examples(outcome)
    loading_told.refusals(outcome)
    _book(job)
    if state == "checked":
        _load(job, outcome, reader)
    elif state == "loaded":
        st.html(f"<p>{links.to('restatements', say('loading.to_restatements'))}</p>")
    elif outcome.problem:
        _again(job, reader)


def _book(job: Job) -> None:
    path = job.book
    if path is not None:
        st.download_button(
            say("loading.book"), path.read_bytes, file_name=BOOK, mime=MEDIA["xlsx"], key="loading-book",
            on_click="ignore", type="primary",
        )


def _load(job: Job, outcome: Outcome, reader: Reader) -> None:
    """The reason, where something changes that somebody may have seen, and the button."""
    with st.form("loading-load", border=False):
        if outcome.needs_reason:
            st.text_area(
                say("loading.reason"), key="loading-reason", max_chars=LONGEST_REASON,
                help=say("loading.reason_help"),
            )
        st.form_submit_button(
            say("loading.load"), type="primary", on_click=_begin, args=(job, reader, outcome.needs_reason),
        )


def _begin(job: Job, reader: Reader, needs_reason: bool) -> None:
    reason = str(st.session_state.get("loading-reason", "")).strip()
    if needs_reason and not reason:
        st.session_state[_FAILURE] = say("loading.no_reason")
        return
    _start(job, LOAD, reader, reason)


def _again(job: Job, reader: Reader) -> None:
    st.button(say("loading.check_again"), key="loading-again", on_click=_start, args=(job, CHECK, reader, ""))


def _start(job: Job, step: str, reader: Reader, reason: str) -> None:
    try:
        work.start(job, step, reader.username, reason)
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())


