"""A number explains itself: definition, filters, parts, rows and SQL behind it, in a dialog over the page.

Nothing of it is computed before the button is pressed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from numbers import Real
from typing import Any

import streamlit as st

from common.errors import DashboardError
from common.figures import known
from metrics import compute, domains
from metrics import explain as explaining
from metrics.compute import Reading
from metrics.explain import Explanation, Part
from metrics.scope import Rights, Scope
from metrics.worded import worded
from ui import alerts, links, login, objecting, query, restated_figures, tables
from ui.language import language
from ui.words import (
    category_name,
    digits,
    jalali_date,
    moment,
    number,
    period_name,
    safe,
    say,
    title_of,
    unit_name,
)

FIRST = 20          # rows shown of each part; the sentence says how many there are
HIDDEN = ("source_id",)


def button(code: str, scope: Scope, place: str) -> None:
    """«Why this number?»; `place` tells buttons of one page apart."""
    if st.button(say("why.button"), key=f"why-{place}-{code}", type="tertiary"):
        show(code, scope)


def show(code: str, scope: Scope) -> None:
    """Opens the dialog; one at a time."""
    st.dialog(title_of(code), width="large")(_told)(code, scope)


def scope_of(reading: Reading, province: str | None) -> Scope:
    """The scope of a card: its period and province, with the rights of whoever is reading."""
    reader = login.require_reader()
    own = frozenset({province} if province else ())
    return Scope(reading.period, Rights.of(reader.role, reader.provinces), own)


@st.fragment
def of_province(code: str, scope: Scope, names: Mapping[str, str]) -> None:
    """Beside a table of provinces: choose a line of it, and have its figure explained."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(say("why.line"), list(names), format_func=lambda place: names[place],
                              key=f"why-line-{code}")
        asked = st.button(say("why.button"), key=f"why-province-{code}")
    if asked and chosen:
        show(code, replace(scope, provinces=frozenset({chosen})))


@st.fragment
def of_category(codes: Sequence[str], scope: Scope, names: Mapping[str, str], place: str) -> None:
    """Beside a table of categories: choose a line and a column of it, and have its figure explained."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        line = st.selectbox(say("why.category"), list(names), format_func=lambda name: names[name],
                            key=f"why-category-{place}")
        code = codes[0] if len(codes) == 1 else st.selectbox(
            say("filter.indicator"), codes, format_func=title_of, key=f"why-column-{place}"
        )
        asked = st.button(say("why.button"), key=f"why-of-{place}")
    if asked and line and code:
        show(code, replace(scope, category=line))


def _told(code: str, scope: Scope) -> None:
    """The figure is open to every reader; rows only where they are, and else a sentence says why not."""
    reading = query.readings((code,), scope)[0]
    _figure(reading, scope)
    restated_figures.link(code, scope.rights)
    objecting.show(reading, scope)
    try:
        _behind(explaining.explain(code, scope, query.database()))
    except DashboardError as problem:
        alerts.note(problem.text(language()))
    with st.expander(say("why.sql")):
        st.code(compute.sql((code,), scope, query.database()), language="sql", wrap_lines=True)


def _figure(reading: Reading, scope: Scope) -> None:
    about = reading.indicator
    meaning = about.definition if language() == "fa" else about.definition_en
    mark = f'<p class="mark simulated">{say("mark.simulated")}</p>' if reading.simulated else ""
    said = _facts(reading, scope)
    facts = "".join(f"<div><dt>{say(key)}</dt><dd>{safe(text)}</dd></div>" for key, text in said)
    formula = links.formula(worded(reading.code, language()))
    st.html(
        f'<section class="why"><p class="value"><bdi>{number(reading.value, about.unit)}</bdi>'
        f' {unit_name(about.unit)}</p>{mark}<p>{safe(meaning)}</p><dl>{facts}'
        f'<div><dt>{say("handbook.formula")}</dt><dd>{formula}</dd></div></dl>'
        f'<p>{links.handbook(reading.code, say("ledger.to_handbook"))}</p></section>'
    )


def _facts(reading: Reading, scope: Scope) -> list[tuple[str, str]]:
    """The filters in force, then what the number is made of."""
    places = [query.province_names()[code] for code in sorted(scope.provinces)] or [say("country")]
    facts = [("filter.part", period_name(scope.period)), ("province", say("list.comma").join(places))]
    facts += [("park", number(scope.park, "count"))] if scope.park is not None else []
    category = domains.category_titles(scope.category or "", language())
    facts += [("category", say("list.comma").join(category))] if category else []
    parts = {"numerator": reading.numerator, "denominator": reading.denominator, "missing": reading.missing}
    there = {name: value for name, value in parts.items() if known(value) is not None}
    return facts + [(f"why.{name}", number(value, "amount")) for name, value in there.items()]


def _behind(found: Explanation) -> None:
    """Each part with its rows, then the sum that gives the number again."""
    for part in found.parts:
        st.html(f'<h3 class="part">{say(f"why.role.{part.role}")}</h3><p class="story">{_gives(part)}</p>')
        _rows(part)
    if found.others:
        named = "".join(f"<li>{links.handbook(code, title_of(code))}</li>" for code in found.others)
        st.html(f'<p class="story">{say("why.others")}</p><ul>{named}</ul>')
    if not found.complete:
        alerts.note(say("why.not_all"))
    else:
        _again(found)


def _gives(part: Part) -> str:
    """«The sum of area_ha over these 70 rows is 5,917»."""
    total, rows = number(part.total, "amount"), number(part.rows, "count")
    weight = safe(category_name("column", part.weight or ""))
    return say(f"why.by.{part.by}", total=total, rows=rows, weight=weight)


def _again(found: Explanation) -> None:
    unit = found.indicator.unit
    value, again = number(found.reading.value, unit), number(found.recomposed, unit)
    key = "why.again" if value == again else "why.differs"
    st.html(f'<p class="story"><strong>{say(key, value=value, again=again)}</strong></p>')


def _rows(part: Part) -> None:
    names = [str(name) for name in part.first.columns if name not in HIDDEN]
    records = part.first.head(FIRST).to_dict("records")
    rows = [{name: _cell(name, row[name]) for name in names} for row in records]
    columns = [tables.Column(name, category_name("column", name)) for name in names]
    counts = {"shown": number(len(rows), "count"), "all": number(part.rows, "count")}
    tables.show(rows, columns, say("why.rows", table=category_name("entity", part.entity), **counts), 260)


def _cell(name: str, value: Any) -> str | bool | None:
    """A value of a row as the reader writes it: days by their calendar, numbers in their digits."""
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime) and known_day(value):
        return moment(value)
    if isinstance(value, date) and known_day(value):
        return jalali_date(value)
    if isinstance(value, Real):
        amount = known(value)
        plain = name == "id" or name.endswith(("_id", "_year"))   # names, not amounts: no thousands
        keyed = amount is not None and plain
        return digits(f"{amount:.0f}") if keyed else number(amount, "amount")
    return None if value is None or not known_day(value) else category_name(name, value)


def known_day(value: object) -> bool:
    """Whether there is a value at all; pandas writes a day that is not there as NaT."""
    return str(value) != "NaT"
