"""The people around the desk: memberships, surveys, notices, questions and complaints."""

from typing import Any

from sqlalchemy import FromClause, Table, func, select

from data_access.facts.base import SPINE, Column, Fact, dated, flow, standing
from data_access.facts.desk import OF_SERVICE, STARTUPS
from data_access.schema.desk_requests import (
    complaint,
    desk_question,
    portal_account,
    request,
    satisfaction_survey,
    sms_notice,
)
from data_access.schema.desk_services import service

ACCOUNTS = flow(portal_account, "registered_on", "province", {"role": portal_account.c.role})


def _about_requests(entity: Table, day: str) -> Fact:
    rows = entity.join(request, request.c.id == entity.c.request_id).join(
        service, service.c.id == request.c.service_id
    )
    where = {"province": request.c.province_code, "service": service.c.code}
    return Fact(entity, rows, dated(entity.c[day]), False, where, members=OF_SERVICE, bare=entity)


NOTICES = _about_requests(sms_notice, "sent_on")
SURVEYS_SENT = _about_requests(satisfaction_survey, "sent_on")
SURVEYS_ANSWERED = _about_requests(satisfaction_survey, "answered_on")
STARTUP_SURVEYS = SURVEYS_ANSWERED.only(service.c.code == STARTUPS)


def _with_service(entity: Table) -> FromClause:
    return entity.join(service, service.c.id == entity.c.service_id, isouter=True)


_COMPLAINT: dict[str, Column] = {
    "province": complaint.c.province_code, "subject": complaint.c.subject, "service": service.c.code,
}
_complaints: dict[str, Any] = {
    "dimensions": _COMPLAINT, "members": OF_SERVICE, "bare": complaint,
}
COMPLAINTS = Fact(
    complaint, _with_service(complaint), dated(complaint.c.registered_on), False, **_complaints
)
COMPLAINTS_RESOLVED = Fact(
    complaint, _with_service(complaint), dated(complaint.c.announced_on), False, **_complaints
)
COMPLAINTS_OPEN = Fact(
    complaint, _with_service(complaint), standing(complaint.c.registered_on, complaint.c.announced_on), True,
    **_complaints,
)
STARTUP_COMPLAINTS = COMPLAINTS.only(service.c.code == STARTUPS)
STARTUP_QUESTIONS = Fact(
    desk_question, _with_service(desk_question), dated(desk_question.c.asked_on), False,
    {"province": desk_question.c.province_code}, service.c.code == STARTUPS,
)

_asked = (
    select(request.c.portal_account_id, func.min(request.c.registered_on).label("since"))
    .select_from(request.join(service, service.c.id == request.c.service_id))
    .where(service.c.code == STARTUPS)
    .group_by(request.c.portal_account_id)
    .subquery("asked")
)
STARTUP_ACCOUNTS = Fact(
    portal_account, portal_account.join(_asked, _asked.c.portal_account_id == portal_account.c.id),
    _asked.c.since < SPINE.c.stop, True, {"province": portal_account.c.province_code},
    portal_account.c.mobile_confirmed_on.is_not(None) & portal_account.c.email_confirmed_on.is_not(None),
)
