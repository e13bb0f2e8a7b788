"""Requests of the electronic desk: registered, ended, open, late, and what was returned on their way."""

from typing import Any

from sqlalchemy import ScalarSelect, and_, case, exists, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from data_access.facts.base import SPINE, Column, Condition, Fact, dated, days_between, standing
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, service, workflow_step
from data_access.schema.places import calendar, park

STARTUPS, IDENTITY = "SU", "ID"   # codes of services that the documents single out
WAITING, IN_PROGRESS = "waiting_for_action", "in_progress"
AGES, OLDEST = {"0-7": 7, "8-30": 30, "31-90": 90, "91-180": 180}, "181+"   # days; the documents name none
ORGANISATION = ("organisation", "system")   # sides on which a request waits for us


def begin_of(day: Column) -> ScalarSelect[object]:
    """The UTC moment at which a day of SPINE begins in Tehran; unknown outside the calendar."""
    days = calendar.alias("days")
    return select(days.c.begins_at).where(days.c.day == day).correlate(SPINE).scalar_subquery()


END = begin_of(SPINE.c.stop)   # of the period

_REQUESTS = request.join(service, service.c.id == request.c.service_id).join(
    park, park.c.id == request.c.park_id, isouter=True
)
_WHERE: dict[str, Column] = {
    "province": request.c.province_code, "park": request.c.park_id, "service": service.c.code,
}
OF_SERVICE: dict[str, tuple[str, ...] | Column] = {"service": service.c.code}
AGE: Column = days_between(request.c.registered_on, SPINE.c.stop) - 1   # 0 on the day itself
_BAND = case(*((last >= AGE, name) for name, last in AGES.items()), else_=OLDEST)


def _stay_at_the_end(*conditions: ColumnElement[bool]) -> Condition:
    """Whether the request stands in a step of that kind at the end of the period."""
    stays = request_step.join(workflow_step, workflow_step.c.id == request_step.c.workflow_step_id).join(
        desk_role, desk_role.c.id == workflow_step.c.desk_role_id
    )
    return exists(
        select(literal(1)).select_from(stays).where(
            request_step.c.request_id == request.c.id,
            standing(request_step.c.entered_on, request_step.c.left_on), *conditions,
        ).correlate(request, SPINE)
    )


WITH_APPLICANT = _stay_at_the_end(desk_role.c.side == "applicant")
SUBMITTED = Fact(
    request, _REQUESTS, dated(request.c.registered_on), False, _WHERE, members=OF_SERVICE, bare=request
)
DECIDED = Fact(
    request, _REQUESTS, dated(request.c.finished_on), False, {**_WHERE, "reason": request.c.reason},
    members=OF_SERVICE, bare=request,
)
APPROVED = DECIDED.only(request.c.result == "approved")
WITHOUT_RESULT = DECIDED.only(request.c.result != "approved")
OPEN = Fact(
    request, _REQUESTS, standing(request.c.registered_on, request.c.finished_on), True,
    {**_WHERE, "status": case((WITH_APPLICANT, WAITING), else_=IN_PROGRESS), "age": _BAND},
    members={**OF_SERVICE, "status": (WAITING, IN_PROGRESS), "age": (*AGES, OLDEST)}, bare=request,
)
PROMISED = OPEN.only(request.c.due_on.is_not(None))
LATE = PROMISED.only(request.c.due_on < SPINE.c.stop)
DUE = Fact(request, _REQUESTS, dated(request.c.due_on), False, _WHERE, members=OF_SERVICE, bare=request)
IN_TIME: Condition = and_(request.c.finished_at.is_not(None), request.c.finished_at <= request.c.due_at)
ON_THE_WAY = Fact(
    request, _REQUESTS,
    and_(
        request.c.registered_on < SPINE.c.stop,
        or_(request.c.finished_on.is_(None), request.c.finished_on >= SPINE.c.start),
    ),
    True, _WHERE, members=OF_SERVICE, bare=request,
)
_ENDED: Condition = and_(request.c.finished_on.is_not(None), request.c.finished_on < SPINE.c.stop)
HAS_STEPS: Condition = exists(   # looked up for each: a list of all would outgrow a server's memory for it
    select(literal(1)).where(request_step.c.request_id == request.c.id).correlate(request)
)
TRACEABLE: Condition = and_(
    HAS_STEPS,
    or_(
        and_(_ENDED, ~_stay_at_the_end()),
        and_(
            ~_ENDED,
            _stay_at_the_end(or_(request_step.c.holder_id.is_not(None), desk_role.c.side != "organisation")),
        ),
    ),
)

# A tracking number is at fault from the day on which it is missing, or stands a second time.
_same: dict[str, Any] = {
    "partition_by": request.c.tracking_number, "order_by": (request.c.registered_on, request.c.id),
}
_fault = select(
    request.c.id,
    case(
        (request.c.tracking_number.is_(None), request.c.registered_on),
        (func.row_number().over(**_same) > 1, request.c.registered_on),
        else_=func.lead(request.c.registered_on).over(**_same),
    ).label("since"),
).subquery("numbering")
UNTRACKABLE = Fact(
    request, _REQUESTS.join(_fault, _fault.c.id == request.c.id), _fault.c.since < SPINE.c.stop, True, _WHERE,
    members=OF_SERVICE,
)


def _days_with_us() -> Column:
    """Days in steps of the organisation and of the system, up to the last day of the period."""
    stay = request_step
    last = case((and_(stay.c.left_on.is_not(None), stay.c.left_on < SPINE.c.stop), days_between(
        stay.c.entered_on, stay.c.left_on
    )), else_=days_between(stay.c.entered_on, SPINE.c.stop) - 1)
    stays = stay.join(workflow_step, workflow_step.c.id == stay.c.workflow_step_id).join(
        desk_role, desk_role.c.id == workflow_step.c.desk_role_id
    )
    return func.coalesce(
        select(func.sum(last)).select_from(stays).where(
            stay.c.request_id == request.c.id, stay.c.entered_on < SPINE.c.stop,
            desk_role.c.side.in_(ORGANISATION),
        ).correlate(request, SPINE).scalar_subquery(), 0,
    )


DAYS_WITH_US = _days_with_us()
ENDED_BY_THEN = _ENDED
