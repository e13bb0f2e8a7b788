"""Indicator cards: value, plan, change, trend and meaning of each headline, in one block of HTML."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import pandas as pd
import streamlit as st

from common.figures import known
from metrics.compute import Reading
from metrics.indicator import Better, Unit
from metrics.quality import LowScore
from metrics.reach import Place
from metrics.remarks import Remark, change_is_simulated, remarks
from metrics.remarks import achievement as remark_on_plan
from metrics.scope import Scope
from ui import contested, explain, judging, quality, spark
from ui.language import language
from ui.words import number, period_name, safe, say, unit_name

_ARROWS = {True: "▲", False: "▼"}


def grid(
    readings: Sequence[Reading], trend: pd.DataFrame | None = None, province: Place | None = None,
    scope: Scope | None = None, key: str = "",
) -> None:
    """A card per reading; `trend` has a column per code (see metrics.compute.trend).

    Every card can explain its number; `scope` is needed where more than period and province narrow it, `key`
    where a page shows the same cards twice.
    """
    shown = {reading.code for reading in readings}
    series: Mapping[str, list[float | None]] = {} if trend is None else {
        code: [known(value) for value in trend[code]] for code in trend.columns if code in shown
    }
    own = province.key if province else None
    if not readings:
        return
    asked = scope or explain.scope_of(readings[0], own)
    drawn = {
        reading.code: card(reading, series.get(reading.code, []), own, contested.mark(reading.code, asked))
        for reading in readings
    }
    _draw(drawn, asked, f"{crc32(' '.join(drawn).encode()):x}{key}")


@st.fragment
def _draw(drawn: Mapping[str, str], scope: Scope, place: str) -> None:
    """The cards, each with its button; pressing one runs only this again, not the page."""
    with st.container(key=f"cards-{place}"):
        for code, body in drawn.items():
            with st.container(key=f"card-{place}-{code}"):
                st.html(body)
                explain.button(code, scope, place)


def card(
    reading: Reading, values: Sequence[float | None], province: str | None, objected: str = "",
) -> str:
    """One card as HTML; every text is escaped. `objected` is the mark of a contested figure."""
    about = reading.indicator
    title = safe(about.title if language() == "fa" else about.title_en)
    meaning = safe(about.definition if language() == "fa" else about.definition_en)
    printed = remarks(reading, province)
    low = None if reading.value is None else judging.low_score(reading.code, province)
    return (
        f'<article class="card" data-code="{reading.code}"><h3>{title}</h3>'
        f'<p class="value"><bdi>{number(reading.value, about.unit)}</bdi>'
        f' <span class="unit">{unit_name(about.unit)}</span></p>'
        f"{objected}{_marks(reading, printed)}{quality.mark(low)}{_plan(reading, province)}"
        f"{_change(reading, province)}{_trend(reading, values, title)}"
        f'<p class="meaning">{meaning}</p>{_details(reading, printed, low)}</article>'
    )


def _trend(reading: Reading, values: Sequence[float | None], title: str) -> str:
    """The picture of the months; no month is printed, so on generated rows it says that it is generated."""
    picture = spark.line(values, say("cards.trend", title=title))
    if not picture or not reading.simulated:
        return picture
    return f'<p>{picture} <span class="mark simulated">{say("mark.trend")}</span></p>'


def _marks(reading: Reading, printed: Sequence[Remark]) -> str:
    """Whether the figure stands in the report, differs from it, or rests on generated rows."""
    if any(not remark.equal for remark in printed):
        kind = "differs"
    elif printed:
        kind = "printed"
    elif reading.value is None:
        kind = "unknown"
    elif reading.simulated:
        kind = "simulated"
    else:
        return ""
    return f'<p class="mark {kind}">{say(f"mark.{kind}")}</p>'


def _plan(reading: Reading, province: str | None) -> str:
    if reading.plan is None or reading.achievement is None:
        return ""
    state = {True: "met", False: "unmet", None: "none"}[reading.on_plan]
    width = min(reading.achievement, 100)
    plan, achievement = number(reading.plan, reading.indicator.unit), number(reading.achievement, "%")
    text = say("cards.plan", plan=plan, achievement=achievement)
    printed = remark_on_plan(reading, province)
    if printed is not None and not printed.equal:
        text += f' {say("cards.printed_achievement", printed=number(printed.published, "%"))}'
    return (
        f'<p class="plan {state}">{text} <strong>{say(f"plan.{state}")}</strong>'
        f'<span class="bar" aria-hidden="true"><span style="inline-size:{width:.0f}%"></span></span></p>'
    )


def _change(reading: Reading, province: str | None) -> str:
    since = safe(period_name(reading.period.year_before()))
    if reading.change is None:
        return f'<p class="change">{say("cards.no_change", since=since)}</p>'
    mark = _mark_of_change(reading, province, since)
    if not reading.change:
        return f'<p class="change">{say("cards.unchanged", since=since)}{mark}</p>'
    rising = reading.change > 0
    better = reading.indicator.better
    good = "" if better is Better.NEUTRAL else "good" if rising == (better is Better.HIGHER) else "bad"
    word = f" {say(f'change.{good}')}" if good else ""
    return (
        f'<p class="change {good}"><span aria-hidden="true">{_ARROWS[rising]}</span> {_amount(reading)}'
        f' {say("cards.since", since=since)}{word}{mark}</p>'
    )


def _mark_of_change(reading: Reading, province: str | None, since: str) -> str:
    if not change_is_simulated(reading, province):
        return ""
    return f' <span class="mark simulated">{say("mark.before", since=since)}</span>'


def _amount(reading: Reading) -> str:
    """By how much it changed; a change of a percentage is told in points, not in percent."""
    if reading.indicator.unit is Unit.PERCENT:
        amount = say("cards.points", amount=number(reading.change, "points", signed=True))
    else:
        amount = number(reading.change, reading.indicator.unit, signed=True)
    if reading.change_pct is None or reading.indicator.is_ratio:
        return amount
    return f"{amount} ({number(reading.change_pct, '%', signed=True)})"


def _details(reading: Reading, printed: Sequence[Remark], low: LowScore | None) -> str:
    about = reading.indicator
    lines = [say("details.source", source=about.source), say("details.owner", owner=about.owner)]
    if reading.numerator is not None and reading.denominator is not None:
        parts = [number(value, "count") for value in (reading.numerator, reading.denominator)]
        lines.append(say("details.parts", numerator=parts[0], denominator=parts[1]))
    if low is not None:
        lines.append(quality.why(low))
    if reading.missing:
        lines.append(say("details.missing", count=number(reading.missing, "count")))
    note = about.note if language() == "fa" else about.note_en
    if note:
        lines.append(safe(note))
    lines += [
        say("details.printed", value=number(remark.published, about.unit), table=remark.table,
            reason=remark.reason(language()))
        for remark in printed
    ]
    listed = "".join(f"<li>{line}</li>" for line in lines)
    return f'<details><summary>{say("details.title")}</summary><ul>{listed}</ul></details>'
