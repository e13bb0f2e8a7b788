"""Where a province stands: against country, plan, last year and peers, with what chance leaves open."""

from typing import Any

import streamlit as st

from metrics.compare import Placed
from metrics.indicator import Better
from metrics.scope import Scope
from ui import compare_answers, contested, explain, links, tables
from ui.compare_choice import Compared
from ui.compare_words import interval, rank, rank_interval, title, with_unit
from ui.marks import generated
from ui.words import number, period_name, safe, say


def standing(compared: Compared) -> None:
    """A few sentences and a small table; without a province they say how to choose one."""
    province = compared.chosen
    if province is None:
        st.html(f'<p class="story">{say("compare.choose_province")}</p>')
        return
    found = compare_answers.placed(compared.measure, compared.scope, province, compared.peers)
    name = compared.names[province]
    st.html(f'<p class="story">{" ".join(_told(found, safe(name)))}</p>')
    columns = [
        tables.Column("name", say("compare.against")), tables.Column("value", title(compared.measure)),
        tables.Column("verdict", say("compare.verdict")),
    ]
    tables.show(_lines(found, name, compared), columns, say("compare.standing_table", name=name), None)
    _ways_on(compared, province)
    generated(found.ranking.simulated)


def _told(found: Placed, name: str) -> list[str]:
    """Value and rank, each with its interval, among all and among the peers."""
    own, what = found.among_all, safe(title(found.measure))
    if found.value is None:
        return [say("compare.told_unknown", name=name, title=what)]
    told = [say("compare.told", name=name, title=what, value=with_unit(found.value, found.measure),
                interval=interval(own, found.measure))]
    if own.rank is not None:
        all_known = number(sum(one.rank is not None for one in found.ranking.ranked), "count")
        key = "compare.told_rank_size" if found.ranking.neutral else "compare.told_rank"
        told.append(say(key, rank=rank(own), all=all_known, ranks=rank_interval(own)))
    if found.among_peers.rank is not None:
        told.append(say("compare.told_peers", count=number(len(found.peers.members), "count"),
                        rank=rank(found.among_peers), ranks=rank_interval(found.among_peers)))
    return told


def _lines(found: Placed, name: str, compared: Compared) -> list[dict[str, Any]]:
    """The province itself with its interval, and what it is held against."""
    measure = found.measure
    lines = [{"name": name, "value": with_unit(found.value, measure),
              "verdict": interval(found.among_all, measure)}]
    country = say("compare.country_mean" if found.ranking.is_sum else "country")
    lines.append(_line(country, found.country, found))
    if measure.base is None and found.plan is not None:
        lines.append({"name": say("chart.plan"), "value": with_unit(found.plan, measure),
                      "verdict": _of_plan(found)})
    before = period_name(compared.scope.period.year_before())
    lines.append({"name": before, "value": with_unit(found.last_year.value, measure),
                  "verdict": _of_last(found)})
    count = number(len(found.peers.members), "count")
    lines.append(_line(say("compare.of_peers", count=count), found.of_peers, found))
    return lines


def _of_plan(found: Placed) -> str:
    state = {True: "met", False: "unmet", None: "none"}[found.on_plan]
    share = number(100 * found.value / found.plan, "%") if found.plan and found.value is not None else ""
    return f"{share} {say(f'plan.{state}')}".strip()


def _of_last(found: Placed) -> str:
    """A change counts where it is beyond chance."""
    if found.changed is None:
        return say("compare.unknown")
    if not found.changed:
        return say("compare.within_chance")
    return _way(found, found.last_year.value or 0.0)


def _line(name: str, value: float | None, found: Placed) -> dict[str, Any]:
    return {"name": name, "value": with_unit(value, found.measure), "verdict": _verdict(value, found)}


def _verdict(value: float | None, found: Placed) -> str:
    """Whether the province lies above or below; within its interval chance could make the difference."""
    if value is None or found.value is None or found.low is None:
        return say("compare.unknown")
    if found.low <= value and (found.high is None or value <= found.high):
        return say("compare.within_chance")
    return _way(found, value)


def _way(found: Placed, value: float) -> str:
    above, better = (found.value or 0.0) > value, found.measure.about.better
    word = say("compare.above" if above else "compare.below")
    if better is Better.NEUTRAL:
        return word
    return f'{word} {say("change.good" if above == (better is Better.HIGHER) else "change.bad")}'


def _ways_on(compared: Compared, province: str) -> None:
    """What the figure means, its mark when somebody objects, and where it is explained and objected to."""
    code, divided = compared.measure.code, compared.measure.base is not None
    mark = "" if divided else contested.mark(code, compared.choice.scope)
    link = links.to("handbook", say("compare.definition"), indicator=code, province=province)
    st.html(f'{mark}<p class="story">{link}</p>')
    if not divided:
        _explained(code, compared.choice.scope)


@st.fragment
def _explained(code: str, scope: Scope) -> None:
    """«Why this number?»; pressing it runs only this again, not the page."""
    explain.button(code, scope, "compare")
