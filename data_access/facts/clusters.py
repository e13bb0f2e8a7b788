"""Business clusters: their steps, projects and what the programme did for them."""

from sqlalchemy import and_, case, func, or_, select

from data_access.facts.base import SPINE, Column, Fact, dated, days_between, flow, standing
from data_access.schema.clusters import (
    STEPS,
    cluster,
    cluster_action_plan,
    cluster_agent_course,
    cluster_document,
    cluster_map_update,
    cluster_recipient,
    cluster_stage,
)
from data_access.schema.places import calendar

THREE_YEARS = 1096  # days of the longest three Jalali years: more than that is more than 36 months
STAGES = ("identification", "feasibility", "diagnostic_study", "implementation")
_STEP: Column = cluster_stage.c.step
_STAGE_OF_STEP = case(
    (_STEP.in_(STEPS[:2]), STAGES[0]),
    (_STEP.in_(STEPS[2:3]), STAGES[1]),
    (_STEP.in_(STEPS[3:4]), STAGES[2]),
    else_=STAGES[3],
)
OF_CLUSTER: dict[str, Column] = {"province": cluster.c.province_code, "cluster": cluster.c.id}
_STEPS: dict[str, Column] = {**OF_CLUSTER, "stage": _STAGE_OF_STEP, "step": _STEP}
_STAGE_ROWS = cluster_stage.join(cluster, cluster.c.id == cluster_stage.c.cluster_id)
_MEMBERS: dict[str, tuple[str, ...] | Column] = {"stage": STAGES, "cluster": cluster.c.id}


# A cluster stands at exactly one step until its project is finished, so its steps are counted.
AT_STEP = Fact(
    cluster_stage,
    _STAGE_ROWS,
    standing(cluster_stage.c.entered_on, cluster_stage.c.left_on),
    stock=True,
    dimensions=_STEPS,
    members=_MEMBERS,
)
ENTERED = Fact(
    cluster_stage,
    _STAGE_ROWS,
    standing(cluster_stage.c.entered_on),
    stock=True,
    dimensions=_STEPS,
    members=_MEMBERS,
)
IDENTIFIED = ENTERED.only(cluster_stage.c.step == "identified")
# A stage lasts from its first step to its last: a row per cluster and stage, that of its first step.
_STAGE = (cluster_stage.c.cluster_id, _STAGE_OF_STEP)
_LEFT: Column = func.count(cluster_stage.c.left_on).over(partition_by=_STAGE)
_LAST_LEFT: Column = func.max(cluster_stage.c.left_on).over(partition_by=_STAGE)
_SPELL = select(
    cluster_stage.c.id,
    func.row_number()
    .over(partition_by=_STAGE, order_by=(cluster_stage.c.entered_on, cluster_stage.c.id))
    .label("nth"),
    case((func.count().over(partition_by=_STAGE) == _LEFT, _LAST_LEFT)).label("left_on"),
).subquery("stage_spell")
STAGE_LEFT_ON = _SPELL.c.left_on
STAGES_ENTERED = Fact(
    cluster_stage,
    _STAGE_ROWS.join(_SPELL, _SPELL.c.id == cluster_stage.c.id),
    standing(cluster_stage.c.entered_on),
    stock=True,
    dimensions={**OF_CLUSTER, "stage": _STAGE_OF_STEP},
    where=_SPELL.c.nth == 1,
    members=_MEMBERS,
)
FEASIBILITY = Fact(
    cluster_stage,
    _STAGE_ROWS,
    dated(cluster_stage.c.left_on),
    stock=False,
    dimensions=_STEPS,
    where=cluster_stage.c.step == "feasibility",
    members=_MEMBERS,
)
FEASIBILITY_UNDER_WAY = Fact(
    cluster_stage,
    _STAGE_ROWS,
    and_(
        cluster_stage.c.entered_on < SPINE.c.stop,
        or_(cluster_stage.c.left_on.is_(None), cluster_stage.c.left_on >= SPINE.c.start),
    ),
    stock=False,
    dimensions=_STEPS,
    where=cluster_stage.c.step == "feasibility",
    members=_MEMBERS,
)
STARTED = Fact(cluster, cluster, dated(cluster.c.agent_engaged_on), stock=False, dimensions=OF_CLUSTER)
# The report prints a figure for every province: a cluster without one leaves the others known.
RUNNING = AT_STEP.only(and_(_STEP.in_(STEPS[3:]), cluster.c.agent_engaged_on < SPINE.c.stop))
_LAST = _STEP.in_(STEPS[-1:])
FINISHED = Fact(
    cluster_stage,
    _STAGE_ROWS,
    cluster_stage.c.left_on < SPINE.c.stop,
    stock=True,
    dimensions=_STEPS,
    where=_LAST,
    members=_MEMBERS,
)
FINISHED_IN = Fact(
    cluster_stage,
    _STAGE_ROWS,
    dated(cluster_stage.c.left_on),
    stock=False,
    dimensions=_STEPS,
    where=_LAST,
    members=_MEMBERS,
)
PROJECT_DAYS = days_between(cluster.c.agent_engaged_on, cluster_stage.c.left_on)
OVER_THREE_YEARS = RUNNING.only(days_between(cluster.c.agent_engaged_on, SPINE.c.stop) > THREE_YEARS)

RECIPIENTS = Fact(
    cluster_recipient,
    cluster_recipient.join(cluster, cluster.c.id == cluster_recipient.c.cluster_id).join(
        calendar, calendar.c.day == cluster_recipient.c.served_on
    ),
    dated(cluster_recipient.c.served_on),
    stock=False,
    dimensions=OF_CLUSTER,
    members={"cluster": cluster.c.id},
)
MONTH = calendar.c.jalali_year * 100 + calendar.c.jalali_month
MEMBER_AND_MONTH = func.concat(cluster_recipient.c.member, "/", MONTH)

ACTION_PLANS = Fact(
    cluster_action_plan,
    cluster_action_plan.join(cluster, cluster.c.id == cluster_action_plan.c.cluster_id),
    dated(cluster_action_plan.c.carried_out_on),
    stock=False,
    dimensions=OF_CLUSTER,
    members={"cluster": cluster.c.id},
)
DOCUMENTS = Fact(
    cluster_document,
    cluster_document.outerjoin(cluster, cluster.c.id == cluster_document.c.cluster_id),
    dated(cluster_document.c.produced_on),
    stock=False,
    dimensions=OF_CLUSTER,
    unplaced=True,
    members={"cluster": cluster.c.id},
)
AGENT_COURSES = flow(cluster_agent_course, "held_on", "nation")
MAP_UPDATES = flow(cluster_map_update, "completed_on", "province")
