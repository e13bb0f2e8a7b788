"""Water, power, gas, telephone and fibre: what was supplied, and which parks have it since when."""

from dataclasses import replace

from sqlalchemy import and_, case, func, select

from data_access.facts.base import AT_PARK, SPINE, Condition, Fact, dated, flow, standing, stock
from data_access.schema.land import UTILITIES, utility_supply
from data_access.schema.places import park

_NEW = utility_supply.c.kind == "new"
WATER_ADDED = flow(utility_supply, "supplied_on").only(and_(utility_supply.c.utility == "water", _NEW))
WATER = stock(utility_supply, "supplied_on").only(and_(utility_supply.c.utility == "water", _NEW))
WATER_RESTORED = flow(utility_supply, "supplied_on", "nation").only(
    and_(utility_supply.c.utility == "water", utility_supply.c.kind == "restored")
)
WATER_ADDED_NATION = flow(utility_supply, "supplied_on", "nation").only(
    and_(utility_supply.c.utility == "water", _NEW)
)
POWER_ADDED = flow(utility_supply, "supplied_on").only(and_(utility_supply.c.utility == "power", _NEW))
POWER = stock(utility_supply, "supplied_on").only(and_(utility_supply.c.utility == "power", _NEW))

# One row per park with the first day of each utility, so that parks with several supplies are counted once.
FIRST_SUPPLY = (
    select(
        utility_supply.c.park_id,
        *(
            func.min(case((utility_supply.c.utility == name, utility_supply.c.supplied_on))).label(name)
            for name in UTILITIES
        ),
    )
    .where(utility_supply.c.park_id.is_not(None))
    .group_by(utility_supply.c.park_id)
    .subquery("first_supply")
)
_PARKS = park.join(FIRST_SUPPLY, FIRST_SUPPLY.c.park_id == park.c.id, isouter=True)


def _parks(since: str) -> Fact:
    """State parks that stand since the column `since`, with the first day of each utility."""
    lasting = standing(park.c[since], park.c.withdrawn_on)
    return Fact(
        park, _PARKS, lasting, stock=True, dimensions=AT_PARK, where=park.c.state_owned, cover=utility_supply
    )


PARKS_OPERATING_SUPPLIED = _parks("operating_on")
PARKS_APPROVED_SUPPLIED = _parks("approved_on")


def supplied(utility: str) -> Condition:
    """The park had the utility by the end of the period."""
    return FIRST_SUPPLY.c[utility] < SPINE.c.stop


def first_supplied(utility: str) -> Fact:
    """State parks that got the utility for the first time within the period."""
    return replace(PARKS_APPROVED_SUPPLIED, when=dated(FIRST_SUPPLY.c[utility]), stock=False)
