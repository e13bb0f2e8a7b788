"""What a table is built of: indicators, lines, periods, places and filters, each bound to the address."""

from collections.abc import Sequence

import streamlit as st

from common.period import Period
from metrics import registry
from metrics.crosstab import Crosstab, Step
from metrics.crosstab.names import dimension_title
from ui import bound, explore_address, filters, query
from ui.language import language
from ui.words import period_name, say, title_of

KINDS = ("year", "season", "month", "until")
MOST_PERIODS = 24   # on the screen; an address, a file or the command line may hold more


def draw(table: Crosstab, years: Sequence[int], shared: Sequence[str]) -> None:
    """All choices; `shared` are the groupings that all chosen indicators have."""
    def change(**fields: object) -> None:
        explore_address.change(table, **fields)

    bound.several(
        "indicators", say("explore.indicators"), {code: title_of(code) for code in registry.all_indicators()},
        table.codes, lambda codes: change(codes=tuple(codes)), 12,
    )
    first, second, kind, periods = st.columns([2, 2, 2, 4])
    with first:
        _lines(table, shared, 0)
    with second:
        _lines(table, shared, 1)
    with kind:
        chosen = _kind(table)
        bound.one("kind", say("explore.kind"), {name: say(f"explore.kind.{name}") for name in KINDS}, chosen,
                  lambda name: change(periods=_latest(name, years)))
    with periods:
        _periods(table, chosen, years)
    bound.several("provinces", say("explore.provinces"), query.province_names(), sorted(table.provinces),
                  lambda codes: change(provinces=frozenset(codes)))


def _lines(table: Crosstab, shared: Sequence[str], place: int) -> None:
    """A grouping of the lines; a table may have two, one within the other."""
    others = [name for number, name in enumerate(table.rows) if number != place]
    titles = {"": say("explore.no_lines")}
    titles |= {name: dimension_title(name, language()) for name in shared if name not in others}
    chosen = table.rows[place] if place < len(table.rows) else ""

    def changed(name: str) -> None:
        kept = [name, *others] if place == 0 else [*others, name]
        explore_address.change(table, rows=tuple(filter(None, kept)))

    bound.one(f"lines-{place}", say(f"explore.lines.{place}"), titles, chosen, changed)


def _kind(table: Crosstab) -> str:
    first = table.periods[0]
    return "until" if first.until or first.kind not in KINDS else first.kind


def _latest(kind: str, years: Sequence[int]) -> tuple[Step, ...]:
    """What a kind of period begins with: the last year, its seasons, its months, its last day."""
    year = Period.of_year(years[0] if years else 1401)
    seasons = [Period.season(year.jalali_year, number) for number in (1, 2, 3, 4)]
    return {
        "year": (Step(year),), "season": tuple(map(Step, seasons)), "month": tuple(map(Step, year.months())),
        "until": (Step(Period.until(year.last_day), True),),
    }[kind]


def _periods(table: Crosstab, kind: str, years: Sequence[int]) -> None:
    chosen = [str(step) for step in table.periods]
    if kind == "until":
        bound.typed(
            "days", say("explore.days"), "، ".join(chosen).replace("until:", ""),
            lambda text: _days(table, text), say("explore.days_hint"), 400,
        )
        return
    offered = {str(step): period_name(step.period) for year in years for step in _of_kind(kind, year)}
    offered |= {str(step): step.title(language()) for step in table.periods}
    bound.several(
        "periods", say("explore.periods"), offered, chosen, lambda texts: _take(table, sorted(texts)),
        MOST_PERIODS, searched=False,
    )


def _of_kind(kind: str, year: int) -> list[Step]:
    parts = filters.parts_of(year)
    return [Step(part) for part in parts if Step(part).kind == kind]


def _days(table: Crosstab, text: str) -> None:
    """Days parted by commas of either script; each is the year up to that day."""
    _take(table, [f"until:{day.strip()}" for day in text.replace("،", ",").split(",") if day.strip()])


def _take(table: Crosstab, texts: Sequence[str]) -> None:
    explore_address.change_by(table, lambda: {"periods": explore_address.steps(texts)})
