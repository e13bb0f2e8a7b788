"""Stays of requests in steps: entered, held, reviewed, returned; access after the identity check."""

from typing import Any

from sqlalchemy import and_, case, func, or_, select

from data_access.facts.base import SPINE, Column, Condition, Fact, dated, days_between, standing
from data_access.facts.desk import ENDED_BY_THEN, IDENTITY, OF_SERVICE, STARTUPS
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, service, workflow_move, workflow_step

_STAYS = (
    request_step.join(request, request.c.id == request_step.c.request_id)
    .join(service, service.c.id == request.c.service_id)
    .join(workflow_step, workflow_step.c.id == request_step.c.workflow_step_id)
    .join(desk_role, desk_role.c.id == workflow_step.c.desk_role_id)
)
_WHERE: dict[str, Column] = {
    "province": request.c.province_code, "service": service.c.code, "step": workflow_step.c.code,
    "role": desk_role.c.code, "reason": request_step.c.reason,
}
_codes = select(workflow_step.c.code).distinct().subquery("step_codes")   # a code stands in every version
_MEMBERS = {**OF_SERVICE, "step": _codes.c.code, "role": desk_role.c.code}


def _stays(when: Condition, stock: bool = False) -> Fact:
    return Fact(request_step, _STAYS, when, stock, _WHERE, members=_MEMBERS)


HELD = _stays(
    and_(
        standing(request_step.c.entered_on, request_step.c.left_on),
        or_(request.c.finished_on.is_(None), request.c.finished_on >= SPINE.c.stop),
    ),
    stock=True,
)
DAYS_HELD: Column = days_between(request_step.c.entered_on, SPINE.c.stop) - 1
ENTERED = _stays(dated(request_step.c.entered_on))
LEFT = _stays(dated(request_step.c.left_on))
REVIEWS = LEFT.only(
    and_(workflow_step.c.kind == "review", request_step.c.outcome.in_(("approve", "return", "reject")))
)
RETURNED: Condition = request_step.c.outcome == "return"
RETURNS_OF_DECIDED = _stays(dated(request.c.finished_on)).only(RETURNED)
_earlier = request_step.alias("earlier")
FIRST_RETURN: Condition = ~select(_earlier.c.id).where(   # of its request
    _earlier.c.request_id == request_step.c.request_id, _earlier.c.outcome == "return",
    _earlier.c.id < request_step.c.id,
).correlate(request_step).exists()
RETURNS = LEFT.only(RETURNED)
ACCESS = ENTERED.only(and_(service.c.code == IDENTITY, workflow_step.c.kind == "end"))
RETURNS_OF_STARTUPS = RETURNS.only(service.c.code == STARTUPS)

# The next time the same step of the same request was entered.
_next = select(
    request_step.c.id,
    func.lead(request_step.c.entered_on).over(
        partition_by=(request_step.c.request_id, request_step.c.workflow_step_id),
        order_by=(request_step.c.entered_at, request_step.c.id),
    ).label("back_on"),
).subquery("visits")
BACK_ON = _next.c.back_on
RETURNS_AND_BACK = Fact(
    request_step, _STAYS.join(_next, _next.c.id == request_step.c.id), dated(request_step.c.left_on), False,
    _WHERE, RETURNED, members=_MEMBERS,
)
CAME_BACK: Condition = and_(BACK_ON.is_not(None), SPINE.c.stop > BACK_ON)
AWAY: Column = case(   # days of a return, up to the end of the period
    (CAME_BACK, days_between(request_step.c.left_on, BACK_ON)),
    (ENDED_BY_THEN, days_between(request_step.c.left_on, request.c.finished_on)),
    else_=days_between(request_step.c.left_on, SPINE.c.stop) - 1,
)
RETURNS_THAT_CAME_BACK = Fact(
    request_step, _STAYS.join(_next, _next.c.id == request_step.c.id), dated(BACK_ON), False,
    _WHERE, RETURNED, members=_MEMBERS,
)

# What led into each stay of a start-up request: the step before it and how that was left.
_in_order: dict[str, Any] = {
    "partition_by": request_step.c.request_id,
    "order_by": (request_step.c.entered_at, request_step.c.left_at.nulls_last(), request_step.c.id),
}
_before = (
    select(
        request_step.c.id,
        func.lag(request_step.c.workflow_step_id).over(**_in_order).label("step"),
        func.lag(request_step.c.outcome).over(**_in_order).label("outcome"),
    )
    .select_from(request_step.join(request, request.c.id == request_step.c.request_id).join(
        service, service.c.id == request.c.service_id
    ))
    .where(service.c.code == STARTUPS)
    .subquery("before")
)
_first = workflow_step.alias("first")


def _leads_here(*conditions: Condition) -> Condition:
    """Whether the announced process leads from another step to this one."""
    moves = workflow_move.join(_first, _first.c.id == workflow_move.c.workflow_step_id)
    here = workflow_move.c.next_step_id == request_step.c.workflow_step_id
    found = select(workflow_move.c.id).select_from(moves).where(here, *conditions)
    return found.correlate(_before, request_step, workflow_step).exists()


# The desk may record the sending itself, or the step after it as the first; what began before the rows is
# not judged by its first stay.
_FIRST_IS_WRONG = and_(
    _before.c.step.is_(None), request_step.c.entered_on == request.c.registered_on,
    workflow_step.c.position != 1,
    ~_leads_here(_first.c.position == 1, _first.c.workflow_id == workflow_step.c.workflow_id),
)
_DEVIATES: Condition = or_(
    _FIRST_IS_WRONG,
    and_(
        _before.c.step.is_not(None),
        ~_leads_here(_first.c.id == _before.c.step, workflow_move.c.outcome == _before.c.outcome),
    ),
)
DEVIATIONS = Fact(
    request_step, _STAYS.join(_before, _before.c.id == request_step.c.id), dated(request_step.c.entered_on),
    False, _WHERE, _DEVIATES, members=_MEMBERS,
)
