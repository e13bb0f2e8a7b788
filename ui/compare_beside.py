"""Two to five provinces side by side on chosen figures, plain or divided, against their plans."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from common.errors import DashboardError
from common.figures import known
from metrics.compare import Measure, Ranking
from metrics.indicator import Better
from ui import bound, charts, compare_answers, compare_ranks, filters, query, tables
from ui.compare_choice import MOST_BESIDE, Compared, offered, several
from ui.compare_words import axis, figure, interval, title, told, with_unit
from ui.marks import generated
from ui.words import number, say, title_of

FEWEST, PRESET, MOST_FIGURES = 2, 3, 12
FIGURES = ("contracts_signed", "units_operating", "employment", "units_commissioned", "land_added_ha",
           "parks_with_water_pct")


def show(compared: Compared) -> None:
    """The choices, the table of all chosen figures, and the picture of the figure of the page."""
    provinces = _provinces(compared)
    codes = _figures(compared)
    if len(provinces) < FEWEST:
        st.html(f'<p class="empty">{say("compare.two_at_least")}</p>')
        return
    rankings = [_ranking(code, compared) for code in codes]
    _table(compared, provinces, rankings)
    found = compare_answers.ranking(compared.measure, compared.scope)
    _picture(compared, provinces, found)
    st.caption(say("compare.beside_explained"))
    generated(any(each.simulated for each in [found, *rankings]))


def _provinces(compared: Compared) -> list[str]:
    """Those of the URL; at first the chosen or own one and those most alike."""
    preset = _preset(compared)
    chosen = list(compared.beside) or preset
    bound.several("compare-with", say("compare.with"), compared.names, chosen,
                  lambda codes: filters.choose(**{"with": ",".join(codes)}), MOST_BESIDE)
    return chosen


def _preset(compared: Compared) -> list[str]:
    own = compared.chosen or min(compared.own, default="")
    if own:
        found = compare_answers.peers(compared.scope, own, compared.peers)
        return [own, *(each.province for each in found.members)][:PRESET]
    ranked = compare_answers.ranking(compared.measure, compared.scope).ranked
    return [one.province for one in ranked[:PRESET]]


def _figures(compared: Compared) -> list[str]:
    titles = {code: title_of(code) for code in offered()}
    preset = list(dict.fromkeys([compared.measure.code, *FIGURES]))[:MOST_FIGURES]
    chosen = several("figures", titles, MOST_FIGURES) or preset
    bound.several("compare-figures", say("compare.figures"), titles, chosen,
                  lambda codes: filters.choose(figures=",".join(codes)), MOST_FIGURES)
    return chosen


def _ranking(code: str, compared: Compared) -> Ranking:
    """Divided as the page says where the figure can be; a quotient stands as it is."""
    try:
        measure = Measure(code, compared.measure.base)
    except DashboardError:
        measure = Measure(code)
    return compare_answers.ranking(measure, compared.scope)


def _table(compared: Compared, provinces: Sequence[str], rankings: Sequence[Ranking]) -> None:
    codes = tuple(each.measure.code for each in rankings)
    frame = query.breakdown(codes, compared.scope, ("province",), plans=True)
    plans = {row["province"]: row for row in frame.to_dict("records")}
    rows = [
        {"name": title(each.measure), "country": with_unit(each.country, each.measure),
         **{code: _cell(each, code, plans.get(code, {})) for code in provinces}}
        for each in rankings
    ]
    columns = [tables.Column("name", say("filter.indicator"))]
    columns += [tables.Column(code, compared.called(code)) for code in provinces]
    columns.append(tables.Column("country", say("compare.country_or_mean")))
    tables.show(rows, columns, say("compare.beside_table"), None)


def _cell(found: Ranking, province: str, plans: Any) -> str:
    """The figure with its interval and, if it is not divided, how much of the plan it is."""
    one = found.of(province)
    parts = [with_unit(one.value, found.measure)]
    if one.value is not None:
        parts.append(f"({interval(one, found.measure)})")
    plan = known(plans.get(f"{found.measure.code}__plan"))
    if plan and found.measure.base is None and one.value is not None:
        parts.append(_against(one.value, plan, found.measure))
    return " ".join(parts)


def _against(value: float, plan: float, measure: Measure) -> str:
    """Plan, share achieved and, where one way is better, whether it was met."""
    better = measure.about.better
    met = value >= plan if better is Better.HIGHER else value <= plan
    state = "none" if better is Better.NEUTRAL else "met" if met else "unmet"
    told = say("cards.plan", plan=figure(plan, measure), achievement=number(100 * value / plan, "%"))
    return f"{told} {say(f'plan.{state}')}".strip()


def _picture(compared: Compared, provinces: Sequence[str], found: Ranking) -> None:
    """The page's figure of the chosen provinces as dots with whiskers."""
    chosen = [one for one in found.ranked if one.province in provinces and one.value is not None]
    if not chosen:
        return
    picture = compare_ranks.dots(chosen, compared, found.measure)
    axis(picture, [end for one in chosen for end in (one.value, one.high, found.country)], found.measure, "x")
    picture.update_yaxes(autorange="reversed", showgrid=False)
    charts.draw(
        picture, "compare-beside", say("compare.beside_alt", title=title(found.measure)),
        120 + 30 * len(chosen), legend=False, title=title(found.measure),
        told=told(found.measure, compared.scope.period),
    )
