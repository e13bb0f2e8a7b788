"""The parks themselves, one by one: state, position and utilities, as far as the reader may see."""

from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, case, false, func, or_, select

from data_access.database import Database
from data_access.facts.utilities import FIRST_SUPPLY
from data_access.schema.land import UTILITIES
from data_access.schema.places import park, province
from metrics.scope import Scope


class State(StrEnum):
    """How far a park has come by the end of the period."""

    APPROVED = "approved"
    WITH_LAND = "with_land"
    OPERATING = "operating"


COLUMNS = (
    "id",
    "name_fa",
    "name_en",
    "kind",
    "state_owned",
    "latitude",
    "longitude",
    "position_basis",
    "near_town",
    "simulated",
)


def register(scope: Scope, database: Database) -> pd.DataFrame:
    """A row per park at the end of the period: id, names, province_code, state, position, utilities.

    A utility is True when at least one supply reached the park by then.
    Raises Forbidden outside the reader's provinces.
    """
    scope.rights.check_rows(park.name)
    question = _question(scope)
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in database.fetch(question)], columns=names)


def _question(scope: Scope) -> Select[Any]:
    stop = scope.period.stop
    begun = func.coalesce(park.c.approved_on, park.c.establishment_licence_on, park.c.operating_licence_on)
    rows = park.join(province, province.c.code == park.c.province_code)
    rows = rows.outerjoin(FIRST_SUPPLY, FIRST_SUPPLY.c.park_id == park.c.id)
    return (
        select(
            *(park.c[name] for name in COLUMNS),
            park.c.province_code,
            province.c.name_fa.label("province_fa"),
            province.c.name_en.label("province_en"),
            _state(stop).label("state"),
            *(func.coalesce(FIRST_SUPPLY.c[name] < stop, false()).label(name) for name in UTILITIES),
        )
        .select_from(rows)
        .where(begun < stop, or_(park.c.withdrawn_on.is_(None), park.c.withdrawn_on >= stop), *_chosen(scope))
        .order_by(park.c.name_fa, park.c.id)
    )


def _state(stop: date) -> ColumnElement[str]:
    """The furthest step the park has reached."""
    return case(
        (park.c.operating_on < stop, State.OPERATING.value),
        (park.c.land_on < stop, State.WITH_LAND.value),
        else_=State.APPROVED.value,
    )


def _chosen(scope: Scope) -> list[ColumnElement[bool]]:
    allowed = scope.detail_provinces()
    found: list[ColumnElement[bool]] = []
    if allowed is not None:
        found.append(park.c.province_code.in_(sorted(allowed)))
    if scope.park is not None:
        found.append(park.c.id == scope.park)
    return found
