"""Which operational rows an analyst looks at: the table, its columns, places, days, conditions and order."""

from dataclasses import replace
from typing import Any

import streamlit as st

from common.errors import Forbidden
from common.period import Period
from metrics.register import Entity, Register, entities, entity, selection
from metrics.register.conditions import read_condition, written_condition
from metrics.scope import Rights
from ui import alerts, bound, filters, query
from ui.bound import Address
from ui.language import language
from ui.words import digits, number, say

FIRST, PAGE = "entity=contract", "page_no"
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
SIGNS = {"=": "=", ">=": "≥", "<=": "≤"}
ADDRESS = Address("register", selection.NAMES, Register.parse)


def draw(rights: Rights) -> tuple[Register, Entity]:
    """All choices; gives what the address asks for. Raises Forbidden for a table closed to the role."""
    asked, offered = ADDRESS.asked(FIRST), {each.name: each for each in entities(rights)}
    about = offered.get(asked.entity)
    titles = {name: f"{each.title(language())} ({name})" for name, each in offered.items()}
    bound.one("entity", say("register.entity"), titles, asked.entity,
              lambda name: _put(lambda: Register.parse(f"entity={name}")))
    if about is None:
        _closed(asked, rights)
        asked = Register.parse(FIRST)
        about = offered[asked.entity]
    _columns(asked, about)
    _narrowing(asked)
    _conditions(asked, about)
    return asked, about


def _closed(asked: Register, rights: Rights) -> None:
    """Tells why a table that exists is not shown: its rows belong to no province of the reader."""
    try:
        entity(asked.entity, rights)
    except Forbidden as problem:
        alerts.note(problem.text(language()))


def page_number(pages: int) -> int:
    """The page of the address, within those there are."""
    text = st.query_params.get(PAGE, "1")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004 - digits of a page
    return min(max(asked, 1), max(pages, 1))


def turn(pages: int) -> None:
    """The pages to turn to; the first rows stand on the first."""
    here = page_number(pages)
    before, typed, after = st.columns([1, 1, 1], vertical_alignment="bottom")
    before.button(say("register.before"), key="register-before", disabled=here == 1, width="stretch",
                  on_click=lambda: filters.choose(**{PAGE: str(here - 1)}))
    with typed:
        bound.typed("page", say("register.page", pages=number(pages, "count")), digits(str(here)),
                    lambda text: filters.choose(**{PAGE: text.translate(LATIN)}), longest=9)
    after.button(say("register.after"), key="register-after", disabled=here == pages, width="stretch",
                 on_click=lambda: filters.choose(**{PAGE: str(here + 1)}))


def _put(read: Any) -> None:
    st.query_params.pop(PAGE, None)
    ADDRESS.change(read)


def _change(asked: Register, **fields: Any) -> None:
    """The changed register is read anew from its address, so that all of it is checked."""
    _put(lambda: Register.parse(replace(asked, **fields).address()))


def _columns(asked: Register, about: Entity) -> None:
    titles = {column.key: column.title(language()) for column in about.columns}
    bound.several("columns", say("register.columns"), titles, asked.columns,
                  lambda keys: _change(asked, columns=tuple(keys)))
    order, falling = st.columns([4, 2])
    with order:
        bound.one("row-order", say("explore.order"), {"": say("register.by_key"), **titles},
                  asked.order.removeprefix("-"), lambda key: _change(asked, order=key))
    with falling:
        bound.ticked("row-falling", say("explore.falling"), asked.order.startswith("-"), lambda down: _change(
            asked, order=f"{'-' if down else ''}{asked.order.removeprefix('-')}" if asked.order else "",
        ))


def _narrowing(asked: Register) -> None:
    places, days, words = st.columns([4, 2, 3])
    with places:
        bound.several("row-provinces", say("explore.provinces"), query.province_names(),
                      sorted(asked.provinces), lambda codes: _change(asked, provinces=frozenset(codes)))
    with days:
        bound.typed("row-period", say("register.period"), str(asked.period or ""),
                    lambda text: _put(lambda: _of_period(asked, text)), "1401-S3")
    with words:
        bound.typed("row-words", say("register.search"), asked.search,
                    lambda text: _change(asked, search=text), say("choices.search_hint"))


def _of_period(asked: Register, text: str) -> Register:
    return replace(asked, period=Period.parse(text) if text.strip() else None)


def _conditions(asked: Register, about: Entity) -> None:
    """Those in force, each of which can be taken away, and a line to add one."""
    texts = [written_condition(key, value) for key, value in asked.where]
    bound.several(
        "conditions", say("register.conditions"), {text: text for text in texts}, texts,
        lambda left: _change(asked, where=tuple(map(read_condition, left))),
    )
    which, sign, value = st.columns([4, 1, 3])
    titles = {column.key: column.title(language()) for column in about.columns}
    key = which.selectbox(say("register.condition"), list(titles), format_func=lambda name: titles[name],
                          key=f"register-column-{about.name}")
    chosen = sign.selectbox(say("register.sign"), list(SIGNS), format_func=lambda name: SIGNS[name],
                            key="register-sign")

    def added() -> None:
        text = str(st.session_state.pop("register-value", ""))
        one = (key, text if chosen == "=" else f"{chosen}{text}")
        _change(asked, where=(*asked.where, one))

    value.text_input(say("register.value"), key="register-value", max_chars=200, on_change=added,
                     placeholder=say("register.value_hint"))
