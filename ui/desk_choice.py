"""The choices of the desk's pages - period, province, service - and its answers, remembered per rights."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from common.errors import UnknownPlace
from metrics.desk import directory, flow
from metrics.desk.directory import Known, ServiceOffer, Step
from metrics.desk.selection import Selection
from metrics.reach import DESK
from ui import alerts, filters, query
from ui.filters import Choice
from ui.identity import Reader
from ui.kept import kept
from ui.language import language
from ui.marks import generated
from ui.words import jalali_date, moment, number, say

_FIGURES = frozenset(   # modules that count and show no row, so that all roles read the same
    f"metrics.desk.{name}" for name in (
        "backlog", "flow", "waits", "endings", "compared", "promises", "throughput", "rework", "bottleneck",
        "variants",
    )
)
Answer = TypeVar("Answer")
Question = Callable[..., Answer]


@dataclass(frozen=True)
class Desk:
    """What the reader chose, and how far the rows behind the counts are known."""

    choice: Choice
    service: ServiceOffer | None
    selection: Selection
    known: Known


def bar(reader: Reader) -> Desk:
    """Draws the choices; where nothing is counted yet, one sentence stands instead and the page ends."""
    choice = filters.bar(reader, tables=DESK)
    known = _known(query.stamp())
    if known is None:
        if query.reach().last_day is not None:   # of an empty database the frame has said so already
            alerts.note(say("desk.no_counts"))
        st.stop()
    service = _service()
    asof = say("desk.as_of", day=jalali_date(known.last_day), requests=number(known.requests, "count"))
    st.html(f'<p class="asof">{asof}</p>')
    if known.stale:
        alerts.note(say("desk.stale", at=moment(known.made_at)))
    return Desk(choice, service, Selection(choice.scope, service.key if service else None), known)


def marked(desk: Desk) -> None:
    """Under a part of a page: says that generated rows are behind what is chosen, where there are any."""
    generated(ask(flow.has_generated, desk.selection))


def ask(question: Callable[..., Answer], selection: Selection, *also: Hashable) -> Answer:
    """`question(selection, database, *also)`, remembered for readers with the same rights."""
    of_figures = question.__module__ in _FIGURES
    key = query.figures_key_of(selection.scope) if of_figures else query.key_of(selection.scope)
    asked = (question.__module__, question.__qualname__, *key, selection.service)
    found: Answer = (_figures if of_figures else _rows)(asked, also, question, selection)
    return found


def _answer(
    key: tuple[Any, ...], also: tuple[Any, ...], _question: Question[Any], _selection: Selection,
) -> Any:
    return _question(_selection, query.database(), *also)


_rows, _figures = kept(500)(_answer), kept(500, among=True)(_answer)


def services() -> dict[int, ServiceOffer]:
    return _services(query.stamp())


@kept(2)
def _services(stamp: tuple[str, float]) -> dict[int, ServiceOffer]:
    return directory.services(query.database())


def steps() -> dict[int, Step]:
    return _steps(query.stamp())


@kept(2)
def _steps(stamp: tuple[str, float]) -> dict[int, Step]:
    return directory.steps(query.database())


@kept(2)
def _known(stamp: tuple[str, float]) -> Known | None:
    return directory.known(query.database())


def _service() -> ServiceOffer | None:
    """The service in the URL; one that does not exist is named in a sentence and left out."""
    offered = {service.code: service for service in services().values()}
    asked = st.query_params.get("service", "")
    if asked and asked not in offered:
        problem = UnknownPlace(
            f"خدمتی با کد «{asked[:20]}» نداریم؛ از فهرست یکی را برگزینید. اکنون همهٔ خدمت‌ها نشان داده می‌شود.",
            f"There is no service with the code {asked[:20]!r}: choose one from the list. All are shown now.",
        )
        alerts.note(problem.text(language()))
        asked = ""
    key = f"service-{asked}"
    st.selectbox(
        say("desk.service"), ["", *offered], ["", *offered].index(asked), key=key,
        format_func=lambda code: offered[code].name(language()) if code else say("desk.all_services"),
        on_change=lambda: filters.choose(service=st.session_state[key]),
    )
    return offered.get(asked)
