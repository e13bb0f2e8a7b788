"""The operational rows behind the figures on the screen, a page at a time, and whole to take away."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from metrics import register as registers
from metrics.content import Column, Kind
from metrics.register import Register
from metrics.scope import Rights
from ui import query, register_choices, tables, take_away
from ui.identity import Reader
from ui.kept import kept
from ui.language import language
from ui.links import code
from ui.marks import generated
from ui.words import digits, jalali_date, moment, number, say

SIZE, LONGEST_CODE = 100, 24


def show(rights: Rights) -> Register:
    """Draws the choices and one page of the rows they leave."""
    asked, about = register_choices.draw(rights)
    with st.spinner(say("explore.asking")):
        rows = _count(_key(rights), asked.address(), asked, rights)
        pages = -(-rows // SIZE)
        here = register_choices.page_number(pages)
        found = _page(_key(rights), asked.address(), here, asked, rights)
    register_choices.ADDRESS.remember(asked)
    columns = [column for column in about.columns if column.key in found]
    said = say("register.caption", title=about.title(language()), rows=number(rows, "count"),
               page=number(here, "count"), pages=number(max(pages, 1), "count"))
    heads = [tables.Column(column.key, column.title(language())) for column in columns]
    tables.show([_told(row, columns) for row in found.to_dict("records")], heads, said, 560)
    if pages > 1:
        register_choices.turn(pages)
    generated("simulated" in found and bool(found["simulated"].any()))
    return asked


def take(asked: Register, rights: Rights, reader: Reader) -> None:
    """Files of all rows, and what to copy."""
    rows = _count(_key(rights), asked.address(), asked, rights)
    path, address = f"rows/{asked.entity}", asked.address().partition("&")[2]
    take_away.files(reader, path, address, rows, of_places=False)
    take_away.lines(registers.sql(asked, rights, query.database()), asked.command(), path, address)


def _told(row: Mapping[Any, Any], columns: list[Column]) -> dict[str, Any]:
    return {column.key: cell(row[column.key], column) for column in columns}


def cell(value: Any, column: Column) -> Any:
    """As the reader writes it: Jalali days, moments by Tehran's clock, keys without thousands."""
    if value is None or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN is not itself
        return number(None, "count")
    return WRITTEN[column.kind](value, column.unit)


WRITTEN: dict[Kind, Callable[[Any, str], Any]] = {
    Kind.YES_NO: lambda value, _: bool(value),
    Kind.MOMENT: lambda value, _: moment(value),
    Kind.DAY: lambda value, _: jalali_date(value),
    Kind.WHOLE: lambda value, unit: number(value, unit) if unit else digits(str(int(value))),
    Kind.NUMBER: lambda value, unit: number(value, unit or "amount"),
    Kind.TEXT: lambda value, _: code(value) if value.isascii() and len(value) <= LONGEST_CODE else value,
}


def _key(rights: Rights) -> tuple[Any, ...]:
    return (*query.stamp(), *rights.key)


@kept(200)
def _count(key: tuple[Any, ...], address: str, _asked: Register, _rights: Rights) -> int:
    return registers.count(_asked, _rights, query.database())


@kept(100)
def _page(
    key: tuple[Any, ...], address: str, here: int, _asked: Register, _rights: Rights,
) -> pd.DataFrame:
    return registers.page(_asked, _rights, query.database(), here, SIZE)
