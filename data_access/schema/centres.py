"""Special economic zones, technology and business service centres and business clinics."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

ZONE_STATUSES = ("operating", "approved_under_construction", "master_plan_in_preparation", "in_assignment")
special_zone = entity(
    "special_zone",
    "Special economic zones under the organisation, or being assigned to it",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(),
    amount("area_ha", "Area, hectares"),
    flag("area_approximate", "The area is printed as about"),
    flag(
        "operating_units_recorded",
        "The operating units of the zone are on record (otherwise unknown, not none)",
    ),
    flag("licensed_plans_recorded", "The plans with an establishment permit are on record"),
)
special_zone_status = entity(
    "special_zone_status",
    "History of the status of a special economic zone; one at a time",
    link("special_zone", "Zone"),
    one_of("status", "Status", ZONE_STATUSES),
    day("since", "Day from which it has the status"),
    day("until", "Day it lost the status", optional=True),
    values_check("status", ZONE_STATUSES),
    in_order("since", "until"),
)
special_zone_unit = entity(
    "special_zone_unit",
    "Industrial plans and units of a special economic zone",
    link("special_zone", "Zone"),
    day("permit_on", "Day of the establishment permit", optional=True),
    day("operating_on", "Day it was put into operation", optional=True),
    day("closed_on", "Day it left", optional=True),
)
MILESTONES = (
    "env_permit",
    "master_plan_approved",
    "operating_licence",
    "ownership_or_registered_deed",
    "subdivided_deed",
    "customs_established",
    "customs_code",
    "registered_in_sez_system",
)
ZONE_FACILITIES = (
    "fenced",
    "water",
    "power",
    "gas",
    "phone_or_telecom_network",
    "fibre",
    "wastewater_network",
    "wastewater_plant",
    "access_road",
    "internal_roads",
    "weighbridge",
    "guardhouse",
    "customs_building",
)
STATES = ("yes", "operational_phase", "partly", "in_progress", "no")
special_zone_item = entity(
    "special_zone_item",
    "Permits, documents and infrastructure of a special economic zone; no row = not mentioned, not absent",
    link("special_zone", "Zone"),
    one_of("item", "Permit, document or facility", MILESTONES + ZONE_FACILITIES),
    one_of("state", "How far it is", STATES),
    day("since", "Day from which it is in that state"),
    day("until", "Day the state ended", optional=True),
    values_check("item", MILESTONES + ZONE_FACILITIES),
    values_check("state", STATES),
)

CENTRE_STATUSES = ("operating", "under_construction", "studied")
service_centre = entity(
    "service_centre",
    "Technology and business service centres",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(optional=True),
    one_of("status", "Status", CENTRE_STATUSES),
    day("since", "Day from which it has the status"),
    day("until", "Day it lost the status", optional=True),
    values_check("status", CENTRE_STATUSES),
    in_order("since", "until"),
)
PROJECT_STATUSES = ("under_construction", "in_design")
centre_project = entity(
    "centre_project",
    "Building projects of service centres financed from the national scheme",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(optional=True),
    one_of("status", "Status", PROJECT_STATUSES),
    day("since", "Day from which it has the status"),
    day("until", "Day it was finished or given up", optional=True),
    amount("floor_area_m2", "Floor area, square metres"),
    amount("progress_pct", "Physical progress, percent"),
    values_check("status", PROJECT_STATUSES),
    *not_negative("floor_area_m2"),
)
centre_spending = entity(
    "centre_spending",
    "National credit spent on a service centre project",
    link("centre_project", "Project"),
    day("spent_on", "Day"),
    amount("amount_mirr", "Amount, million rials", optional=False),
    *not_negative("amount_mirr"),
)
centre_consultant = entity(
    "centre_consultant",
    "Consultants and providers based in the service centres",
    link("service_centre", "Centre"),
    day("joined_on", "Day it moved in"),
    day("left_on", "Day it left", optional=True),
    whole("staff", "Staff, persons", optional=True),
    *not_negative("staff"),
)
consulting_contract = entity(
    "consulting_contract",
    "Consulting contracts between consultants of the centres and industrial units",
    link("centre_consultant", "Consultant"),
    day("signed_on", "Day of signature"),
    amount("value_mirr", "Value, million rials"),
    *not_negative("value_mirr"),
)
EFFECTS = (
    "production_capacity",
    "profitability",
    "restart_of_units",
    "domestic_sales",
    "foreign_sales",
    "employment",
    "energy_use",
    "waste",
    "costs",
)
centre_result = entity(
    "centre_result",
    "Projects done in service centres and clinics, each under its main effect",
    in_province(),
    one_of("effect", "Main effect", EFFECTS),
    day("done_on", "Day"),
    values_check("effect", EFFECTS),
)
CLINIC_EVENTS = ("consultants_workshop", "clinic_launched", "manager_selected", "service_delivered")
clinic_event = entity(
    "clinic_event",
    "What happened in business clinics: workshops for consultants, launches, managers selected,"
    " services delivered",
    in_province(),
    one_of("kind", "What happened", CLINIC_EVENTS),
    day("happened_on", "Day"),
    values_check("kind", CLINIC_EVENTS),
)
CLINIC_FIELDS = (
    "marketing_and_trade",
    "business_diagnosis",
    "legal_and_policy",
    "information_technology",
    "management_systems",
    "product_and_technology",
    "infrastructure_field",
    "investment_and_finance",
    "inputs_and_materials",
    "other",
)
CLINIC_ROLES = ("consultant", "assessor")
clinic_member = entity(
    "clinic_member",
    "Consultants and trusted assessors registered in the clinic services system",
    in_province(),
    one_of("role", "Consultant or assessor", CLINIC_ROLES),
    one_of("field", "Field", CLINIC_FIELDS, optional=True),
    day("registered_on", "Day of registration"),
    day("approved_on", "Day of approval", optional=True),
    day("left_on", "Day it left", optional=True),
    values_check("role", CLINIC_ROLES),
    values_check("field", CLINIC_FIELDS),
)
