"""The parks themselves, one by one: state, position and utilities at the end of the period, as far as the reader may see."""

from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, case, func, or_, select


from data_access.database import Database
from data_access.schema.land import UTILITIES, utility_supply
from data_access.schema.places import park, province
from metrics.scope import Scope


class State(StrEnum):
    """How far a park has come by the end of the period."""

    APPROVED = "approved"
    WITH_LAND = "with_land"
    OPERATING = "operating"


COLUMNS = ("id", "name_fa", "name_en", "kind", "state_owned", "latitude", "longitude", "position_basis", "near_town", "simulated")


def register(scope: Scope, database: Database) -> pd.DataFrame:
    """A row per park that exists at the end of the period: id, names, province_code, state, position, the five utilities.

    A utility is True when at least one supply reached the park by then. Raises Forbidden outside the reader's provinces.
    """
    scope.rights.check()
    question = _question(scope)
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in database.fetch(question)], columns=names)


def _question(scope: Scope) -> Select[Any]:
    stop = scope.period.stop
    supplied = (
        select(utility_supply.c.park_id, *(
            func.max(case((utility_supply.c.utility == name, 1), else_=0)).label(name) for name in UTILITIES
        ))
        .where(utility_supply.c.supplied_on < stop)
        .group_by(utility_supply.c.park_id)
        .cte("supplied")
    )
    state = case(
        (park.c.operating_on < stop, State.OPERATING.value), (park.c.land_on < stop, State.WITH_LAND.value),
        else_=State.APPROVED.value,
    )
    begun = func.coalesce(park.c.approved_on, park.c.establishment_licence_on, park.c.operating_licence_on)
    allowed = scope.detail_provinces()
    chosen: list[ColumnElement[bool]] = [] if allowed is None else [park.c.province_code.in_(sorted(allowed))]
    if scope.park is not None:
        chosen.append(park.c.id == scope.park)
    return (
        select(
            *(park.c[name] for name in COLUMNS), park.c.province_code, province.c.name_fa.label("province_fa"),
            province.c.name_en.label("province_en"), state.label("state"),
            *((func.coalesce(supplied.c[name], 0) == 1).label(name) for name in UTILITIES),
        )
        .select_from(park.join(province, province.c.code == park.c.province_code).outerjoin(supplied, supplied.c.park_id == park.c.id))
        .where(begun < stop, or_(park.c.withdrawn_on.is_(None), park.c.withdrawn_on >= stop), *chosen)
        .order_by(park.c.name_fa, park.c.id)
    )
