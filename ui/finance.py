"""Money by province and by line: two years side by side, growth and share."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from common.figures import known
from ui import answers, axes, query, tables
from ui.charts import COLOURS, PATTERNS, draw, note
from ui.filters import Choice
from ui.words import number, period_name, say, title_of, unit_name

RESOURCES, OPERATING = "company_resources_mirr", "company_operating_expenses_mirr"


def companies(choice: Choice) -> None:
    """Resources and operating expenses of each company in two years, with growth and share."""
    everywhere = replace(choice.scope, provinces=frozenset())
    frame = answers.two_years_of((RESOURCES, OPERATING), everywhere, ("province",))
    names = query.province_names()
    rows = [
        {"name": names[row["province"]], **row}
        for row in sorted(frame.to_dict("records"), key=lambda row: -(known(row[RESOURCES]) or 0))
    ]
    _bars(rows, choice)
    years = _years(choice)
    columns = [tables.Column("name", say("province"))]
    for code in (RESOURCES, OPERATING):
        title, unit = title_of(code), "million IRR"
        columns += [
            tables.Column(f"{code}__before", say("finance.column", title=title, year=years[0]), unit),
            tables.Column(code, say("finance.column", title=title, year=years[1]), unit),
            tables.Column(f"{code}__growth", say("finance.growth"), "%"),
            tables.Column(f"{code}__share", say("finance.share"), "%"),
        ]
    tables.show(rows, columns, say("finance.companies"), 520)
    note(frame, (RESOURCES, OPERATING))


def _bars(rows: Sequence[dict[str, Any]], choice: Choice) -> None:
    """The resources of both years, a pair of bars per company; the largest first."""
    figure = go.Figure()
    for place, (suffix, year) in enumerate(zip(("__before", ""), _years(choice), strict=True)):
        values = [known(row[f"{RESOURCES}{suffix}"]) for row in rows]
        figure.add_bar(
            x=[row["name"] for row in rows],
            y=values,
            name=year,
            marker={"color": COLOURS[1 - place], "pattern": {"shape": PATTERNS[1 - place]}},
            text=[number(value, "million IRR") for value in values],
            textposition="none",
            hovertemplate=f"%{{x}} - {year}: %{{text}}<extra></extra>",
        )
    figure.update_xaxes(tickangle=-45, automargin=True)
    shown = [known(row[key]) for row in rows for key in (RESOURCES, f"{RESOURCES}__before")]
    axes.value_axis(figure, [value for value in shown if value is not None], RESOURCES, "y")
    draw(figure, "company-resources", say("chart.by_province", title=title_of(RESOURCES)), 380, legend=True)


def lines(codes: Sequence[str], choice: Choice, caption: str) -> None:
    """Lines of a statement, in their order, in two years with the growth."""
    country = replace(choice.scope, provinces=frozenset())
    frame = answers.two_years_of(codes, country)
    row = frame.to_dict("records")[0]
    years = _years(choice)
    rows = [
        {
            "name": title_of(code),
            "before": row[f"{code}__before"],
            "now": row[code],
            "growth": row[f"{code}__growth"],
        }
        for code in codes
    ]
    unit = "million IRR"
    columns = [
        tables.Column("name", say("finance.line", unit=unit_name(unit))),
        tables.Column("before", years[0], unit),
        tables.Column("now", years[1], unit),
        tables.Column("growth", say("finance.growth"), "%"),
    ]
    tables.show(rows, columns, caption, None)


def _years(choice: Choice) -> tuple[str, str]:
    period = choice.scope.period
    return period_name(period.year_before()), period_name(period)
