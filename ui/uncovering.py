"""Shows personal data once, to whom the table of rights lets see it, after the reason is in the audit log.

The one place that makes the proof without which metrics reads no name; nothing here is remembered.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from common.rights import Reach
from common.settings import settings
from data_access.state import audit
from data_access.state.tables import state
from metrics.desk import uncovered
from metrics.personal import Uncovered
from metrics.scope import Rights
from ui import alerts, desk_words, identity, query, tables
from ui.desk_choice import Desk
from ui.tables import Column
from ui.words import digits, say

SHORTEST, LONGEST = 10, 200     # letters of a reason


def offer(
    name: str, entity: str, keys: Sequence[int], rights: Rights, draw: Callable[[Uncovered], None],
) -> None:
    """A form that asks why; once it is sent, what `draw` makes of the proof stands until the next click.

    For roles that may uncover nothing there is no form.
    """
    if not keys or rights.right.uncover is Reach.NOWHERE:
        return
    button = f"uncover-now-{name}"
    with st.expander(say("personal.offer"), expanded=bool(st.session_state.get(button))):
        with st.form(f"uncover-{name}", border=False, clear_on_submit=True):
            reason = st.text_input(say("personal.reason"), key=f"reason-{name}", max_chars=LONGEST)
            pressed = st.form_submit_button(say("personal.show"), key=button)
        st.caption(say("personal.told"))
        if not pressed:
            return
        if len(reason.strip()) < SHORTEST:
            alerts.error(say("personal.no_reason"))
            return
        draw(_proof(entity, tuple(keys), reason.strip(), rights))
        st.caption(say("personal.once"))


def applicants(name: str, keys: Sequence[int], desk: Desk, *, remarks: bool = False) -> None:
    """Who asks and who holds it, of requests; with `remarks` also what was written on their way."""
    rights = desk.selection.scope.rights
    offer(name, uncovered.REQUEST, keys, rights, lambda proof: _told(proof, rights, remarks=remarks))


def _proof(entity: str, keys: tuple[int, ...], reason: str, rights: Rights) -> Uncovered:
    """The line is written first; without it there is no proof and nothing is read."""
    reader = identity.identify()
    if reader is None or Rights.of(reader.role, reader.provinces) != rights:
        st.stop()
    uncovered.check(rights, entity, len(keys))
    told = f"{entity} {','.join(map(str, keys))}: {reason}"
    audit.record(state(settings().state_url), reader.username, "personal data viewed", told)
    return Uncovered(reader.username, reason, entity, keys)


def _told(proof: Uncovered, rights: Rights, *, remarks: bool) -> None:
    found = uncovered.applicants(proof, rights, query.database())
    rows = [{
        "number": desk_words.tracking(each.tracking_number), "name": each.name or "",
        "mobile": digits(each.mobile or ""), "holder": each.holder or "",
    } for each in found]
    columns = [Column(key, say(f"personal.{key}")) for key in ("number", "name", "mobile", "holder")]
    tables.show(rows, columns, say("personal.applicants"), 320)
    if not remarks:
        return
    written = [
        {"step": desk_words.step_name(each.step), "holder": each.holder or "", "comment": each.comment or ""}
        for each in uncovered.remarks(proof, rights, query.database())
    ]
    titles = [Column(key, say(f"personal.{key}")) for key in ("step", "holder", "comment")]
    tables.show(written, titles, say("personal.remarks"), 320)
