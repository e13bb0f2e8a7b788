"""Workshop units, technology and business service centres, consultants and business clinics."""

from dataclasses import replace

from sqlalchemy import and_

from data_access.facts.base import SPINE, Fact, dated, flow, standing, stock
from data_access.schema.centres import (
    centre_consultant,
    centre_project,
    centre_result,
    centre_spending,
    clinic_event,
    clinic_member,
    consulting_contract,
    service_centre,
)
from data_access.schema.land import workshop_unit

WORKSHOPS_BUILT = flow(workshop_unit, "built_on", dimensions={"builder": workshop_unit.c.builder})

CENTRES = stock(service_centre, "since", "until", "province", {"status": service_centre.c.status})
CENTRE_PROJECTS = stock(centre_project, "since", "until", "province", {"status": centre_project.c.status})
CENTRE_PROJECTS_BY_NAME = stock(centre_project, "since", "until", "province", {"centre": centre_project.c.id})
CENTRE_SPENDING = Fact(
    centre_spending,
    centre_spending.join(centre_project, centre_project.c.id == centre_spending.c.centre_project_id),
    dated(centre_spending.c.spent_on),
    stock=False,
    dimensions={"province": centre_project.c.province_code, "centre": centre_project.c.id},
    unplaced=True,
    members={"centre": centre_project.c.id},
)
_CONSULTANTS = centre_consultant.join(
    service_centre, service_centre.c.id == centre_consultant.c.service_centre_id
)
_PROVINCE = {"province": service_centre.c.province_code}
CENTRE_CONSULTANTS = Fact(
    centre_consultant,
    _CONSULTANTS,
    standing(centre_consultant.c.joined_on, centre_consultant.c.left_on),
    stock=True,
    dimensions=_PROVINCE,
)
CONSULTING_CONTRACTS = Fact(
    consulting_contract,
    consulting_contract.join(
        centre_consultant, centre_consultant.c.id == consulting_contract.c.centre_consultant_id
    ).join(service_centre, service_centre.c.id == centre_consultant.c.service_centre_id),
    dated(consulting_contract.c.signed_on),
    stock=False,
    dimensions=_PROVINCE,
)
CENTRE_RESULTS = flow(centre_result, "done_on", "province", {"effect": centre_result.c.effect})

CLINIC_EVENTS = flow(clinic_event, "happened_on", "province")
CLINIC_EVENTS_OF_THE_NATION = flow(clinic_event, "happened_on", "nation")
CLINIC_MEMBERS = stock(clinic_member, "registered_on", "left_on", "province")
CLINIC_MEMBERS_OF_THE_NATION = stock(clinic_member, "registered_on", "left_on", "nation")
CLINIC_APPROVED = CLINIC_MEMBERS.only(
    and_(clinic_member.c.role == "consultant", clinic_member.c.approved_on < SPINE.c.stop)
)
CLINIC_APPROVED_BY_FIELD = replace(
    CLINIC_APPROVED, dimensions={**CLINIC_APPROVED.dimensions, "field": clinic_member.c.field}
)
