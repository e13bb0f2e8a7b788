"""The log of loads: when, by whom, why, and what each did to the rows; one of them is chosen."""

from typing import Any

import streamlit as st

from common import rights as table
from metrics import loads, registry
from metrics.loads import Load
from metrics.scope import Rights
from ui import choices, query, tables
from ui.identity import Reader
from ui.kept import kept
from ui.tables import Column
from ui.words import category_name, moment, number, say

NAMES = ("number", "at", "who", "kind", "file", "added", "changed", "removed", "reason")
FIRST = "contracts_signed"
HEIGHT = 420


def indicators() -> tuple[str, ...]:
    """Every indicator, for the choice below the list."""
    return (FIRST, *(code for code in registry.all_indicators() if code != FIRST))


def show(reader: Reader) -> Load | None:
    """The loads, newest first; gives the one that is chosen, or None."""
    found = known(Rights.of(reader.role, reader.provinces))
    if not found:
        st.html(f'<p class="empty">{say("loads.none")}</p>')
        return None
    columns = [
        Column(name, say(f"loads.{name}"), "count" if name in ("added", "changed", "removed") else None)
        for name in NAMES
    ]
    caption = say("loads.caption", count=number(len(found), "count"))
    tables.show([_row(each, reader) for each in found], columns, caption, HEIGHT)
    st.caption(say("loads.before_first"))
    titles = {str(each.id): title(each) for each in found}
    wanted = choices.pick("load", say("loads.choose"), titles, say("loads.choose_one"))
    return next((each for each in found if str(each.id) == wanted), None)


def known(rights: Rights) -> list[Load]:
    """The recorded loads, newest first."""
    return _known(query.stamp(), rights.key, rights)


@kept(20, fresh=30.0)
def _known(stamp: tuple[str, float], key: tuple[Any, ...], _rights: Rights) -> list[Load]:
    return loads.loads(_rights, query.database())


def title(each: Load) -> str:
    """A load in one line, for a choice."""
    return say("loads.title", number=number(each.id, "count"), at=moment(each.at), file=each.file_name or "")


def _row(each: Load, reader: Reader) -> dict[str, Any]:
    return {
        "number": number(each.id, "count"), "at": moment(each.at), "who": who(each, reader),
        "kind": say(f"loads.kind.{each.kind}"), "file": each.file_name or "", "reason": each.reason or "",
        **{what: each.total(what) for what in ("added", "changed", "removed")},
    }


def who(each: Load, reader: Reader) -> str:
    """The name for those who may know who took what, for others only whose work it is."""
    return each.who if table.may(reader.role, "see_who_exported") else say("loads.somebody")


def entities(each: Load) -> dict[str, str]:
    """The tables of which the load changed or removed rows, with what it did there."""
    return {
        one.entity: say(
            "loads.entity", entity=category_name("entity", one.entity), added=number(one.added, "count"),
            changed=number(one.changed, "count"), removed=number(one.removed, "count"),
        )
        for one in each.touched
    }
