"""Technology needs: registered, met, waiting, reviewed, subsidised and judged."""

from sqlalchemy import and_, or_

from data_access.facts.base import SPINE, Column, Fact, dated, flow, standing, stock
from data_access.schema.technology_needs import (
    tech_need,
    tech_need_step,
    tech_need_subsidy,
    tech_need_survey,
)

NEEDS = flow(tech_need, "registered_on", "province")
NEEDS_EVER = stock(tech_need, "registered_on", place="province")
FINISHED = flow(tech_need, "finished_on", "province")
MET = FINISHED.only(tech_need.c.outcome == "met")
MET_EVER = stock(tech_need, "finished_on", place="province").only(tech_need.c.outcome == "met")
REJECTED = FINISHED.only(tech_need.c.outcome == "proposal_rejected")
NO_MEMORANDUM = FINISHED.only(tech_need.c.outcome == "no_memorandum")

_WHERE: dict[str, Column] = {"province": tech_need.c.province_code}
_STEP = {**_WHERE, "step": tech_need_step.c.step}
_STEPS = tech_need_step.join(tech_need, tech_need.c.id == tech_need_step.c.tech_need_id)
AT_STEP = Fact(
    tech_need_step,
    _STEPS,
    and_(
        standing(tech_need_step.c.entered_on, tech_need_step.c.left_on),
        or_(tech_need.c.finished_on.is_(None), tech_need.c.finished_on >= SPINE.c.stop),
    ),
    stock=True,
    dimensions=_STEP,
)
STEPS_ENTERED = Fact(
    tech_need_step, _STEPS, standing(tech_need_step.c.entered_on), stock=True, dimensions=_STEP
)
REVIEWS = Fact(
    tech_need_step,
    _STEPS,
    dated(tech_need_step.c.left_on),
    stock=False,
    dimensions=_STEP,
    where=tech_need_step.c.outcome.in_(("approved", "not_approved")),
)
_SUBSIDIES = tech_need_subsidy.join(tech_need, tech_need.c.id == tech_need_subsidy.c.tech_need_id)
_RECEIVER = {**_WHERE, "receiver": tech_need_subsidy.c.receiver}
SUBSIDIES = Fact(
    tech_need_subsidy, _SUBSIDIES, dated(tech_need_subsidy.c.approved_on), stock=False, dimensions=_RECEIVER
)
SUBSIDIES_EVER = Fact(
    tech_need_subsidy,
    _SUBSIDIES,
    standing(tech_need_subsidy.c.approved_on),
    stock=True,
    dimensions=_RECEIVER,
)
SURVEYS = Fact(
    tech_need_survey,
    tech_need_survey.join(tech_need, tech_need.c.id == tech_need_survey.c.tech_need_id),
    dated(tech_need_survey.c.filled_in_on),
    stock=False,
    dimensions=_WHERE,
)
