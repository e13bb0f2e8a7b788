"""The table an analyst builds, kept in the address of the page: what is on the screen can be sent."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from metrics.crosstab import Crosstab, Step, address
from ui.bound import Address

START = "rows=province&indicators=parks_operating,contracts_signed,employment&periods={year}"
ADDRESS = Address("explore", address.NAMES, Crosstab.parse)


def asked(years: Sequence[int]) -> Crosstab:
    """The table of the address; `years` are those the data have, latest first."""
    return ADDRESS.asked(START.format(year=years[0] if years else 1401))


def change(table: Crosstab, **fields: Any) -> None:
    """Puts a changed table into the address, or says why not."""
    ADDRESS.change(lambda: _changed(table, fields))


def change_by(table: Crosstab, read: Callable[[], dict[str, Any]]) -> None:
    """The same for fields that are read from what somebody typed."""
    ADDRESS.change(lambda: _changed(table, read()))


def steps(texts: Sequence[str]) -> tuple[Step, ...]:
    """Raises BadPeriod."""
    return tuple(Step.parse(text) for text in texts)


def limit(key: str, text: str) -> tuple[tuple[str, float], ...]:
    """The limit of a column as typed, with digits and separators of either script; an empty text is none."""
    plain = "".join(letter for letter in text if letter not in "٬,_ \u2066\u2069\u200c").replace("−", "-")
    return address.limits("at_least, at_most", f"{key}:{plain}") if plain else ()


def _changed(table: Crosstab, fields: dict[str, Any]) -> Crosstab:
    """The order and limits of columns that are no longer there fall away."""
    bare = replace(table, **{"order": "", "at_least": (), "at_most": (), **fields})
    limits: dict[str, Any] = {
        name: tuple(limit for limit in getattr(table, name) if limit[0] in bare.value_keys)
        for name in ("at_least", "at_most") if name not in fields
    }
    columns = (*bare.value_keys, *bare.line_keys, *bare.name_keys)
    order = table.order if table.order.removeprefix("-") in columns and "order" not in fields else bare.order
    return replace(bare, order=order, **limits)
