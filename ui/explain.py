"""A number explains itself: definition, filters, parts, rows and SQL behind it, in a dialog over the page.

Nothing of it is computed before the button is pressed.
"""

import streamlit as st

from common.errors import DashboardError
from metrics import compute, registry
from metrics.compute import Reading
from metrics.scope import Rights, Scope
from ui import alerts, links, login, query, tables
from ui.language import language
from ui.words import known, number, period_name, safe, say, title_of, unit_name

FIRST = 20   # rows shown; the count says how many there are


def button(code: str, scope: Scope, place: str) -> None:
    """«Why this number?» - keyboard reachable, with the title of the indicator for a screen reader."""
    if st.button(say("why.button"), key=f"why-{place}-{code}", help=say("why.of", title=title_of(code))):
        show(code, scope)


def show(code: str, scope: Scope) -> None:
    """Opens the dialog; one at a time."""
    st.dialog(title_of(code), width="large")(_told)(code, scope)


def scope_of(reading: Reading, province: str | None) -> Scope:
    """The scope of a card: its period and province, with the rights of whoever is reading."""
    reader = login.require_reader()
    own = frozenset({province} if province else ())
    return Scope(reading.period, Rights.of(reader.role, reader.provinces), own)


def _told(code: str, scope: Scope) -> None:
    """Each part on its own: where the rows are closed to the reader, the rest still stands."""
    for section in (_figure, _rows, _sql):
        try:
            section(code, scope)
        except DashboardError as problem:
            alerts.note(problem.text(language()))


def _figure(code: str, scope: Scope) -> None:
    about, reading = registry.get(code), query.readings((code,), scope)[0]
    meaning = about.definition if language() == "fa" else about.definition_en
    mark = f'<p class="mark simulated">{say("mark.simulated")}</p>' if reading.simulated else ""
    said = _facts(reading, scope)
    facts = "".join(f"<div><dt>{say(key)}</dt><dd>{safe(text)}</dd></div>" for key, text in said)
    st.html(
        f'<section class="why" dir="auto"><p class="value"><bdi>{number(reading.value, about.unit)}</bdi>'
        f' {unit_name(about.unit)}</p>{mark}<p>{safe(meaning)}</p><dl>{facts}</dl>'
        f'<p>{links.handbook(code, say("ledger.to_handbook"))}</p></section>'
    )


def _facts(reading: Reading, scope: Scope) -> list[tuple[str, str]]:
    """The filters in force, then what the number is made of."""
    places = [query.province_names()[code] for code in sorted(scope.provinces)] or [say("country")]
    facts = [
        ("filter.part", period_name(scope.period)), ("province", say("list.comma").join(places)),
    ]
    facts += [("park", number(scope.park, "count"))] if scope.park is not None else []
    facts += [("category", scope.category)] if scope.category else []
    parts = {"numerator": reading.numerator, "denominator": reading.denominator, "missing": reading.missing}
    there = {name: value for name, value in parts.items() if known(value) is not None}
    return facts + [(f"why.{name}", number(value, "count")) for name, value in there.items()]


def _rows(code: str, scope: Scope) -> None:
    rows = query.rows(code, scope)
    columns = [tables.Column(name, name) for name in rows.columns]
    tables.show(rows.head(FIRST).astype(str).to_dict("records"), columns, say("why.rows"), 300)


def _sql(code: str, scope: Scope) -> None:
    with st.expander(say("why.sql")):
        st.code(compute.sql((code,), scope, query.database()), language="sql", wrap_lines=True)
