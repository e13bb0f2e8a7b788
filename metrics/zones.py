"""The special economic zones one by one: status, permits, documents and infrastructure side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, or_, select

from data_access.database import Database
from data_access.schema.centres import (
    MILESTONES,
    ZONE_FACILITIES,
    special_zone,
    special_zone_item,
    special_zone_status,
)
from metrics.scope import Scope

ITEMS = {"milestones": MILESTONES, "facilities": ZONE_FACILITIES}


@dataclass(frozen=True)
class Zone:
    """One zone at the end of the period; an item that is not mentioned is not in `states`."""

    key: int
    name_fa: str
    name_en: str | None
    province_code: str
    area_ha: float | None
    status: str | None
    simulated: bool
    states: dict[str, str]


def matrix(scope: Scope, database: Database) -> list[Zone]:
    """The zones of the provinces in scope, by name. Figures of zones are open to every internal role."""
    scope.rights.check()
    stop = scope.period.stop
    wanted = [special_zone.c.province_code.in_(sorted(scope.provinces))] if scope.provinces else []
    zones = database.fetch(select(special_zone).where(*wanted).order_by(special_zone.c.name_fa))
    status = {
        row.special_zone_id: row.status
        for row in database.fetch(_standing(special_zone_status, stop))
    }
    states: dict[int, dict[str, str]] = {}
    for row in database.fetch(_standing(special_zone_item, stop)):
        states.setdefault(row.special_zone_id, {})[row.item] = row.state
    return [
        Zone(
            row.id, row.name_fa, row.name_en, row.province_code, row.area_ha, status.get(row.id),
            row.simulated, states.get(row.id, {}),
        )
        for row in zones
    ]


def _standing(table: Table, stop: date) -> Select[Any]:
    lasting = or_(table.c.until.is_(None), table.c.until >= stop)
    return select(table).where(table.c.since < stop, lasting).order_by(table.c.id)
