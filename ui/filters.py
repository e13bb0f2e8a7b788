"""The choices of a page - period, province, park, indicator - kept in the URL, so that a view can be sent.

The URL is the truth. What it says wrongly is named in one sentence and left out, and the rest of the page
lives on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from common.errors import DashboardError, UnknownPlace
from common.period import Period
from metrics import registry
from metrics.reach import MAIN, Place, Reach
from metrics.scope import Rights, Scope
from ui import alerts, pictures, query
from ui.identity import Reader
from ui.language import language
from ui.words import period_name, say

# Parameters of the URL that survive a change of page.
KEPT = ("period", "province", "park", "indicator", "service")
_MEMORY = "_filters"
_LONGEST_NUMBER = 9   # digits; more than any park has
Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Choice:
    """What the reader chose, checked."""

    scope: Scope
    province: Place | None
    indicator: str | None
    park: int | None

    @property
    def province_code(self) -> str | None:
        return self.province.key if self.province else None

    @property
    def since_the_start(self) -> Scope:
        """The same places from the beginning of the records to the end of the period."""
        return self.scope.of(Period.since_beginning(self.scope.period.stop))


def bar(
    reader: Reader, indicators: Sequence[str] = (), tables: tuple[str, ...] = MAIN, home: str = "",
) -> Choice:
    """Draws the choices and gives back what they say. `indicators` offers a choice among these codes; the
    years offered are those that `tables` cover; `home` is the province of a reader who chose none.
    """
    arriving = _MEMORY not in st.session_state and not any(name in st.query_params for name in KEPT)
    _remember()
    own = home or (min(reader.provinces, default="") if arriving else "")
    if own and "province" not in st.query_params:
        choose(province=own)   # a deputy begins with the own province, and may leave it
    columns = st.columns([2, 2, 3, 4] if indicators else [2, 2, 3])
    period = _period(columns[0], columns[1], query.reach(tables))
    province = _province(columns[2])
    with columns[-1]:
        asked = indicator(indicators) if indicators else None
    chosen = frozenset({province.key} if province else ())
    park = _checked(_park, None) if province else None
    rights = Rights.of(reader.role, reader.provinces)
    pictures.of_choice(period, province.name(language()) if province else say("country"))
    return Choice(Scope(period, rights, chosen), province, asked, park)


def choose(**values: str | None) -> None:
    """Writes choices into the URL; None removes one."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
    st.session_state[_MEMORY] = {name: st.query_params[name] for name in KEPT if name in st.query_params}


def _remember() -> None:
    """A change of page empties the URL; what was chosen is put back, for what the URL itself does not say."""
    for name, value in st.session_state.get(_MEMORY, {}).items():
        st.query_params.setdefault(name, value)
    st.session_state[_MEMORY] = {name: st.query_params[name] for name in KEPT if name in st.query_params}


def _period(year_place: DeltaGenerator, part_place: DeltaGenerator, reach: Reach) -> Period:
    years = reach.years or [1401]
    asked = _checked(lambda: _asked_period(reach), Period.of_year(years[0]))
    year = asked.jalali_year if asked.jalali_year in years else years[0]
    chosen_year = year_place.selectbox(
        say("filter.year"), years, years.index(year), format_func=lambda y: period_name(Period.of_year(y)),
        key=f"year-{year}", on_change=lambda: choose(period=str(st.session_state[f"year-{year}"])),
    )
    parts = [str(p) for p in parts_of(chosen_year)]
    at = parts.index(str(asked)) if str(asked) in parts else 0
    key = f"part-{chosen_year}-{at}"
    part_place.selectbox(
        say("filter.part"), parts, at, format_func=lambda text: period_name(Period.parse(text)), key=key,
        on_change=lambda: choose(period=st.session_state[key]),
    )
    return asked


def parts_of(year: int) -> list[Period]:
    """A Jalali year, its seasons and its months."""
    whole = Period.of_year(year)
    return [whole, *(Period.season(year, n) for n in (1, 2, 3, 4)), *whole.months()]


def _asked_period(reach: Reach) -> Period:
    text = st.query_params.get("period")
    if not text:
        raise LookupError
    period = Period.parse(text)
    reach.check(period)
    return period


def _province(place: DeltaGenerator) -> Place | None:
    known = {found.key: found for found in query.provinces()}
    asked = _checked(lambda: _asked_province(known), None)
    options = ["", *known]
    key = f"province-{asked.key if asked else ''}"
    place.selectbox(
        say("filter.province"), options, options.index(asked.key if asked else ""), key=key,
        format_func=lambda code: known[code].name(language()) if code else say("filter.all_provinces"),
        on_change=lambda: choose(province=st.session_state[key], park=None),
    )
    return asked


def _asked_province(known: dict[str, Place]) -> Place:
    code = st.query_params.get("province")
    if not code:
        raise LookupError
    if code not in known:
        raise UnknownPlace(
            f"استانی با کد «{code[:20]}» نداریم؛ از فهرست استان‌ها یکی را برگزینید."
            " اکنون همهٔ استان‌ها نشان داده می‌شود.",
            f"There is no province with the code {code[:20]!r}: choose one from the list."
            " All provinces are shown now.",
        )
    return known[code]


def _park() -> int:
    text = st.query_params.get("park")
    if not text:
        raise LookupError
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise UnknownPlace("شمارهٔ شهرک در نشانی درست نیست؛ از نقشه یا جدول یکی را برگزینید.",
                           "The park in the address is not a number: choose one from the map or the table.")
    return int(text)


def indicator(codes: Sequence[str]) -> str:
    """The choice among these indicators, drawn here; gives the code."""
    asked = _checked(lambda: _asked_indicator(codes), codes[0])
    known = registry.all_indicators()
    key = f"indicator-{asked}"
    st.selectbox(
        say("filter.indicator"), list(codes), list(codes).index(asked), key=key,
        format_func=lambda code: known[code].title if language() == "fa" else known[code].title_en,
        on_change=lambda: choose(indicator=st.session_state[key]),
    )
    return asked


def _asked_indicator(codes: Sequence[str]) -> str:
    code = st.query_params.get("indicator")
    if not code:
        raise LookupError
    registry.get(code)
    if code not in codes:
        raise LookupError   # chosen on another page; this page does not offer it
    return code


def _checked(ask: Callable[[], Chosen], otherwise: Chosen) -> Chosen:
    """What the URL says; `otherwise` when it says nothing, or nothing usable - then with a sentence."""
    try:
        return ask()
    except LookupError:
        return otherwise
    except DashboardError as problem:
        alerts.note(problem.text(language()))
        return otherwise
