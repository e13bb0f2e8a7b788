"""Rules that need to know what the rows mean: written by hand, one after the other."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select

from data_access.province_shapes import box
from data_access.schema.land import land_event, utility_supply
from data_access.schema.places import park
from data_access.schema.units import contract, operating_unit, project
from metrics.quality_rules import Rule

SQUARE_METRES = 10_000      # of a hectare
MARGIN = 0.05               # degrees around a province within which a point may still be right
_other = park.alias("another_park")
_contract = contract.alias("its_contract")
_unit = operating_unit.alias("its_unit")


def written(name: ColumnElement[Any]) -> ColumnElement[Any]:
    """A name as it sounds: one form of ye and kaf, no spaces, half-spaces or hyphens."""
    spelled: ColumnElement[Any] = name
    for odd, plain in (("ي", "ی"), ("ك", "ک"), ("آ", "ا"), ("\u200c", ""), (" ", ""), ("-", "")):
        spelled = func.replace(spelled, odd, plain)
    return spelled


def _of_another_park(table: Any) -> ColumnElement[bool]:
    another = exists().where(_contract.c.id == table.c.contract_id, _contract.c.park_id != table.c.park_id)
    return another.correlate(table)


_assigned = (   # of all parks at once: asked for each by itself, all contracts would be read for each
    select(_contract.c.park_id, (func.sum(_contract.c.area_m2) / SQUARE_METRES).label("ha"))
    .where(_contract.c.ended_on.is_(None)).group_by(_contract.c.park_id).subquery("assigned")
)
_held = (
    select(land_event.c.park_id, func.sum(land_event.c.area_ha).label("ha"))
    .where(land_event.c.kind == "added").group_by(land_event.c.park_id).subquery("held")
)
_over_assigned = (
    select(_assigned.c.park_id)
    .select_from(_assigned.join(_held, _held.c.park_id == _assigned.c.park_id))
    .where(_assigned.c.ha > _held.c.ha)
)
_same_name = exists().where(
    _other.c.id != park.c.id, _other.c.province_code == park.c.province_code, _other.c.kind == park.c.kind,
    written(_other.c.name_fa) == written(park.c.name_fa),
).correlate(park)


def _outside() -> ColumnElement[bool]:
    """The point lies beyond the box around its province; the exact outline is a matter of the maps."""
    found: list[ColumnElement[bool]] = []
    for number in range(31):
        west, south, east, north = box(f"IR-{number:02}")
        within = and_(
            park.c.longitude.between(west - MARGIN, east + MARGIN),
            park.c.latitude.between(south - MARGIN, north + MARGIN),
        )
        found.append(and_(park.c.province_code == f"IR-{number:02}", ~within))
    return or_(false(), *found)


NAMED = (
    Rule("park.position", "park_position", "completeness", park,
         or_(park.c.latitude.is_(None), park.c.longitude.is_(None))),
    Rule("park.outside", "park_outside", "plausibility", park, _outside()),
    Rule("park.twice", "park_twice", "plausibility", park, _same_name),
    Rule("park.assigned", "park_assigned", "consistency", park, park.c.id.in_(_over_assigned)),
    Rule("park.withdrawn", "park_withdrawn", "consistency", park,
         and_(park.c.withdrawn_on.is_not(None),
              exists().where(_unit.c.park_id == park.c.id, _unit.c.closed_on.is_(None)).correlate(park))),
    Rule("utility_supply.before_park", "supply_before", "consistency", utility_supply,
         utility_supply.c.supplied_on < park.c.approved_on),
    Rule("contract.reason", "contract_reason", "consistency", contract,
         contract.c.ended_on.is_(None) != contract.c.end_reason.is_(None)),
    Rule("contract.before_park", "contract_before", "consistency", contract,
         contract.c.signed_on < park.c.approved_on),
    Rule("operating_unit.contract", "other_park", "consistency", operating_unit,
         _of_another_park(operating_unit)),
    Rule("project.contract", "other_park", "consistency", project, _of_another_park(project)),
    Rule("operating_unit.park", "unit_park", "consistency", operating_unit,
         and_(operating_unit.c.closed_on.is_(None), park.c.state_owned, park.c.operating_on.is_(None))),
    Rule("operating_unit.nobody", "unit_nobody", "plausibility", operating_unit,
         operating_unit.c.employment == 0),
)
