"""The desk as a system: outages, changes, incidents, representatives and what each province must prepare."""

from data_access.schema.base import (
    day,
    entity,
    in_order,
    in_province,
    link,
    moment,
    number,
    one_of,
    text,
    values_check,
)

SYSTEMS = ("desk", "service")
service_outage = entity(
    "service_outage",
    "Interruptions of the desk system or of a service system",
    number(),
    one_of("system", "Which system", SYSTEMS),
    moment("started_at", "It began"),
    day("started_on", "The same as a day in Tehran"),
    moment("ended_at", "It ended; empty = it lasts", optional=True),
    moment("noticed_at", "A notice to users was published; empty = none", optional=True),
    values_check("system", SYSTEMS),
    in_order("started_at", "ended_at"),
    in_order("started_at", "noticed_at"),
)
CHANGES = ("process", "system", "document", "rule")
service_change = entity(
    "service_change",
    "Changes of process, system, document or rule of a service",
    number(),
    link("service", "Service"),
    one_of("kind", "What changed", CHANGES),
    day("changed_on", "Day of the change"),
    day("announced_on", "Day it was announced through the desk; empty = never", optional=True),
    values_check("kind", CHANGES),
)
INCIDENTS = ("access", "disclosure")
security_incident = entity(
    "security_incident",
    "Unauthorised access to or disclosure of registrants' data",
    number(),
    one_of("kind", "What happened", INCIDENTS),
    day("happened_on", "Day it happened"),
    values_check("kind", INCIDENTS),
)
follow_up_field = entity(
    "follow_up_field",
    "Specialised fields of each provincial company, each with one follow-up representative",
    in_province(),
    text("field", "Specialised field"),
    day("opened_on", "Day the rule applies from"),
    day("represented_since", "Day a representative was registered; empty = none", optional=True),
    day("represented_until", "Last day of that representative; empty = still in place", optional=True),
    in_order("represented_since", "represented_until"),
)
PREREQUISITES = ("land_price_mis", "location_premium_mis", "land_areas_gis", "technical_routine")
desk_prerequisite = entity(
    "desk_prerequisite",
    "What each province must prepare before the desk runs",
    in_province(),
    one_of("kind", "Prerequisite", PREREQUISITES),
    day("met_on", "Day it was met; empty = not met", optional=True),
    values_check("kind", PREREQUISITES),
)
