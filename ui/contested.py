"""The mark of contested figures: whoever sees such a number sees that somebody objects to it just now."""

from collections.abc import Mapping

from common.settings import settings
from data_access.state import objections
from data_access.state.objections import Figure
from data_access.state.tables import state
from metrics.scope import Scope
from ui.kept import STATE, kept
from ui.links import Link
from ui.words import number, safe, say

FRESH = 30.0    # another server process learns of an objection so late; this one at once


def now() -> Mapping[Figure, int]:
    """How many open objections each contested figure has; one reading of the state for many pages."""
    return _now(settings().state_url)


@kept(2, FRESH, shared=True, source=STATE)
def _now(url: str) -> Mapping[Figure, int]:
    return dict(objections.contested(state(url)))


def forget() -> None:
    """After an objection or an answer: the next page asks anew."""
    _now.clear()


def figure_of(code: str, scope: Scope) -> Figure | None:
    """The figure of one province that is asked for; None for the country and for sums of several things."""
    if len(scope.provinces) != 1 or scope.among:
        return None
    return Figure(code, scope.period, next(iter(scope.provinces)), scope.park, scope.category)


def mark(code: str, scope: Scope) -> str:
    """A paragraph for a card, as HTML; "" when nobody objects."""
    figure = figure_of(code, scope)
    count = now().get(figure, 0) if figure else 0
    return f'<p class="mark contested">{_words(count)}</p>' if count else ""


def named(name: str, code: str, scope: Scope, province: str) -> str | Link:
    """The name of a province in a table, with the mark when its figure in that line is contested."""
    figure = Figure(code, scope.period, province, scope.park, scope.category)
    count = 0 if scope.among else now().get(figure, 0)
    return Link(f'{safe(name)} <span class="mark contested">{_words(count)}</span>') if count else name


def _words(count: int) -> str:
    key = "mark.contested" if count == 1 else "mark.contested_often"
    return f'<span aria-hidden="true">⚑</span> {say(key, count=number(count, "count"))}'
