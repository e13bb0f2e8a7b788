"""Is the audit log whole? And the log as a file, which is itself written down in it."""

import io
from collections.abc import Iterator
from functools import partial

import pyarrow as pa
import streamlit as st

from common.settings import settings
from data_access.state import audit as log
from data_access.state import audit_reading, audit_verify
from data_access.state.audit_reading import Wanted, shown
from data_access.state.tables import state
from exports import writing
from exports.forms import form_named
from metrics.content import Column, Content, Kind
from ui import alerts
from ui.audit import called
from ui.identity import Reader
from ui.language import language
from ui.words import left_to_right, messages, number, say

FORMS = ("csv", "xlsx")
MOST, MANY = 200_000, 5000   # lines of a file; more are taken from the command line
_KINDS = {
    "number": Kind.WHOLE, "at": Kind.MOMENT, "who": Kind.TEXT, "what": Kind.TEXT, "detail": Kind.TEXT,
    "address": Kind.TEXT,
}


def verify_button(reader: Reader) -> None:
    """Looks at every line when asked to, shows how far it is, and says what it found."""
    st.html(f'<p class="story">{say("audit.whole.told")}</p>')
    if not st.button(say("audit.whole.verify"), key="audit-verify"):
        return
    engine, bar = state(settings().state_url), st.progress(0.0, say("audit.whole.under_way"))

    def told(done: int, most: int) -> None:
        bar.progress(min(done / max(most, 1), 1.0), say("audit.whole.under_way"))

    verdict = audit_verify.verify(engine, told)
    bar.empty()
    problem = verdict.problem
    outcome = problem.en if problem else f"{verdict.lines} lines, head {verdict.head}"
    log.record(engine, reader.username, "audit verified", outcome)
    if problem:
        alerts.error(problem.fa if language() == "fa" else problem.en)
        return
    count, put_away = number(verdict.lines, "count"), number(verdict.archived, "count")
    alerts.note(say("audit.whole.good", count=count, archived=put_away, head=left_to_right(verdict.head)))


def take_away(wanted: Wanted, reader: Reader) -> None:
    """The lines chosen above as files; taking one is a line of the log."""
    total = audit_reading.count(state(settings().state_url), wanted)
    if total > MOST:
        alerts.note(say("audit.take.too_many", most=number(MOST, "count")))
        return
    with st.container(horizontal=True):
        for form in FORMS:
            st.download_button(
                say(f"audit.take.{form}"), partial(_file, wanted, form, reader),
                file_name=f"audit.{form_named(form).extension}", mime=form_named(form).media_type,
                key=f"audit-{form}", on_click="ignore",
            )


def _file(wanted: Wanted, form: str, reader: Reader) -> bytes:
    """Who takes it is written down first, and so stands in the file itself."""
    engine = state(settings().state_url)
    total = audit_reading.count(engine, wanted)
    asked = f"who={wanted.who or '*'} what={wanted.what or '*'} since={wanted.since or '*'}"
    log.record(engine, reader.username, "audit exported", f"{form} {total} lines {asked}")
    file = io.BytesIO()
    writing.write(content(wanted), form, file, language=language())
    return file.getvalue()


def content(wanted: Wanted) -> Content:
    """The lines wanted as a table on its way out, the oldest first."""
    engine, persian = state(settings().state_url), messages("fa")
    english = messages("en")
    columns = tuple(
        Column(name, persian[f"audit.{name}"], english[f"audit.{name}"], kind)
        for name, kind in _KINDS.items()
    )
    rows = audit_reading.count(engine, wanted)
    titles = (persian["page.audit.title"], english["page.audit.title"])
    table = Content("audit", *titles, columns, rows, lambda: _batches(wanted, rows, table.schema))
    return table


def _batches(wanted: Wanted, most: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, object]] = []
    for count, line in enumerate(audit_reading.each(state(settings().state_url), wanted)):
        if count == most:   # written since the rows were counted
            break
        rows.append({
            "number": line.number, "at": line.at.replace(tzinfo=None), "who": shown(line.who),
            "what": called(line.what), "detail": shown(line.detail), "address": shown(line.address),
        })
        if len(rows) == MANY:
            yield pa.RecordBatch.from_pylist(rows, schema)
            rows = []
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema)
