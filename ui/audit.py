"""The audit log on the screen: the newest first, by who, what and when; nothing in it can hide anything."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from common.settings import settings
from data_access.state import audit, audit_reading
from data_access.state.audit_chain import Line
from data_access.state.audit_reading import PAGE, Wanted, shown
from data_access.state.tables import state
from ui import choices, filters, tables
from ui.tables import Column
from ui.words import digits, left_to_right, moment, number, say

DAYS = (1, 7, 30, 90, 365)
_COLUMNS = ("number", "at", "who", "what", "detail", "address")
_LONGEST_PAGE = 6   # digits of the number of a sheet


def choose() -> Wanted:
    """Who, what and since when; all of it stands in the address of the page."""
    one, two, three = st.columns(3)
    with one:
        names = {name: shown(name) for name in audit_reading.actors(state(settings().state_url))}
        who = choices.pick("who", say("audit.who"), names)
    with two:
        what = choices.pick("what", say("audit.what"), {key_of(word): called(word) for word in audit.WORDS})
    with three:
        spans = {str(days): say("audit.last_days", days=number(days, "count")) for days in DAYS}
        days = choices.pick("days", say("audit.days"), spans)
    since = datetime.now(UTC) - timedelta(days=int(days)) if days else None
    return Wanted(who, what.replace("-", " "), since)


def lines(wanted: Wanted) -> None:
    """One page of the lines wanted, and the way to the others."""
    engine, page = state(settings().state_url), _page()
    total = audit_reading.count(engine, wanted)
    found = audit_reading.page(engine, wanted, page * PAGE)
    titles = [Column(name, say(f"audit.{name}")) for name in _COLUMNS]
    caption = say("audit.lines", count=number(total, "count"))
    tables.show([_row(line) for line in found], titles, caption, 640)
    with st.container(horizontal=True):
        for way, step, there in (("previous", -1, page > 0), ("next", 1, (page + 1) * PAGE < total)):
            st.button(
                say(f"desk.{way}"), key=f"audit-{way}", disabled=not there,
                on_click=lambda to=page + step + 1: filters.choose(sheet=str(to)),
            )


def key_of(word: str) -> str:
    """The word as it stands in an address."""
    return word.replace(" ", "-")


def called(what: str) -> str:
    """What the reader calls it; a word of another version stands as it is."""
    return say(f"audit.what.{key_of(what)}") if what in audit.WORDS else shown(what)


def _row(line: Line) -> dict[str, object]:
    return {
        "number": digits(str(line.number)), "at": moment(line.at), "who": left_to_right(shown(line.who)),
        "what": called(line.what), "detail": left_to_right(shown(line.detail)),
        "address": left_to_right(shown(line.address)),
    }


def _page() -> int:
    """From the address, 1 is the first; what is no number is the first, too."""
    asked = st.query_params.get("sheet", "1")
    readable = asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST_PAGE
    return max(int(asked) - 1, 0) if readable else 0
