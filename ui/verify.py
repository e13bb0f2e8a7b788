"""A file that somebody brings back: is it what we gave out, whole and unchanged?"""

import streamlit as st

from common import rights
from common.settings import settings
from data_access.state.exports import find_all
from data_access.state.tables import state
from exports import State, Verdict, verify
from ui import addresses, tables
from ui.identity import Reader
from ui.language import language
from ui.words import digits, jalali_date, left_to_right, moment, number, safe, say

SIGNS = {State.WHOLE: "✓", State.CHANGED: "✗", State.CUT: "✂", State.NOT_OURS: "?", State.REFUSED: "⊘"}
KINDS = ("csv", "tsv", "xlsx", "parquet", "geojson", "gpkg")


def one(reader: Reader) -> None:
    """A place to put a file down, and what is found."""
    kinds = list(KINDS)
    brought = st.file_uploader(say("verify.file"), type=kinds, key="verify-file", help=say("verify.larger"))
    if brought is None:
        st.caption(say("verify.nothing"))
        return
    engine = state(settings().state_url)
    with st.spinner(say("verify.reading")):
        verdict = verify(brought, brought.name, lambda content_hash: find_all(engine, content_hash))
    st.html(
        f'<p class="alert {"note" if verdict.state is State.WHOLE else "error"}" role="status">'
        f'<strong>{SIGNS[verdict.state]} {say(f"verify.state.{verdict.state}")}</strong><br>'
        f"{safe(verdict.text(language()))}</p>"
    )
    _told(verdict, reader)


def _told(verdict: Verdict, reader: Reader) -> None:
    """What the file says of itself, and what was written down when it left."""
    lines = {"name": verdict.name, "rows": None if verdict.rows is None else number(verdict.rows, "count")}
    lines |= {key: " · ".join(verdict.told(key)) for key in ("title", "filter", "simulated")}
    lines["as_of"] = digits(" ".join(verdict.told("as_of")))
    if record := verdict.record:
        seen = rights.may(reader.role, "see_who_exported") or record.who == reader.username
        lines |= {
            "at": moment(record.at), "who": record.who if seen else say("verify.somebody"),
            "known_to": jalali_date(record.as_of) if record.as_of else None,
            "hash": left_to_right(record.content_hash),
        }
    rows = [{"what": say(f"verify.{key}"), "said": text} for key, text in lines.items() if text]
    columns = [tables.Column("what", say("verify.what")), tables.Column("said", say("verify.said"))]
    tables.show(rows, columns, say("verify.about"), None)
    if verdict.record and verdict.state is State.WHOLE:
        st.html(f"<p>{_again(verdict.record.address)}</p>")


def _again(address: str) -> str:
    """The same table on the screen, as it is today."""
    of = "rows" if "entity=" in address else "values"
    return addresses.link("explore", f"of={of}&{address}", say("verify.again"))
