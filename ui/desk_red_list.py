"""The red list: open requests most past their promise, or oldest, page by page, and as a file."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from common import spreadsheet
from metrics.desk import red_list
from metrics.desk.red_list import LENGTH, Waiting
from ui import desk_choice, tables
from ui.desk_choice import Desk
from ui.desk_words import Names, history, names, tracking
from ui.words import jalali_date, number, say

ORDERS = ("late", "oldest")
FIELDS = ("tracking_number", "service", "province", "step", "role", "registered_on", "days", "held", "late")
DAYS = frozenset({"days", "held", "late"})


def show(desk: Desk) -> None:
    """The list in the order the reader chooses, fifty at a time; no personal data is in it."""
    order = st.segmented_control(
        say("desk.order"), ORDERS, default=ORDERS[0], key="desk-order",
        format_func=lambda key: say(f"desk.order.{key}"),
    ) or ORDERS[0]
    page = page_of(f"red-{order}", desk)
    found = desk_choice.ask(red_list.red_list, desk.selection, order, page)
    called = names()
    rows = [_row(each, called) for each in found.rows]
    columns = [tables.Column(name, say(f"desk.list.{name}"), "count" if name in DAYS else None)
               for name in FIELDS]
    columns.append(tables.Column("link", say("desk.history")))
    tables.show(rows, columns, said(len(rows), found.total, page), 520)
    turn(f"red-{order}", desk, page, found.total)
    numbers = [{"tracking_number": each.tracking_number} for each in found.rows]
    _download([row | number_ for row, number_ in zip(rows, numbers, strict=True)])


def said(shown: int, total: int, page: int) -> str:
    """«درخواست ۱ تا ۵۰ از ۲٬۳۰۹»."""
    numbers = {"first": page * LENGTH + 1 if shown else 0, "last": page * LENGTH + shown, "all": total}
    return say("desk.shown", **{name: number(value, "count") for name, value in numbers.items()})


def turn(name: str, desk: Desk, page: int, total: int) -> None:
    """The buttons to the next and the previous page."""
    if total <= LENGTH:
        return
    key = _key(name, desk)
    with st.container(horizontal=True):
        for way, step, there in (("previous", -1, page > 0), ("next", 1, (page + 1) * LENGTH < total)):
            st.button(
                say(f"desk.{way}"), key=f"{way}-{name}", disabled=not there,
                on_click=lambda to=page + step: st.session_state.update({key: to}),
            )


def page_of(name: str, desk: Desk) -> int:
    return int(st.session_state.get(_key(name, desk), 0))


def _key(name: str, desk: Desk) -> str:
    """Another choice begins on its first page."""
    scope = desk.selection.scope
    return f"page-{name}-{desk.selection.service}-{'-'.join(sorted(scope.provinces))}"


def _row(each: Waiting, called: Names) -> dict[str, Any]:
    return {
        "tracking_number": tracking(each.tracking_number),
        "service": called.service(each.service), "step": called.step(each.step),
        "province": called.province(each.province),
        "role": called.role_of_step(each.step), "registered_on": jalali_date(each.registered_on),
        "days": each.days, "held": each.held, "late": each.late, "link": history(each.tracking_number),
    }


def _download(rows: Sequence[dict[str, Any]]) -> None:
    """What is shown, as a file for a spreadsheet."""
    titles = {name: say(f"desk.list.{name}") for name in FIELDS}
    st.download_button(
        say("desk.download"), spreadsheet.csv_bytes(rows, titles), file_name="red_list.csv", mime="text/csv",
        key="desk-download", on_click="ignore", disabled=not rows,
    )

