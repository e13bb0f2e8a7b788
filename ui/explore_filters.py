"""What narrows a table: members of its groupings, limits of its figures, words in names; and its order."""

from collections.abc import Mapping

import streamlit as st

from metrics.crosstab import Crosstab, Table
from metrics.crosstab.names import dimension_title
from ui import bound, explore_address
from ui.language import language
from ui.words import number, say

Members = Mapping[str, Mapping[str, str]]


def draw(table: Crosstab, answer: Table, members: Members) -> None:
    """`members` are the titles of the members of each grouping that the indicators share, places apart."""
    titles = {column.key: column.title(language()) for column in answer.value_columns}
    with st.expander(say("explore.more")):
        _among(table, members)
        words, order, falling = st.columns([3, 3, 2])
        with words:
            bound.typed("words", say("explore.search"), table.search,
                        lambda text: explore_address.change(table, search=text), say("choices.search_hint"))
        with order:
            bound.one("order", say("explore.order"), {"": say("explore.by_keys"), **_names(table), **titles},
                      table.order.removeprefix("-"), lambda key: _order(table, key, key in titles))
        with falling:
            bound.ticked("falling", say("explore.falling"), table.order.startswith("-"),
                         lambda down: _order(table, table.order.removeprefix("-"), down))
        _limits(table, titles)
        bound.ticked("across", say("explore.across"), table.across,
                     lambda across: explore_address.change(table, across=across))


def _names(table: Crosstab) -> dict[str, str]:
    return {f"{key}_{language()}": dimension_title(key, language()) for key in table.line_keys}


def _order(table: Crosstab, key: str, falling: bool) -> None:
    explore_address.change(table, order=f"-{key}" if key and falling else key)


def _among(table: Crosstab, members: Members) -> None:
    """One list for each grouping; those chosen in several lists hold together."""
    chosen = dict(table.among)
    for name, titles in members.items():
        def changed(found: list[str], name: str = name) -> None:
            kept = {**chosen, name: tuple(found)}
            explore_address.change(table, among=tuple((key, own) for key, own in kept.items() if own))

        label = say("explore.only", name=dimension_title(name, language()))
        bound.several(f"among-{name}", label, titles, chosen.get(name, ()), changed)


def _limits(table: Crosstab, titles: Mapping[str, str]) -> None:
    """The column whose figures are limited, and its two limits."""
    limited = [key for key, _ in (*table.at_least, *table.at_most)]
    which, least, most = st.columns([4, 2, 2])
    with which:
        key = st.selectbox(say("explore.limited"), list(titles), format_func=lambda key: titles[key],
                           index=list(titles).index(limited[0]) if limited else 0, key="bound-limited")
    for place, name in ((least, "at_least"), (most, "at_most")):
        held = dict(getattr(table, name))

        def changed(text: str, name: str = name, held: dict[str, float] = held) -> None:
            explore_address.change_by(table, lambda: {name: _with(held, key, text)})

        with place:
            bound.typed(name, say(f"explore.{name}"), number(held[key], "") if key in held else "", changed)


def _with(held: Mapping[str, float], key: str, text: str) -> tuple[tuple[str, float], ...]:
    """The limits with that of one column set to what was typed; an empty text takes it away."""
    others = {name: limit for name, limit in held.items() if name != key}
    return tuple({**others, **dict(explore_address.limit(key, text))}.items())
