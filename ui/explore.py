"""The explore page of figures: what is built, what it gives, and how it is taken away."""

import streamlit as st

from metrics.crosstab import Crosstab, Table, dimensions_of
from metrics.reach import DESK, MAIN
from metrics.scope import Rights
from ui import (
    bound,
    explore_address,
    explore_answers,
    explore_choices,
    explore_filters,
    filters,
    query,
    register_choices,
    take_away,
)
from ui.identity import Reader
from ui.words import say


def of_rows() -> bool:
    """Whether operational rows are asked for instead of figures; draws the choice between the two."""
    titles = {name: say(f"explore.of.{name}") for name in ("values", "rows")}
    chosen = st.query_params.get("of", "values")
    bound.one("of", say("explore.of"), titles, chosen, _turn_to)
    return chosen == "rows"


def _turn_to(name: str) -> None:
    """The parameters of the other kind of table leave the address; each is remembered."""
    for other in (*explore_address.ADDRESS.names, *register_choices.ADDRESS.names, register_choices.PAGE):
        st.query_params.pop(other, None)
    filters.choose(of=name)


def built(reader: Reader) -> tuple[Crosstab, Table]:
    """Draws the choices; gives the table of the address and its answer."""
    years = query.reach((*MAIN, *DESK)).years
    asked = explore_address.asked(years)
    shared = dimensions_of(asked.codes)
    explore_choices.draw(asked, years, shared)
    answer = explore_answers.table(asked, rights_of(reader))
    explore_address.ADDRESS.remember(asked)
    categories = tuple(name for name in shared if name not in ("province", "park"))
    explore_filters.draw(asked, answer, explore_answers.members(asked, categories))
    return asked, answer


def rights_of(reader: Reader) -> Rights:
    return Rights.of(reader.role, reader.provinces)


def shaded() -> bool:
    """Whether the reader wants figures coloured by size."""
    chosen = st.query_params.get("shades") == "yes"
    bound.ticked(
        "shades", say("explore.coloured"), chosen, lambda on: filters.choose(shades="yes" if on else None),
    )
    return chosen


def take(asked: Crosstab, answer: Table, reader: Reader) -> None:
    """Files of all lines, and what to copy."""
    of_places = any(key in asked.rows for key in ("province", "park"))
    take_away.files(reader, "values", asked.address(), len(answer.frame), of_places)
    take_away.lines(explore_answers.sql(asked, rights_of(reader)), asked.command(), "values", asked.address())
