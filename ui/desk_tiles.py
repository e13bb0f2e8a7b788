"""The service desk in one sentence and six figures, each of which explains itself."""

from dataclasses import dataclass, replace

import streamlit as st

from common.period import Period
from metrics import registry
from metrics.desk import backlog, flow, waits
from metrics.desk.backlog import Backlog
from metrics.desk.flow import Flow, Flows
from metrics.desk.waits import Group, slowest
from metrics.scope import Scope
from ui import desk_choice, explain
from ui.desk_choice import Desk
from ui.desk_words import days, service_name
from ui.waits_words import quantile
from ui.words import number, period_name, safe, say


@dataclass(frozen=True)
class Tile:
    """A figure as it stands on the page: texts are safe HTML; `code` is its indicator, where there is one."""

    name: str
    value: str
    lines: tuple[str, ...]
    simulated: bool
    code: str | None
    scope: Scope


def headline(desk: Desk) -> None:
    """What matters, in one sentence: how much is open, how much of it late, what takes longest."""
    now = desk_choice.ask(backlog.backlog, desk.selection)
    parts = [say("desk.story_open", open=number(now.open, "count"))]
    if now.late_pct is not None:
        parts.append(say("desk.story_late", share=number(now.late_pct, "%"), late=number(now.late, "count")))
    last = _slowest(desk)
    if last is not None:
        name, median = safe(service_name(last.key)), quantile(last.quantiles["median"])
        parts.append(say("desk.story_slowest", service=name, median=median))
    st.html(f'<p class="headline">{say("list.semicolon").join(parts)}.</p>')


def tiles(desk: Desk) -> None:
    """What came in and ended in the period, what is open now, how late and how old it is."""
    flows = desk_choice.ask(flow.flows, desk.selection)
    now = desk_choice.ask(backlog.backlog, desk.selection)
    at_end = desk.selection.scope.of(Period.until(desk.known.last_day))
    _draw([*_flow_tiles(flows, desk.selection.scope), *_open_tiles(now, at_end)], desk)


def _slowest(desk: Desk) -> Group | None:
    """The service with the longest median, where this can be told; None where one service is chosen."""
    if desk.service is not None:
        return None
    return slowest(desk_choice.ask(waits.groups, desk.selection, "calendar", "service"))


def _flow_tiles(flows: Flows, scope: Scope) -> list[Tile]:
    since = period_name(flows.period.year_before())
    simulated = bool(flows.now and flows.now.simulated)

    def tile(name: str, code: str | None, signed: bool = False) -> Tile:
        now, before = (_of(each, name) for each in (flows.now, flows.before))
        earlier = say("desk.before", since=safe(since), value=number(before, "count", signed=signed))
        return Tile(name, number(now, "count", signed=signed), (earlier,), simulated, code, scope)

    return [
        tile("registered", "requests_submitted"), tile("finished", "requests_decided"),
        tile("net", "requests_net_change", signed=True),
    ]


def _of(found: Flow | None, name: str) -> int | None:
    return None if found is None else int(getattr(found, name))


def _open_tiles(now: Backlog, scope: Scope) -> list[Tile]:
    groups = say(
        "desk.groups", waiting=number(now.waiting, "count"), inside=number(now.inside, "count")
    )
    share = say("desk.late_share", share=number(now.late_pct, "%"), announced=number(now.announced, "count"))
    oldest = number(now.oldest, "count")
    return [
        Tile("open", number(now.open, "count"), (groups,), now.simulated, "requests_open", scope),
        Tile("late", number(now.late, "count"), (share,), now.simulated, "requests_overdue", scope),
        Tile("oldest", oldest if now.oldest is None else days(now.oldest), (), now.simulated,
             "requests_open_oldest_days", scope),
    ]


@st.fragment
def _draw(drawn: list[Tile], desk: Desk) -> None:
    """The tiles, each with its button; pressing one runs only this again, not the page."""
    with st.container(key="cards-desk"):
        for tile in drawn:
            with st.container(key=f"card-desk-{tile.name}"):
                st.html(_html(tile))
                scope = _explained(tile, desk)
                if tile.code is not None and scope is not None:
                    explain.button(tile.code, scope, "desk")


def _explained(tile: Tile, desk: Desk) -> Scope | None:
    """The scope in which the indicator gives this very figure; None where it cannot be asked for it."""
    about = registry.all_indicators().get(tile.code or "")
    if about is None or desk.service is None:
        return None if about is None else tile.scope
    return replace(tile.scope, category=desk.service.code) if about.holding(desk.service.code) else None


def _html(tile: Tile) -> str:
    mark = f'<p class="mark simulated">{say("mark.simulated")}</p>' if tile.simulated else ""
    lines = "".join(f"<p>{line}</p>" for line in tile.lines)
    return (
        f'<article class="card" data-tile="{tile.name}"><h2>{say(f"desk.tile.{tile.name}")}</h2>'
        f'<p class="value"><bdi>{tile.value}</bdi></p>{mark}{lines}'
        f'<p class="meaning">{say(f"desk.meaning.{tile.name}")}</p></article>'
    )
