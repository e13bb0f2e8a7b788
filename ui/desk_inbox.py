"""The inbox of a role by the fields of the desk guide, as its holders see it; personal data masked."""

from typing import Any

import streamlit as st

from metrics.desk import inbox
from metrics.desk.inbox import HIDDEN, Entry
from ui import choices, desk_choice, tables, uncovering
from ui.desk_choice import Desk
from ui.desk_red_list import page_of, said, turn
from ui.desk_words import Names, history, names, tracking
from ui.words import digits, jalali_date, say

FIELDS = ("requester", "request_no", "service", "request_date", "waiting_time", "held", "current_holder",
          "status", "step", "report")
DAYS = frozenset({"waiting_time", "held"})


def show(desk: Desk) -> None:
    """The reader chooses a role; what lies with it, the longest first."""
    role = choices.pick("role", say("desk.role"), names().roles, say("desk.choose_role"))
    if not role:
        st.caption(say("desk.inbox_hint"))
        return
    name = f"inbox-{role}"
    page = page_of(name, desk)
    found = desk_choice.ask(inbox.inbox, desk.selection, role, page)
    called = names()
    rows = [_row(entry, called) for entry in found.rows]
    columns = [tables.Column(field, say(f"desk.field.{field}"), "count" if field in DAYS else None)
               for field in FIELDS]
    columns.append(tables.Column("flow_button", say("desk.field.flow_button")))
    tables.show(rows, columns, said(len(rows), found.total, page), 480)
    turn(name, desk, page, found.total)
    st.caption(say("desk.inbox_note"))
    uncovering.applicants(name, [entry.key for entry in found.rows], desk)
    if any(entry.report == HIDDEN for entry in found.rows):
        st.caption(say("workflow.hidden_note"))


def _row(entry: Entry, called: Names) -> dict[str, Any]:
    """A line by the fields of the guide."""
    holder = entry.holder
    named = say("desk.nobody")
    if holder is not None:
        named = called.holder(holder.role, holder.province, holder.place)
    return {
        "requester": digits(entry.requester), "request_no": tracking(entry.tracking_number),
        "service": called.service(entry.service), "request_date": jalali_date(entry.registered_on),
        "waiting_time": entry.days, "held": entry.held, "current_holder": named,
        "status": say(f"desk.status.{entry.status}"), "step": called.step(entry.step),
        "report": entry.report or "", "flow_button": history(entry.tracking_number),
    }

