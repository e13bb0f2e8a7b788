"""Treatment plants and the units they serve, studies, certificates, green space."""

from sqlalchemy import and_, func, not_, or_, select

from data_access.facts.base import AT_PARK, SPINE, Fact, dated, flow, standing, stock
from data_access.schema.environment import (
    certificate,
    effluent_reuse,
    monitoring_parameter,
    monitoring_round,
    plant_connection,
    plant_rating,
    study,
    treatment_module,
    treatment_plant,
)
from data_access.schema.land import green_area, green_work
from data_access.schema.places import park
from data_access.schema.units import operating_unit

_OWN = not_(treatment_plant.c.city_connection)
PLANTS = stock(treatment_plant, "commissioned_on")
PLANTS_OF_THE_NATION = stock(treatment_plant, "commissioned_on", place="nation")

_MODULES = treatment_module.join(
    treatment_plant, treatment_plant.c.id == treatment_module.c.treatment_plant_id
).join(park, park.c.id == treatment_plant.c.park_id)
OWN_MODULES = Fact(
    treatment_module,
    _MODULES,
    standing(treatment_module.c.commissioned_on),
    stock=True,
    dimensions=AT_PARK,
    where=_OWN,
)
OWN_MODULES_COMMISSIONED = Fact(
    treatment_module,
    _MODULES,
    dated(treatment_module.c.commissioned_on),
    stock=False,
    dimensions=AT_PARK,
    where=_OWN,
)
# A park gets its first own plant once, whatever it builds later.
_FIRST_PLANT = (
    select(treatment_plant.c.park_id, func.min(treatment_plant.c.commissioned_on).label("commissioned_on"))
    .where(_OWN)
    .group_by(treatment_plant.c.park_id)
    .subquery("first_plant")
)
FIRST_PLANTS = Fact(
    park,
    park.join(_FIRST_PLANT, _FIRST_PLANT.c.park_id == park.c.id),
    dated(_FIRST_PLANT.c.commissioned_on),
    stock=False,
    dimensions=AT_PARK,
    cover=treatment_plant,
)
_RATINGS = plant_rating.join(treatment_plant, treatment_plant.c.id == plant_rating.c.treatment_plant_id).join(
    park, park.c.id == treatment_plant.c.park_id
)
PLANT_RATINGS = Fact(
    plant_rating,
    _RATINGS,
    standing(plant_rating.c.rated_on, plant_rating.c.until),
    stock=True,
    dimensions=AT_PARK,
)

_CONNECTIONS = plant_connection.join(
    operating_unit, operating_unit.c.id == plant_connection.c.operating_unit_id
).join(park, park.c.id == operating_unit.c.park_id)
_STILL_OPEN = or_(operating_unit.c.closed_on.is_(None), operating_unit.c.closed_on >= SPINE.c.stop)
UNITS_COVERED = Fact(
    plant_connection,
    _CONNECTIONS,
    and_(
        standing(plant_connection.c.covered_on, plant_connection.c.ended_on),
        operating_unit.c.licence_on < SPINE.c.stop,
        _STILL_OPEN,
    ),
    stock=True,
    dimensions=AT_PARK,
)
UNITS_CONNECTED = UNITS_COVERED.only(plant_connection.c.connected_on < SPINE.c.stop)
UNITS_CONNECTED_NEW = Fact(
    plant_connection,
    _CONNECTIONS,
    dated(plant_connection.c.connected_on),
    stock=False,
    dimensions=AT_PARK,
    bare=plant_connection,
)

EFFLUENT_REUSE = stock(effluent_reuse, "realised_on", "ended_on")
EFFLUENT_REUSE_NEW = flow(effluent_reuse, "realised_on")
STUDIES_DONE = flow(study, "done_on")
STUDIES_APPROVED = flow(study, "approved_on")
CERTIFICATES = stock(certificate, "awarded_on", "ended_on", "province")
MONITORING_ROUNDS = Fact(
    monitoring_round,
    monitoring_round.join(
        treatment_plant, treatment_plant.c.id == monitoring_round.c.treatment_plant_id
    ).join(park, park.c.id == treatment_plant.c.park_id),
    dated(monitoring_round.c.held_on),
    stock=False,
    dimensions=AT_PARK,
    bare=monitoring_round,
)
MONITORING_PARAMETERS = stock(monitoring_parameter, "set_on", "ended_on", "nation")

GREEN_WORKS = flow(green_work, "done_on")
# As the land it is compared with: that of the organisation's own parks.
GREEN_AREAS = stock(green_area, "measured_on", "until", dimensions={"place": green_area.c.place}).only(
    park.c.state_owned
)
