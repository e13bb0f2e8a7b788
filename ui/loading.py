"""Files brought by a steward: what is asked of them, and the job that checks and loads them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from common.errors import DashboardError
from common.jalali import jalali
from common.settings import settings
from data_access.booklets.spans import Span
from data_access.loading import titles
from data_access.loading.entities import ENTITIES
from data_access.loading.validating import now_in_tehran
from data_access.state.tables import state
from data_access.uploads import accepting, job, work
from data_access.uploads.job import Asked, Job
from ui import alerts, links, loading_job, tables
from ui.identity import Reader
from ui.language import language
from ui.words import digits, moment, number, say

ROWS, BOOKLET = "rows", "booklet"
JOB = "job"   # the parameter of the address that names the job on the screen
FIRST_YEAR = 1390
_FAILURE = "_loading_failure"
MEGABYTE = 1024**2


def show(reader: Reader) -> None:
    """The job of the address, or the form that makes one; and the jobs of before."""
    work.check(state(settings().state_url), reader.username)
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    asked = st.query_params.get(JOB, "")
    if asked:
        st.html(f"<p>{links.to('loading', say('loading.other_files'))}</p>")
        loading_job.show(job.of_key(root(), asked, reader.username), reader)
        return
    _form(reader)
    _before(reader)


def root() -> Path:
    """Where uploads are kept."""
    return Path(settings().loading_dir)


def _form(reader: Reader) -> None:
    kind = st.radio(
        say("loading.kind"), [ROWS, BOOKLET], key="loading-kind", horizontal=True,
        format_func=lambda name: say(f"loading.kind.{name}"),
    )
    limit = number(accepting.LARGEST / MEGABYTE, "count")
    brought = st.file_uploader(
        say("loading.files"), type=list(accepting.KINDS), accept_multiple_files=True, key=f"loading-{kind}",
    )
    st.caption(say("loading.larger", limit=limit))
    said = _of_rows() if kind == ROWS else {"span": _span()}
    if st.button(say("loading.check"), type="primary", disabled=not brought, key="loading-check"):
        try:
            _begin(reader, brought[:1] if kind == BOOKLET else brought, kind, said)
        except DashboardError as problem:
            alerts.error(problem.text(language()))


def _of_rows() -> dict[str, Any]:
    """Tables whose file holds all rows, so that those it lacks are removed; what days the rows cover."""
    with st.expander(say("loading.complete_more")):
        st.caption(say("loading.complete_help"))
        chosen = st.multiselect(
            say("loading.complete"), list(ENTITIES), key="loading-complete", placeholder=say("loading.none"),
            format_func=lambda name: titles.of_entity(name, language()),
        )
        covers = st.text_input(say("loading.covers"), key="loading-covers", max_chars=20,
                               placeholder=digits("1390/1402"), help=say("loading.covers_help"))
        example = st.checkbox(say("loading.simulated"), key="loading-simulated")
    return {"complete": tuple(chosen), "covers": covers.strip(), "simulated": bool(example)}


def _span() -> str:
    """The period of a booklet; "" = the title of each sheet tells it."""
    this_year = jalali(now_in_tehran())[0]
    first, second, third = st.columns(3)
    years = [0, *range(this_year, FIRST_YEAR, -1)]
    year = first.selectbox(
        say("year"), years, key="booklet-year",
        format_func=lambda value: digits(str(value)) if value else say("loading.of_title"),
    )
    quarter = second.selectbox(
        say("loading.quarter"), [0, 1, 2, 3, 4], key="booklet-quarter", disabled=not year,
        format_func=lambda value: say(f"loading.quarter.{value}"),
    )
    so_far = third.checkbox(say("loading.cumulative"), key="booklet-cumulative", disabled=not quarter)
    return str(Span(year, quarter or None, bool(so_far and quarter))) if year else ""


def _begin(reader: Reader, brought: Sequence[Any], kind: str, said: dict[str, Any]) -> None:
    """Keeps the files and starts the check; the address then names the job."""
    content = [file.getvalue() for file in brought]
    names = [accepting.accept(file.name, held) for file, held in zip(brought, content, strict=True)]
    accepting.unlike(names)
    hashes = tuple(accepting.digest(held) for held in content)
    made = job.keep(root(), Asked(kind, reader.username, tuple(names), hashes, **said), content)
    work.start(made, job.CHECK, reader.username)
    st.query_params[JOB] = made.key
    st.rerun()


def _before(reader: Reader) -> None:
    """What this reader brought in the last days, whatever became of it."""
    found = [each for each in job.all_of(root()) if each.asked.who == reader.username]
    if not found:
        return
    rows = [_row(each) for each in found[:20]]
    columns = [tables.Column(name, say(f"loading.job.{name}")) for name in ("files", "at", "state")]
    with st.expander(say("loading.before"), expanded=any(each.running for each in found)):
        tables.show(rows, columns, say("loading.before"), None)


def _row(each: Job) -> dict[str, object]:
    named = say("list.comma").join(each.asked.names)
    return {
        "files": links.to("loading", named, job=each.key), "at": moment(loading_job.begun(each)),
        "state": say(f"loading.state.{loading_job.state_of(each)}"),
    }
