"""Several figures side by side for each category, or for each thing with a name of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from metrics import describe, registry
from metrics.scope import Scope
from ui import answers, explain, query, tables
from ui.charts import note
from ui.filters import Choice
from ui.words import category_name, say, title_of, unit_label, unit_name


def several(codes: Sequence[str], dimension: str, choice: Choice, caption: str) -> None:
    """A row per category, a column per code; the caption is the message `caption.<caption>`."""
    frame = by_category(codes, dimension, _where(codes, choice))
    rows = [{"name": category_name(dimension, row[dimension]), **row} for row in frame.to_dict("records")]
    _show(rows, codes, say("category"), caption)
    note(frame, codes)
    names = {str(row[dimension]): str(row["name"]) for row in rows}
    explain.of_category(codes, _where(codes, choice), names, f"{caption}-{dimension}")


def by_category(codes: Sequence[str], dimension: str, scope: Scope, plans: bool = False) -> pd.DataFrame:
    """The figures by category, in the order they are declared in (a database sorts by name)."""
    frame = query.breakdown(codes, scope, (dimension,), plans)
    declared = describe.categories(registry.get(codes[0]), dimension)
    order = {value: place for place, value in enumerate(declared)}
    places = frame[dimension].map(lambda value: (order.get(value, len(order)), str(value)))
    return frame.loc[places.sort_values(kind="stable").index]


def members(codes: Sequence[str], kind: str, choice: Choice, caption: str) -> None:
    """A row per technology park, zone or other thing of its own name, a column per code."""
    frame = query.breakdown(codes, _where(codes, choice), (kind,))
    names = answers.names(kind)
    rows = [{"name": names.get(row[kind], str(row[kind])), **row} for row in frame.to_dict("records")]
    _show(rows, codes, say(f"one.{kind}"), caption)
    note(frame, codes)


def _show(rows: Sequence[Mapping[Any, Any]], codes: Sequence[str], first: str, caption: str) -> None:
    columns = [tables.Column("name", first)]
    columns += [tables.Column(code, _titled(code), registry.get(code).unit) for code in codes]
    tables.show(rows, columns, say(f"caption.{caption}"), 420)


def _titled(code: str) -> str:
    unit = unit_name(registry.get(code).unit)
    return f"{title_of(code)} ({unit})" if unit else title_of(code)


def _where(codes: Sequence[str], choice: Choice) -> Scope:
    """The chosen province, unless the figures are those of the country only."""
    placed = all("province" in fact.dimensions for code in codes for fact in registry.get(code).facts)
    return choice.scope if placed else replace(choice.scope, provinces=frozenset())


def split(code: str, choice: Choice) -> None:
    """The indicator split into its categories for the whole scope, with plans where there are any."""
    dimension = str(registry.get(code).dimension)
    frame = by_category((code,), dimension, _where((code,), choice), plans=True)
    rows = [{"name": category_name(dimension, row[dimension]), **row} for row in frame.to_dict("records")]
    unit = registry.get(code).unit
    columns = [tables.Column("name", say("category")), tables.Column(code, unit_label(unit), unit)]
    if frame[f"{code}__plan"].notna().any():
        columns.append(tables.Column(f"{code}__plan", say("chart.plan"), unit))
    tables.show(rows, columns, title_of(code), None)
    note(frame, (code,))
    names = {str(row[dimension]): str(row["name"]) for row in rows}
    explain.of_category((code,), _where((code,), choice), names, code)
