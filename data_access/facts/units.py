"""Contracts, projects, operating units and foreign investment."""

from data_access.facts.base import AT_PARK, Fact, flow, standing, stock
from data_access.schema.places import park
from data_access.schema.units import (
    contract,
    foreign_investment,
    operating_unit,
    pfs_study,
    project,
    project_stage,
)

CONTRACTS_SIGNED = flow(contract, "signed_on")
CONTRACTS_IN_FORCE = stock(contract, "signed_on", "ended_on")
CONTRACTS_ENDED = flow(contract, "ended_on")

OPERATING_UNITS = stock(operating_unit, "licence_on", "closed_on")
UNITS_COMMISSIONED = flow(operating_unit, "licence_on")

# A project stands at exactly one stage, so its stages are counted instead of the projects.
PROJECTS_AT_STAGE = Fact(
    project_stage,
    project_stage.join(project, project.c.id == project_stage.c.project_id).join(
        park, park.c.id == project.c.park_id
    ),
    standing(project_stage.c.entered_on, project_stage.c.left_on),
    stock=True,
    dimensions={**AT_PARK, "stage": project_stage.c.stage},
    bare=project_stage,
)

FOREIGN_INVESTMENTS = flow(foreign_investment, "invested_on", "province")
FOREIGN_INVESTMENTS_HELD = stock(foreign_investment, "invested_on", "ended_on", "province")
PFS_STUDIES = flow(pfs_study, "decided_on", "province")
