"""Small multiples: the trend of every province on the tile map, linked to the true map beside it."""

import streamlit as st

from common.period import Period
from metrics.crosstab import Step
from ui import bound, compare_answers, filters, maps, query, tables, tile_map, tile_picture
from ui.compare_choice import Compared
from ui.compare_words import figure, ticks, title, told, with_unit
from ui.marks import generated
from ui.words import period_name, say

MONTHS, YEARS, FEWEST = 24, 8, 3    # at most so many steps in a tile; two years are no trend


def show(compared: Compared) -> None:
    """Tiles on one side, the country on the other; a press on either chooses a province."""
    steps = _steps(compared)
    trends = compare_answers.trends(compared.measure, compared.scope, steps)
    first, last = period_name(steps[0].period), period_name(steps[-1].period)
    label = say("compare.tiles_label", title=title(compared.measure), first=first, last=last)
    chosen = frozenset({compared.chosen} if compared.chosen else ())
    measure = compared.measure
    alike = measure.base is not None or measure.about.is_ratio
    mapped = tile_map.Mapped(
        trends, lambda value: figure(value, measure), compared.names, compared.own, chosen, alike,
    )
    left, right = st.columns([6, 5])
    with left:
        st.html(f'<p class="story">{label}</p>')
        tile_map.show(mapped, label, "compare-tiles", lambda code: filters.choose(province=code))
        st.caption(say("compare.scale_alike" if alike else "compare.scale_own"))
        tile_picture.buttons(mapped, label, told(measure, compared.scope.period))
    with right:
        _true_map(compared, {code: values[-1] for code, values in trends.items()}, chosen)
    _table(compared, steps, trends)
    generated(_simulated(compared))


def _steps(compared: Compared) -> tuple[Step, ...]:
    """Years up to the chosen one, or months up to the end of the period."""
    titles = {name: say(f"compare.grain.{name}") for name in ("years", "months")}
    year = compared.scope.period.jalali_year
    known = sorted(each for each in query.reach().years if each <= year) or [year]
    asked = st.query_params.get("grain", "years" if len(known) >= FEWEST else "months")
    bound.one("compare-grain", say("compare.grain"), titles, asked, lambda name: filters.choose(grain=name))
    if asked == "months":
        return tuple(Step(month) for each in known for month in Period.of_year(each).months())[-MONTHS:]
    return tuple(Step(Period.of_year(each)) for each in known[-YEARS:])


def _true_map(compared: Compared, values: dict[str, float | None], chosen: frozenset[str]) -> None:
    names, measure = compared.names, compared.measure
    hover = {code: f"{names[code]}: {with_unit(value, measure)}" for code, value in values.items()}
    places = ticks(list(values.values()))
    scale = places, [figure(place, measure) for place in places]
    # Another key for another choice: a province pressed earlier on the map must not choose itself again.
    maps.coloured(values, hover, measure.about.unit, title(measure), f"compare-map-{compared.chosen}", names,
                  chosen | compared.own, scale)


def _table(compared: Compared, steps: tuple[Step, ...], trends: dict[str, list[float | None]]) -> None:
    """The figures of the tiles, a line per province."""
    rows = [
        {"name": compared.called(code),
         **{step.key: figure(value, compared.measure) for step, value in zip(steps, values, strict=True)}}
        for code, values in trends.items()
    ]
    columns = [tables.Column("name", say("province"))]
    columns += [tables.Column(step.key, period_name(step.period)) for step in steps]
    tables.show(rows, columns, title(compared.measure))


def _simulated(compared: Compared) -> bool:
    return compare_answers.ranking(compared.measure, compared.scope).simulated
