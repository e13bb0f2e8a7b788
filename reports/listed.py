"""Tables of indicators that a steward chose: one line each, or a line per province, park or category."""

from collections.abc import Mapping, Sequence
from typing import Any

from common import figures
from metrics import compute, reach, registry
from metrics.named_sites import names_of
from metrics.scope import Scope
from reports.filled import Asking
from reports.model import Column, Line, Table
from reports.words import plain


def listed(codes: Sequence[str], by: str, title: str, asking: Asking) -> Table:
    """A line per code with plan and last year; or, with `by`, a line per member and a column per code."""
    named = title or asking.words.title(codes[0])
    if by:
        return grouped(codes, by, named, asking)
    words = asking.words
    found = compute.readings(codes, Scope(asking.period, asking.rights), asking.database)
    heads = [words.say("column.planned"), words.say("column.value"), words.say("column.last_year")]
    lines = [
        Line(words.title(each.code), (each.plan, each.value, each.year_before), unit=str(each.indicator.unit),
             code=each.code)
        for each in found
    ]
    return Table(
        f"list {codes[0]}", named, words.say("head.list"), tuple(Column("", head, "") for head in heads),
        tuple(lines), tuple(codes), simulated=any(each.simulated for each in found),
    )


def grouped(codes: Sequence[str], by: str, title: str, asking: Asking) -> Table:
    """A table of the codes with a line per member of `by` and one for the country, each asked of the rows."""
    words = asking.words
    scope = Scope(asking.period, asking.rights)
    rows = compute.breakdown(codes, scope, [by], asking.database).to_dict("records")
    whole = compute.breakdown(codes, scope, [], asking.database).to_dict("records")
    names = _names(by, asking)
    lines = [
        Line(names.get(row[by]) or words.category(str(row[by])), _values(row, codes))
        for row in rows if row[by]
    ]
    lines.sort(key=lambda line: words.in_order(line.label))
    total = [Line(words.say("country"), _values(row, codes), total=True) for row in whole]
    simulated = any(figures.known(row[f"{code}__simulated"]) for row in (*rows, *whole) for code in codes)
    return Table(
        f"{by} {codes[0]}", title, words.say("province" if by == "province" else f"head.{by}"),
        tuple(Column("", words.title(code), str(registry.get(code).unit), code) for code in codes),
        (*lines, *total), tuple(codes), simulated=simulated,
    )


def _names(by: str, asking: Asking) -> Mapping[Any, str]:
    """Key of a member to its name; empty for categories, whose names are in the catalogue."""
    if by == "province":
        return {place.key: asking.words.place(place) for place in reach.provinces(asking.database)}
    return {key: plain(name) for key, name in names_of(by, asking.database).items()}


def _values(row: Mapping[Any, Any], codes: Sequence[str]) -> tuple[float | None, ...]:
    return tuple(figures.known(row[code]) for code in codes)
