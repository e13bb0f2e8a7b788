"""Parks, their approvals and what happened to their land."""

from sqlalchemy import false, not_

from data_access.facts.base import flow, stock
from data_access.schema.land import land_event, park_approval, plot
from data_access.schema.places import park, service_company

PARKS_APPROVED = stock(park, "approved_on", "withdrawn_on").only(park.c.state_owned)
PARKS_WITH_LAND = stock(park, "land_on", "withdrawn_on").only(park.c.state_owned)
PARKS_OPERATING = stock(park, "operating_on", "withdrawn_on").only(park.c.state_owned)
NONSTATE_ESTABLISHED = stock(park, "establishment_licence_on", "withdrawn_on").only(not_(park.c.state_owned))
NONSTATE_OPERATING = stock(park, "operating_licence_on", "withdrawn_on").only(not_(park.c.state_owned))
PARKS_HANDED_OVER = flow(park, "handed_over_on").only(park.c.state_owned)
SERVICE_COMPANIES_FORMED = flow(service_company, "registered_on", "province")
APPROVALS = flow(park_approval, "approved_on", dimensions={"action": park_approval.c.action}).only(
    park.c.state_owned
)

# Land of non-state parks is not the organisation's; an event that names no park is.
_OF_STATE = park.c.state_owned.is_not(false())
_HAPPENED = flow(land_event, "happened_on").only(_OF_STATE)
_SO_FAR = stock(land_event, "happened_on").only(_OF_STATE)
LAND_ADDED = _HAPPENED.only(land_event.c.kind == "added")
LAND_HELD = _SO_FAR.only(land_event.c.kind == "added")
OPERATIONAL_PHASE_ADDED = _HAPPENED.only(land_event.c.kind == "operational_phase")
INDUSTRIAL_ADDED = _HAPPENED.only(land_event.c.kind == "industrial")
INDUSTRIAL = _SO_FAR.only(land_event.c.kind == "industrial")
REGISTERED_ADDED = _HAPPENED.only(land_event.c.kind == "registered_deed")
REGISTERED = _SO_FAR.only(land_event.c.kind == "registered_deed")
SUBDIVIDED_ADDED = _HAPPENED.only(land_event.c.kind == "subdivided_deed")
SUBDIVIDED = _SO_FAR.only(land_event.c.kind == "subdivided_deed")

PLOTS = stock(plot, "since", "until", dimensions={"status": plot.c.status})
