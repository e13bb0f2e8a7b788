"""How good the data are: scores by province and table, the rules with their findings, the rows to mend."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from common.period import Period
from metrics import quality
from metrics.quality import LOW, LowScore, Report
from metrics.quality_rules import DIMENSIONS, Rule
from ui import background, judging, query, tables
from ui.filters import Choice
from ui.language import language
from ui.tables import Column
from ui.words import jalali_date, messages, number, period_name, safe, say

Row = dict[str, Any]


def scores(choice: Choice) -> None:
    """How many faults there are, the score of every province, and of every table of the chosen place."""
    found, place = background.quality_report(), choice.province.key if choice.province else None
    _sentence(found, place)
    names = query.province_names()
    wanted: list[str | None] = [None, *([place] if place else names)]
    titles: dict[str | None, str] = {None: say("quality.country")}
    titles.update(names)
    rows = [{"name": titles[code], **_scored(found, code)} for code in wanted]
    tables.show(rows, [Column("name", say("province")), *_dimensions()], say("quality.scores"), 480)
    _by_table(found, choice)
    st.html(f'<p class="lead">{say("quality.method", least=number(LOW, "%"))}</p>')


def rules(choice: Choice) -> None:
    """The rules that found something, most first, the quiet ones on demand, and the rows of one of them."""
    found, place = background.quality_report(), choice.province.key if choice.province else None
    counted = [(rule, _count(found, rule, place)) for rule in quality.rules().values()]
    loud = sorted((pair for pair in counted if pair[1]), key=lambda pair: -pair[1])
    quiet = [pair for pair in counted if not pair[1]]
    if loud:
        _listed(loud, say("quality.rules", place=_place_name(choice)))
        _rows(choice, loud)
    else:
        st.html(f'<p class="empty">{say("quality.all_well")}</p>')
    with st.expander(say("quality.quiet", count=number(len(quiet), "count"))):
        _listed(quiet, say("quality.quiet", count=number(len(quiet), "count")))


def lateness(choice: Choice) -> None:
    """Tables and provinces that normally have rows and had none in some month."""
    names = query.province_names()
    rows = []
    for one in background.quality_report().punctual:
        for place, months in one.empty.items():
            if months and (choice.province is None or place == choice.province.key):
                rows.append({
                    "table": table_name(one.table), "province": names.get(place, place),
                    "months": say("list.comma").join(period_name(Period.parse(month)) for month in months),
                    "last": jalali_date(one.last[place]),
                    "to": jalali_date(one.covered_to) if one.covered_to else "",
                })
    if not rows:
        st.html(f'<p class="empty">{say("quality.punctual")}</p>')
        return
    columns = [Column("table", say("quality.table")), Column("province", say("province")),
               Column("months", say("quality.months")), Column("last", say("quality.last_row")),
               Column("to", say("quality.covered_to"))]
    tables.show(rows, columns, say("quality.late"))


def mark(low: LowScore | None) -> str:
    """A mark beside a number that rests on poor rows, as HTML; empty when it does not."""
    if low is None:
        return ""
    text = say("quality.low", score=_percent(low.score))
    return f'<p class="mark differs quality" title="{why(low)}">{text}</p>'


def why(low: LowScore) -> str:
    """What is poor about the rows of a number, escaped."""
    dimension = say(f"quality.dimension.{low.dimension}")
    return safe(say("quality.low_why", dimension=dimension, table=table_name(low.table),
                    score=_percent(low.score)))


def table_name(name: str) -> str:
    """The table in the reader's language; a new one by the first words of its comment."""
    return messages(language()).get(f"entity.{name}", name.replace("_", " "))


def rule_name(rule: Rule) -> str:
    column = messages(language()).get(f"column.{rule.column}", rule.column)
    return say(f"quality.rule.{rule.kind}", table=table_name(rule.entity.name), column=column)


def _by_table(found: Report, choice: Choice) -> None:
    """The tables to mend first, the worst on top; all of them on demand."""
    place = choice.province.key if choice.province else None
    each = [_of_table(found, index, place) for index in range(len(found.checked))]
    ordered = sorted((row for row in each if row["whole"]), key=lambda row: (row["worst"], -row["whole"]))
    whole = Column("whole", say("quality.rows"), "count")
    columns = [Column("name", say("quality.table")), *_dimensions(), whole]
    poor = [row for row in ordered if row["worst"] < LOW]
    if poor:
        tables.show(poor, columns, say("quality.poor", least=number(LOW, "%")), None)
    title = say("quality.table_scores", place=_place_name(choice))
    with st.expander(title):
        tables.show(ordered, columns, title, 480)


def _sentence(found: Report, place: str | None) -> None:
    own = quality.rules()
    faults = sum(_count(found, rule, place) for rule in own.values())
    rows = sum(sum(one.rows.values()) if place is None else one.rows.get(place, 0) for one in found.checked)
    values = {"rows": rows, "tables": len(found.checked), "found": faults, "rules": len(own)}
    said = {name: number(value, "count") for name, value in values.items()}
    st.html(f'<p class="story">{say("quality.sentence", **said)}</p>')


def _count(found: Report, rule: Rule, place: str | None) -> int:
    counts = next((one.found[rule.key] for one in found.checked if one.table == rule.entity.name), {})
    return sum(counts.values()) if place is None else counts.get(place, 0)


def _scored(found: Report, place: str | None) -> Row:
    return {dimension: _judged(found.score(dimension, place)) for dimension in DIMENSIONS}


def _of_table(found: Report, index: int, place: str | None) -> Row:
    one = Report((found.checked[index],), (found.punctual[index],))
    known = [score for name in DIMENSIONS if (score := one.score(name, place)) is not None]
    rows = one.checked[0].rows
    whole = sum(rows.values()) if place is None else rows.get(place, 0)
    return {"name": table_name(one.checked[0].table), "worst": min(known, default=100.0), "whole": whole,
            **_scored(one, place)}


def _judged(score: float | None) -> str:
    if score is None:
        return "—"
    return f"⚠ {_percent(score)}" if score < LOW else _percent(score)


def _percent(score: float) -> str:
    """A score that is not quite full never reads as 100."""
    return number(score if score in {0, 100} else min(max(score, 0.1), 99.9), "%")


def _dimensions() -> list[Column]:
    return [Column(name, say(f"quality.dimension.{name}")) for name in DIMENSIONS]


def _place_name(choice: Choice) -> str:
    return choice.province.name(language()) if choice.province else say("quality.country")


def _listed(counted: Sequence[tuple[Rule, int]], caption: str) -> None:
    rows = [{
        "rule": rule_name(rule), "found": count, "dimension": say(f"quality.dimension.{rule.dimension}"),
        "mend": say(f"quality.mend.{rule.kind}"),
    } for rule, count in counted]
    columns = [Column("rule", say("quality.rule")), Column("found", say("quality.found"), "count"),
               Column("dimension", say("quality.dimension")), Column("mend", say("quality.mend"))]
    tables.show(rows, columns, caption)


def _rows(choice: Choice, counted: Sequence[tuple[Rule, int]]) -> None:
    """The rows of one rule, to be sorted, searched and taken away."""
    named = {rule.key: rule_name(rule) for rule, _ in counted}
    key = st.selectbox(say("quality.open"), ["", *named], format_func=lambda key: named.get(key, say("none")))
    if not key:
        return
    frame = _readable(judging.findings(key, choice.scope))
    whole = next(count for rule, count in counted if rule.key == key)
    shown = {"shown": number(len(frame), "count"), "all": number(whole, "count")}
    st.caption(say("quality.rows_of", rule=named[key], **shown))
    st.dataframe(frame, hide_index=True, key=f"rows-{key}")


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with days of the reader's calendar and without the columns that say where they come from."""
    shown = frame.drop(columns=["source_id", "simulated"], errors="ignore").rename(
        columns={"province": say("province"), "park": say("park")}
    )
    return shown.map(lambda value: jalali_date(value) if _is_day(value) else value)


def _is_day(value: object) -> bool:
    """Whether it is a day at all; pandas writes one that is not there as NaT."""
    return isinstance(value, date) and str(value) != "NaT"
