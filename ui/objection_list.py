"""The list of objections: which figures are contested, whether they changed since, what was answered."""

from typing import Any

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import objections
from data_access.state.objections import AUTHORS, STATES, Objection
from data_access.state.tables import state
from metrics import domains
from metrics.scope import Rights, Scope
from ui import addresses, choices, filters, links, query, tables
from ui.identity import Reader
from ui.language import language
from ui.tables import Column
from ui.words import moment, number, period_name, say, unit_name

LENGTH = 20
SIGNS = {"open": "⚑", "accepted": "✓", "rejected": "✗", "withdrawn": "↩"}
TEXTS = ("number", "at", "province", "figure", "period", "then", "now", "status")
_LONGEST_PAGE = 5   # digits of the number of a sheet


def show(reader: Reader) -> None:
    """The choices, how many there are of each status, and the list itself, newest first."""
    status, province = _chosen(reader)
    engine = state(settings().state_url)
    counts = objections.counted(engine, reader.username, province)
    rows = [{"status": status_name(each), "count": counts[each]} for each in STATES]
    columns = [Column("status", say("objection.status")), Column("count", say("unit.count"), "count")]
    tables.show(rows, columns, say("objection.counts"), None)
    page = _page()
    found = objections.listed(engine, reader.username, status, province, page, LENGTH)
    total = counts[status] if status else sum(counts.values())
    if not found:
        st.html(f'<p class="empty">{say(_why_empty(reader, total, status, province))}</p>')
    else:
        shown = [_row(each, reader) for each in found]
        titles = [Column(name, say(f"objection.list.{name}")) for name in TEXTS]
        tables.show(shown, titles, say("objection.list", count=number(total, "count")), None)
    _turn(page, total)


def _chosen(reader: Reader) -> tuple[str, str]:
    """Status and province; a deputy chooses among the own provinces."""
    names = query.province_names()
    own = [code for code in names if reader.role not in AUTHORS or code in reader.provinces]
    one, other = st.columns(2)
    with one:
        status = choices.pick("status", say("objection.status"), {each: status_name(each) for each in STATES})
    with other:
        province = choices.pick("province", say("province"), {code: names[code] for code in own})
    return status, province


def _why_empty(reader: Reader, total: int, status: str, province: str) -> str:
    if total:
        return "objection.empty_page"
    if status or province:
        return "objection.empty_choice"
    return "objection.empty_own" if reader.role in AUTHORS else "objection.empty"


def _row(each: Objection, reader: Reader) -> dict[str, Any]:
    now, changed = value_now(each, reader)
    return {
        "number": links.to("objections", number(each.number, "count"), objection=str(each.number)),
        "at": moment(each.at), "province": query.province_names().get(each.figure.province, ""),
        "figure": to_figure(each), "period": period_name(each.figure.period), "then": value_then(each),
        "now": say("objection.changed", value=now) if changed else now, "status": status_name(each.status),
    }


def to_figure(each: Objection) -> links.Link:
    """The title of the indicator, as a link to where its figure was seen."""
    title = domains.title_of(each.figure.code, language())
    return addresses.link(each.seen.page, each.seen.address, title)


def status_name(status: str) -> str:
    return f"{SIGNS[status]} {say(f'objection.status.{status}')}"


def value_then(each: Objection) -> str:
    return _told(each.seen.value, each.seen.unit)


def value_now(each: Objection, reader: Reader) -> tuple[str, bool]:
    """The figure as this reader sees it today, and whether it is another than the one contested."""
    about = each.figure
    scope = Scope(about.period, Rights.of(reader.role, reader.provinces), frozenset({about.province}),
                  about.park, about.category)
    try:
        reading = query.readings((about.code,), scope)[0]
    except DashboardError:   # closed to this reader, or an indicator that is no more
        return say("objection.not_known"), False
    now = _told(reading.value, str(reading.indicator.unit))
    return now, now != value_then(each)


def _told(value: float | None, unit: str) -> str:
    return f"{number(value, unit)} {unit_name(unit)}".strip()


def _page() -> int:
    """From the address, 1 is the first; what is no number is the first, too."""
    asked = st.query_params.get("sheet", "1")
    readable = asked.isdecimal() and len(asked) <= _LONGEST_PAGE
    return max(int(asked) - 1, 0) if readable else 0


def _turn(page: int, total: int) -> None:
    if total <= LENGTH and not page:
        return
    with st.container(horizontal=True):
        for way, step, there in (("previous", -1, page > 0), ("next", 1, (page + 1) * LENGTH < total)):
            st.button(
                say(f"desk.{way}"), key=f"objections-{way}", disabled=not there,
                on_click=lambda to=page + step + 1: filters.choose(sheet=str(to)),
            )
