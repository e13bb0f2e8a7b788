"""Who holds what is open: the roles as a chart and a table, then every inbox."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from metrics.desk import holders, uncovered
from metrics.personal import Uncovered
from metrics.scope import Rights
from ui import axes, charts, desk_choice, query, tables, uncovering
from ui.desk_choice import Desk
from ui.desk_words import Names, names
from ui.words import isolated, number, say

NUMBERS = ("requests", "median", "p90", "longest", "oldest")


def by_role(desk: Desk) -> None:
    """Requests with each role, and how long they have lain there."""
    called = names()
    found = desk_choice.ask(holders.by_role, desk.selection).to_dict("records")
    rows = [{**row, "name": called.roles.get(row["role"], called.no_step)} for row in found]
    picture, beside = st.columns([2, 3])
    with picture:
        values = [float(row["requests"]) for row in rows]
        figure = charts.top_down([isolated(row["name"]) for row in rows], values,
                                 [number(value, "count") for value in values])
        places, texts = axes.ticks(values, "count")
        figure.update_xaxes(title=say("desk.requests"), tickvals=places, ticktext=texts, gridcolor=axes.GRID)
        charts.draw(figure, "desk-roles", say("desk.by_role"), 60 + 30 * len(rows), legend=False)
    with beside:
        tables.show(rows, [tables.Column("name", say("desk.role")), *_numbers()], say("desk.by_role"), None)
        st.caption(say("desk.held_note"))


def by_inbox(desk: Desk) -> None:
    """Every inbox, the fullest first; names one page at a time, for readers who may know them."""
    found = desk_choice.ask(holders.by_inbox, desk.selection).to_dict("records")
    columns = [tables.Column("name", say("desk.inbox")), tables.Column("where", say("province")), *_numbers()]
    called = names()
    tables.show([_inbox(row, called) for row in found], columns, say("desk.by_inbox"), 320)
    keys = [int(row["inbox"]) for row in found[:uncovered.MOST] if row["inbox"] is not None]
    rights = desk.selection.scope.rights
    uncovering.offer("holders", uncovered.HOLDER, keys, rights, lambda proof: _named(proof, rights, called))


def _named(proof: Uncovered, rights: Rights, called: Names) -> None:
    rows = [{"name": each.name, "role": called.roles.get(each.role, each.role),
             "where": called.province(each.province)}
            for each in uncovered.officers(proof, rights, query.database()).values()]
    columns = [tables.Column("name", say("personal.holder")), tables.Column("role", say("desk.role")),
               tables.Column("where", say("province"))]
    tables.show(rows, columns, say("personal.officers"), 320)


def _inbox(row: Mapping[Any, Any], called: Names) -> dict[str, Any]:
    if row["inbox"] is None:
        return {**row, "name": say("desk.nobody"), "where": ""}
    name = called.holder(row["role"], row["province"], row["place"])
    return {**row, "name": name, "where": called.province(row["province"])}


def _numbers() -> list[tables.Column]:
    return [tables.Column(key, say(f"desk.held.{key}"), "count") for key in NUMBERS]
