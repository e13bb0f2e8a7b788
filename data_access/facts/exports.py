"""Exports of small industries, exhibitions and standards."""

from sqlalchemy import and_, literal, select, union_all

from data_access.facts.base import Column, Fact, dated, flow, standing
from data_access.schema.exports import (
    GRADES,
    consortium_export,
    emc,
    emc_contract,
    emc_export,
    emc_grade,
    exhibition,
    exhibition_agreement,
    exhibition_unit,
    export_declaration,
    permanent_exhibition,
    permanent_exhibition_unit,
    standard_certificate,
)

DECLARATIONS = flow(export_declaration, "declared_on", "province")
CONSORTIUM_EXPORTS = flow(consortium_export, "exported_on", "nation")
EMC_EXPORTS = flow(emc_export, "exported_on", "nation")
EMC_CONTRACTS = flow(emc_contract, "signed_on", "nation")
# A company stands under every state it has: identified, graded, each grade it holds; under none once it left.
EMC_STATES = ("identified", "graded", *GRADES)
_STATES = union_all(
    select(emc.c.id, literal("identified").label("state"), emc.c.identified_on.label("since"), emc.c.left_on),
    select(emc_grade.c.emc_id, literal("graded"), emc_grade.c.granted_on, emc_grade.c.ended_on),
    select(emc_grade.c.emc_id, emc_grade.c.grade, emc_grade.c.granted_on, emc_grade.c.ended_on),
).subquery("emc_state")
EMC_BY_STATE = Fact(
    emc,
    emc.join(_STATES, _STATES.c.id == emc.c.id),
    and_(standing(_STATES.c.since, _STATES.c.left_on), standing(emc.c.identified_on, emc.c.left_on)),
    stock=True,
    dimensions={"state": _STATES.c.state},
    members={"state": EMC_STATES},
)

EXHIBITIONS = flow(exhibition, "held_on", "province", {"place": exhibition.c.place})
_UNITS = exhibition_unit.join(exhibition, exhibition.c.id == exhibition_unit.c.exhibition_id)
_WHERE: dict[str, Column] = {"province": exhibition_unit.c.province_code, "place": exhibition.c.place}
EXHIBITION_UNITS = Fact(exhibition_unit, _UNITS, dated(exhibition.c.held_on), stock=False, dimensions=_WHERE)
AGREEMENTS = Fact(
    exhibition_agreement,
    exhibition_agreement.join(
        exhibition_unit, exhibition_unit.c.id == exhibition_agreement.c.exhibition_unit_id
    ).join(exhibition, exhibition.c.id == exhibition_unit.c.exhibition_id),
    dated(exhibition_agreement.c.signed_on),
    stock=False,
    dimensions=_WHERE,
)
CONTRACTS = AGREEMENTS.only(exhibition_agreement.c.kind == "contract")
MEMORANDA = AGREEMENTS.only(exhibition_agreement.c.kind == "memorandum")
PERMANENT = flow(permanent_exhibition, "opened_on", "province")
PERMANENT_UNITS = Fact(
    permanent_exhibition_unit,
    permanent_exhibition_unit.join(
        permanent_exhibition,
        permanent_exhibition.c.id == permanent_exhibition_unit.c.permanent_exhibition_id,
    ),
    dated(permanent_exhibition_unit.c.joined_on),
    stock=False,
    dimensions={"province": permanent_exhibition.c.province_code},
    bare=permanent_exhibition_unit,
)
STANDARDS = flow(standard_certificate, "obtained_on", "province")
