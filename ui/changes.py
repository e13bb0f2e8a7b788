"""What changed and who made it: the waterfall of a change, its table, and whether the month is unusual."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from common.period import Period
from metrics import registry
from metrics.changes import Change
from ui import charts, control, judging, query, tables, waterfalls
from ui.filters import Choice
from ui.language import language
from ui.waterfalls import Told
from ui.words import messages, period_name, safe, say, step, title_of, unit_label

FIRST = "contracts_signed"      # what is shown before anything is chosen


def indicators() -> tuple[str, ...]:
    """Every indicator, the first to be shown first."""
    return (FIRST, *(code for code in registry.all_indicators() if code != FIRST))


def waterfall(choice: Choice) -> None:
    """The change in a sentence, as a waterfall and, part by part, as a table."""
    code, period = choice.indicator or FIRST, choice.scope.period
    since = _since(period)
    change = judging.contributions(code, choice.scope, since)
    if change.obstacle:
        st.html(f'<p class="empty">{_obstacle(change)}</p>')
        return
    told = Told(change, _names(change, choice))
    st.html(f'<p class="story">{told.sentence()}</p>')
    picture, beside = st.columns([3, 2])
    with picture:
        waterfalls.draw(told)
    with beside:
        _table(told)
    if notes := told.notes():
        st.html("".join(f'<p class="lead">{note}</p>' for note in notes))


def _since(period: Period) -> Period:
    """Against the same days of last year or the period before; of a whole year both are the same."""
    if period.year:
        return period.year_before()
    options = {"year": period.year_before(), "before": period.before()}
    chosen = st.radio(
        say("changes.against"), list(options), horizontal=True, key=f"since-{period}",
        format_func=lambda key: period_name(options[key]),
    )
    return options[chosen]


def _obstacle(change: Change) -> str:
    values = {"before": period_name(change.since), "after": period_name(change.period)}
    return say(f"changes.{change.obstacle}", title=safe(title_of(change.code)), **values)


def _names(change: Change, choice: Choice) -> Mapping[Any, str]:
    if change.by == "province":
        return query.province_names()
    if change.by == "park":
        rows = query.register(choice.scope).to_dict("records")
        return {row["id"]: str(row["name_fa"]) for row in rows}
    known = messages(language())
    return {part.member: known.get(f"{change.by}.{part.member}", str(part.member)) for part in change.parts}


def _table(told: Told) -> None:
    """Every member with before, after and its part; for ratios its mix and rate."""
    ratio = told.change.is_ratio
    known = sorted(told.change.parts, key=lambda part: -abs(part.part or 0))
    rows = [{
        "name": told.name(part), "before": told.figure(part.before), "after": told.figure(part.after),
        "part": step(part.part, told.places), "rate": step(part.rate, told.places),
        "mix": step(part.mix, told.places),
    } for part in known]
    total = {
        "name": say("changes.all"), "before": told.figure(told.change.before),
        "after": told.figure(told.change.after), "part": step(told.change.difference, told.places),
        "rate": step(sum(part.rate or 0 for part in known), told.places),
        "mix": step(sum(part.mix or 0 for part in known), told.places),
    }
    titles = ["part", "rate", "mix"] if ratio else ["part"]
    columns = [
        tables.Column("name", say("province" if told.change.by == "province" else "changes.member")),
        tables.Column("before", period_name(told.change.since)),
        tables.Column("after", period_name(told.change.period)),
        *(tables.Column(key, say(f"changes.{key}")) for key in titles),
    ]
    unit = unit_label(registry.get(told.change.code).unit)
    caption = f"{say('changes.parts', title=title_of(told.change.code))} ({unit})"
    tables.show([total, *rows], columns, caption, 460)


def usual(choice: Choice) -> None:
    """Whether the last month of the period is within what is usual."""
    control.last_month(choice, choice.indicator or FIRST)


def years(choice: Choice) -> None:
    """The years that the data have."""
    code = choice.indicator or FIRST
    frame = query.years((code,), choice.scope)
    if len(frame) < 2:  # noqa: PLR2004 - a line needs two points
        st.html(f'<p class="empty">{say("changes.one_year", title=safe(title_of(code)))}</p>')
        return
    picture, beside = st.columns([3, 2])
    with picture:
        charts.line(frame, (code,), "years")
    with beside:
        unit = registry.get(code).unit
        rows = frame.to_dict("records")
        named = [{**row, "period": period_name(Period.parse(row["period"]))} for row in rows]
        columns = [tables.Column("period", say("filter.year")), tables.Column(code, unit_label(unit), unit)]
        tables.show(named[::-1], columns, title_of(code), 320)
