"""Special economic zones: status, area, units, permits and infrastructure."""

from sqlalchemy import Table, and_, case, or_

from data_access.facts.base import SPINE, Column, Fact, standing
from data_access.schema.centres import (
    MILESTONES,
    ZONE_FACILITIES,
    special_zone,
    special_zone_item,
    special_zone_status,
    special_zone_unit,
)

_PLACE = {"province": special_zone.c.province_code, "zone": special_zone.c.id}
_STANDS = standing(special_zone_status.c.since, special_zone_status.c.until)


def _of_zone(entity: Table) -> Column:
    return entity.c.special_zone_id == special_zone.c.id


_STATUS_ROWS = special_zone_status.join(special_zone, _of_zone(special_zone_status))
ZONES_IN_ASSIGNMENT = Fact(
    special_zone_status,
    _STATUS_ROWS,
    _STANDS,
    stock=True,
    dimensions=_PLACE,
    where=special_zone_status.c.status == "in_assignment",
)
ZONES = Fact(
    special_zone_status,
    _STATUS_ROWS,
    _STANDS,
    stock=True,
    dimensions={**_PLACE, "status": special_zone_status.c.status},
    where=special_zone_status.c.status != "in_assignment",
    members={"status": ("operating", "approved_under_construction", "master_plan_in_preparation")},
)
# A zone without units keeps one row: it counts 0 when its units are on record, else it is unknown.
ZONE_UNITS = Fact(
    special_zone_status,
    _STATUS_ROWS.join(special_zone_unit, _of_zone(special_zone_unit), isouter=True),
    _STANDS,
    stock=True,
    dimensions=_PLACE,
    where=special_zone_status.c.status != "in_assignment",
)
_OPERATES = and_(
    special_zone_unit.c.operating_on < SPINE.c.stop,
    or_(special_zone_unit.c.closed_on.is_(None), special_zone_unit.c.closed_on >= SPINE.c.stop),
)
UNIT_OPERATES = case((special_zone.c.operating_units_recorded, case((_OPERATES, 1), else_=0)))
UNIT_LICENSED = case(
    (special_zone.c.licensed_plans_recorded, case((special_zone_unit.c.permit_on < SPINE.c.stop, 1), else_=0))
)

_ITEMS = special_zone_item.join(special_zone, _of_zone(special_zone_item))
_IN_PLACE = special_zone_item.c.state.in_(("yes", "operational_phase"))


def _items(dimension: str, values: tuple[str, ...]) -> Fact:
    return Fact(
        special_zone_item,
        _ITEMS,
        standing(special_zone_item.c.since, special_zone_item.c.until),
        stock=True,
        dimensions={**_PLACE, dimension: special_zone_item.c.item},
        where=and_(special_zone_item.c.item.in_(values), _IN_PLACE),
        members={dimension: values},
    )


MILESTONES_REACHED = _items("document", MILESTONES)
FACILITIES_IN_PLACE = _items("facility", ZONE_FACILITIES)
