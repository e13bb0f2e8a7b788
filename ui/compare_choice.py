"""The choices of the page Compare - place, period, figure, what it is divided by - all of them in the URL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import streamlit as st

from common.errors import DashboardError
from metrics import registry
from metrics.compare import BASES, Measure, may_divide
from metrics.scope import Rights, Scope
from ui import alerts, bound, filters, query
from ui.filters import Choice
from ui.identity import Reader
from ui.language import language
from ui.words import number, say, title_of

FIRST = "contracts_signed"
VIEWS = ("beside", "ranks", "tiles", "funnel", "history", "pairs", "peers", "equity")
MOST_BESIDE, MOST_PEERS = 5, 15


@dataclass(frozen=True)
class Compared:
    """What is compared, over which days, and for whom: `own` are the provinces of a deputy."""

    choice: Choice
    measure: Measure
    own: frozenset[str]
    names: Mapping[str, str]
    beside: tuple[str, ...]     # provinces set side by side
    peers: tuple[str, ...]      # chosen by the reader instead of those most alike; empty = those

    @property
    def scope(self) -> Scope:
        """The whole country in the chosen period, with the reader's rights."""
        return Scope(self.choice.scope.period, self.choice.scope.rights)

    @property
    def chosen(self) -> str | None:
        return self.choice.province_code

    def called(self, province: str) -> str:
        """The name with the signs of the own and of the chosen province."""
        signs = {"★": province in self.own, "✓": province == self.chosen}
        return " ".join([*(sign for sign, there in signs.items() if there), self.names[province]])


def bar(reader: Reader) -> Compared:
    """Draws the choices; a deputy who chose nothing stands in the own province."""
    home = min(reader.provinces) if Rights.of(reader.role, reader.provinces).provinces else ""
    choice = filters.bar(reader, home=home)
    figure, divisor = st.columns([3, 2])
    asked = measured(st.query_params.get("indicator", FIRST), st.query_params.get("per", ""))
    titles = {code: title_of(code) for code in offered()}
    with figure:
        bound.one("compare-figure", say("filter.indicator"), titles, asked.code,
                  lambda code: filters.choose(indicator=code))
    with divisor:
        _per(asked)
    names = query.province_names()
    beside = several("with", names, MOST_BESIDE)
    peers = [code for code in several("peers", names, MOST_PEERS) if code != choice.province_code]
    return Compared(choice, asked, reader.provinces, names, tuple(beside), tuple(peers))


def measured(code: str, base: str, quietly: bool = False) -> Measure:
    """The figure of the URL; what cannot be compared or divided is told, and something else stands there.

    `quietly`: a figure that is not divided stands as it is, without a word.
    """
    attempts: tuple[Callable[[], Measure], ...] = (
        lambda: Measure(code, base or None), lambda: Measure(code), lambda: Measure(FIRST),
    )
    for attempt in attempts[:-1]:
        try:
            return attempt()
        except DashboardError as problem:
            told = problem.text(language())
            if attempt is attempts[0] and not quietly:
                alerts.note(told)
    return attempts[-1]()


@cache
def offered() -> tuple[str, ...]:
    """Codes of the figures that can be compared between provinces."""
    return tuple(code for code in registry.all_indicators() if _comparable(code))


def _comparable(code: str) -> bool:
    try:
        Measure(code)
    except DashboardError:
        return False
    return True


def _per(asked: Measure) -> None:
    """Plain or divided; what is a quotient already is not divided again, and the choice says so."""
    titles = {"": say("compare.per.none")}
    if may_divide(asked.code):
        titles |= {base: say(f"compare.per.{base}") for base, code in BASES.items() if code != asked.code}
    bound.one("compare-per", say("compare.per"), titles, asked.base or "",
              lambda base: filters.choose(per=base or None), say("compare.per_hint"))


def view() -> str:
    """Which part of the page is drawn; only that one is worked out, so that it comes fast."""
    asked = st.query_params.get("view", VIEWS[0])
    key = "compare-view"
    st.session_state[key] = asked if asked in VIEWS else VIEWS[0]
    st.radio(
        say("compare.view"), VIEWS, key=key, horizontal=True,
        format_func=lambda name: say(f"compare.view.{name}"),
        on_change=lambda: filters.choose(view=st.session_state[key]),
    )
    return str(st.session_state[key])


def several(name: str, offered_there: Mapping[str, str], most: int) -> list[str]:
    """Keys that the URL lists, those it makes up named and left out, too many cut with a sentence."""
    text = st.query_params.get(name)
    asked = list(dict.fromkeys(text.split(","))) if text else []
    if unknown := [key for key in asked if key not in offered_there]:
        listed = say("list.comma").join(key[:20] for key in unknown[:3])
        alerts.note(say("choices.unknown", label=say(f"compare.{name}"), value=listed))
    found = [key for key in asked if key in offered_there]
    if len(found) > most:
        alerts.note(say("compare.too_many", label=say(f"compare.{name}"), most=number(most, "count")))
    return found[:most]
