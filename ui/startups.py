"""The public page: start-up figures by year and by province, who provides what, and nothing besides."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from common.period import Period
from metrics import registry, suppression
from metrics.desk import public
from metrics.desk.public import Line
from ui import query, tables
from ui.kept import kept
from ui.marks import generated
from ui.words import number, period_name, say, title_of, unit_name

YEARS = 5


def by_year() -> None:
    """Events, ideas and requests of the country in the last years."""
    last = _last_year()
    lines = _years(query.stamp(), last - YEARS + 1, last)
    rows = [{"name": period_name(Period.of_year(int(line.key))), **_texts(line)} for line in lines]
    columns = [tables.Column("name", say("filter.year")), *_columns(public.CODES)]
    tables.show(rows, columns, say("startups.by_year"), None)
    _small(lines)
    _mark(lines)


def by_province() -> None:
    """Requests of the last year by province."""
    last = _last_year()
    names = query.province_names()
    lines = _provinces(query.stamp(), last)
    rows = [{"name": names.get(line.key, line.key), **_texts(line)} for line in lines]
    columns = [tables.Column("name", say("province")), *_columns(public.REQUESTS)]
    year = period_name(Period.of_year(last))
    tables.show(rows, columns, say("startups.by_province", year=year), None)
    _small(lines)
    _mark(lines)


def about() -> None:
    """Who provides what; and what is not shown."""
    for key in ("startups.providers", "startups.not_shown"):
        st.html(f'<p class="story">{say(key)}</p>')


@kept(5)
def _years(stamp: tuple[str, float], first: int, last: int) -> list[Line]:
    return public.years(first, last, query.database())


@kept(5)
def _provinces(stamp: tuple[str, float], year: int) -> list[Line]:
    return public.provinces(year, query.database())


def _last_year() -> int:
    return next(iter(query.reach().years), 1401)


def _columns(codes: Sequence[str]) -> list[tables.Column]:
    return [tables.Column(code, _title(code)) for code in codes]


def _title(code: str) -> str:
    unit = unit_name(registry.get(code).unit)
    return f"{title_of(code)} ({unit})" if unit else title_of(code)


def _texts(line: Line) -> dict[str, Any]:
    """Figures as text; what is kept back does not say whether it is small itself or beside a small one."""
    back = say("startups.kept_back")
    return {
        code: back if code in line.hidden else number(value, registry.get(code).unit)
        for code, value in line.figures.items()
    }


def _small(lines: Sequence[Line]) -> None:
    """Why something is kept back, under a table where something is."""
    if any(line.hidden for line in lines):
        st.caption(say("startups.small", fewest=number(suppression.FEWEST, "count")))


def _mark(lines: Sequence[Line]) -> None:
    generated(any(line.simulated for line in lines))
