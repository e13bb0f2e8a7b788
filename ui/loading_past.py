"""How fresh each table is and what is late; every load so far: when, who, what, how many rows and why."""

from typing import Any

import streamlit as st

from data_access.loading import freshness as fresh
from data_access.loading.freshness import Fresh
from ui import loading_told, query, tables
from ui.tables import Column
from ui.words import digits, jalali_date, left_to_right, moment, number, say

SHORT_HASH = 12   # letters by which a file is recognised


def freshness() -> None:
    """How many tables are late, then all of them."""
    found = _freshness(query.stamp())
    late = sum(each.late for each in found)
    st.html(f'<p class="story">{say("loading.late_count", late=number(late, "count"))}</p>')
    names = ("entity", "rows", "first_day", "last_day", "loaded_at", "late")
    columns = [Column(name, say(f"loading.{name}"), "count" if name == "rows" else None) for name in names]
    rows = [_row(each) for each in sorted(found, key=lambda each: not each.late)]
    tables.show(rows, columns, say("part.loading_freshness"))


def _row(each: Fresh) -> dict[str, Any]:
    return {
        "entity": loading_told.entity(each.entity), "rows": each.rows,
        "first_day": jalali_date(each.first_day) if each.first_day else "",
        "last_day": jalali_date(each.last_day) if each.last_day else say("loading.open"),
        "loaded_at": moment(each.loaded_at) if each.loaded_at else "",
        "late": f"⚠ {say('loading.is_late')}" if each.late else "",
    }


@st.cache_data(ttl=query.FRESH, max_entries=2, show_spinner=False)
def _freshness(stamp: tuple[str, float]) -> list[Fresh]:
    return fresh.freshness(query.database())


def loads() -> None:
    """The newest first."""
    rows = [_load(row) for row in fresh.loads(query.database())]
    names = ("id", "at", "who", "kind", "file", "hash", "count", "changes", "reason")
    tables.show(rows, [Column(name, say(f"loading.load_{name}")) for name in names], say("part.loading_past"))


def _load(row: Any) -> dict[str, Any]:
    changes = say(
        "loading.changes", added=number(row.added, "count"), changed=number(row.changed, "count"),
        removed=number(row.removed, "count"),
    )
    return {
        "id": digits(str(row.id)), "at": moment(row.at), "who": row.who,
        "kind": say(f"loading.load_kind.{row.kind}"), "file": row.file_name or "",
        "hash": left_to_right((row.file_hash or "")[:SHORT_HASH]), "count": number(row.rows, "count"),
        "changes": changes, "reason": row.reason or "",
    }
