"""Technology parks and what stands in them, technology markets, knowledge-based units, innovation centres."""

from sqlalchemy import FromClause, Table, func, literal, select, union_all

from data_access.facts.base import Column, Fact, dated, flow, standing, stock
from data_access.schema.technology import (
    country_units,
    fan_bazaar,
    fan_bazaar_deal,
    innovation_centre,
    kb_land,
    kb_unit,
    technology_park,
    technology_park_consultant,
    technology_park_project,
    technology_park_unit,
    technology_park_workshop,
)

_WHERE: dict[str, Column] = {"province": technology_park.c.province_code, "tech_park": technology_park.c.id}
_PARKS = {"tech_park": technology_park.c.id}


def _in_parks(entity: Table) -> FromClause:
    return entity.join(technology_park, technology_park.c.id == entity.c.technology_park_id)


PARKS = Fact(
    technology_park,
    technology_park,
    standing(technology_park.c.operating_on, technology_park.c.closed_on),
    stock=True,
    dimensions=_WHERE,
    members=_PARKS,
)
NEW_PARKS = Fact(
    technology_park,
    technology_park,
    dated(technology_park.c.operating_on),
    stock=False,
    dimensions=_WHERE,
    where=technology_park.c.under_bylaw_1401,
    members=_PARKS,
)
WORKSHOPS = Fact(
    technology_park_workshop,
    _in_parks(technology_park_workshop),
    dated(technology_park_workshop.c.built_on),
    stock=False,
    dimensions=_WHERE,
    members=_PARKS,
)
CONSULTANTS = Fact(
    technology_park_consultant,
    _in_parks(technology_park_consultant),
    standing(technology_park_consultant.c.joined_on, technology_park_consultant.c.left_on),
    stock=True,
    dimensions=_WHERE,
    members=_PARKS,
)
# The operating ones are part of the allocated ones: by state a unit stands under one or under both.
STATES = ("allocated", "operating")
_STATES = union_all(
    select(
        technology_park_unit.c.id,
        literal(STATES[0]).label("state"),
        technology_park_unit.c.allocated_on.label("since"),
    ),
    select(technology_park_unit.c.id, literal(STATES[1]), technology_park_unit.c.operating_on),
).subquery("unit_state")
UNITS_BY_STATE = Fact(
    technology_park_unit,
    _in_parks(technology_park_unit).join(_STATES, _STATES.c.id == technology_park_unit.c.id),
    standing(_STATES.c.since, technology_park_unit.c.left_on),
    stock=True,
    dimensions={**_WHERE, "state": _STATES.c.state},
    members={**_PARKS, "state": STATES},
)
ALLOCATED = Fact(
    technology_park_unit,
    _in_parks(technology_park_unit),
    standing(technology_park_unit.c.allocated_on, technology_park_unit.c.left_on),
    stock=True,
    dimensions=_WHERE,
    members=_PARKS,
)
PROJECTS = Fact(
    technology_park_project,
    _in_parks(technology_park_project),
    dated(technology_park_project.c.done_on),
    stock=False,
    dimensions={**_WHERE, "effect": technology_park_project.c.effect},
    members=_PARKS,
)
FAN_BAZAARS = stock(fan_bazaar, "launched_on", "closed_on", "province")
FAN_BAZAARS_LAUNCHED = flow(fan_bazaar, "launched_on", "province")
DEALS = flow(fan_bazaar_deal, "done_on", "province", {"deal": fan_bazaar_deal.c.kind})

KB_CANDIDATES = stock(kb_unit, "identified_on", "ended_on", "province")
KB_IDENTIFIED = flow(kb_unit, "identified_on", "province")
KB_APPROVED = flow(kb_unit, "approved_on", "province")
KB_OPERATING = stock(kb_unit, "operating_on", "ended_on", "province")
KB_LAND = flow(kb_land, "assigned_on", "province")
INNOVATION_CENTRES = stock(innovation_centre, "launched_on", "closed_on", "province")
INNOVATION_CENTRES_LAUNCHED = flow(innovation_centre, "launched_on", "province")
_NEXT_COUNT = select(
    country_units.c.id,
    func.lead(country_units.c.as_of)
    .over(partition_by=country_units.c.size, order_by=country_units.c.as_of)
    .label("replaced_on"),
).subquery("next_count")
COUNTRY_UNITS = Fact(
    country_units,
    country_units.join(_NEXT_COUNT, _NEXT_COUNT.c.id == country_units.c.id),
    standing(country_units.c.as_of, _NEXT_COUNT.c.replaced_on),
    stock=True,
)
