"""The rollups of the desk: an indicator is answered from one that holds all it asks of its fact."""

from data_access.facts.base import SPINE, Column, Fact, days_between
from data_access.facts.desk import (
    DAYS_WITH_US,
    DECIDED,
    DUE,
    ENDED_BY_THEN,
    IN_TIME,
    ON_THE_WAY,
    OPEN,
    SUBMITTED,
    TRACEABLE,
    UNTRACKABLE,
    WITH_APPLICANT,
)
from data_access.facts.desk_people import NOTICES, SURVEYS_SENT
from data_access.facts.desk_stays import (
    AWAY,
    BACK_ON,
    CAME_BACK,
    DEVIATIONS,
    ENTERED,
    FIRST_RETURN,
    HELD,
    LEFT,
    RETURNS_AND_BACK,
    RETURNS_OF_DECIDED,
    RETURNS_THAT_CAME_BACK,
)
from data_access.facts.lasting import days_so_far, ended_by_then
from data_access.rollups.declared import Kind, Rollup
from data_access.schema import rollups as tables
from data_access.schema.desk_requests import request, request_step, satisfaction_survey, sms_notice
from data_access.schema.desk_services import service, workflow_step


def _of(fact: Fact, **beside: Column) -> dict[str, Column]:
    """Where the rows of the fact are and what they are of, except for the park, and what else is asked."""
    at = ("province", "service", "step", "role", "reason")
    return {**{key: fact.dimensions[key] for key in at if key in fact.dimensions}, **beside}


def _at(fact: Fact, **beside: Column) -> dict[str, Column]:
    return {**{key: fact.dimensions[key] for key in ("province", "service")}, **beside}


def _lasting(since: Column, until: Column) -> dict[str, Column]:
    return {"days": days_so_far(since, until), "ended": ended_by_then(until)}


ROLLUPS: tuple[Rollup, ...] = (
    Rollup(
        SUBMITTED, Kind.FLOW, tables.registered,
        _at(SUBMITTED, channel=request.c.channel, extra_documents=request.c.extra_documents,
            documents_outside=request.c.documents_outside),
        ("registered",), request.c.registered_on,
    ),
    Rollup(
        DECIDED, Kind.FLOW, tables.decided,
        _of(DECIDED, result=request.c.result, visits=request.c.visits,
            announced_visits=service.c.announced_visits),
        ("finished",), request.c.finished_on,
    ),
    Rollup(
        DUE, Kind.FLOW, tables.due, _at(DUE, in_time=IN_TIME, complete=request.c.complete), ("due",),
        request.c.due_on,
    ),
    Rollup(
        OPEN, Kind.STAND, tables.open_,
        _at(OPEN, registered_on=request.c.registered_on, with_applicant=WITH_APPLICANT,
            promised=request.c.due_on.is_not(None), late=request.c.due_on < SPINE.c.stop),
        ("open", "held"), apart=True,
    ),
    Rollup(
        SUBMITTED, Kind.WHOLE, tables.wait,
        _at(SUBMITTED, **_lasting(request.c.registered_on, request.c.finished_on)),
        ("registered",), request.c.registered_on,
    ),
    Rollup(
        SUBMITTED, Kind.WHOLE, tables.wait_with_us,
        _at(SUBMITTED, days=DAYS_WITH_US, ended=ENDED_BY_THEN), ("registered", "worked"),
        request.c.registered_on,
    ),
    Rollup(
        ON_THE_WAY, Kind.WHOLE, tables.trace, _at(ON_THE_WAY, traceable=TRACEABLE), ("life",), apart=True
    ),
    Rollup(
        UNTRACKABLE, Kind.STAND, tables.untrackable, _at(UNTRACKABLE), ("numbered",)
    ),
    Rollup(
        HELD, Kind.STAND, tables.held, _of(HELD, holder_id=request_step.c.holder_id),
        ("held", "open", "stay"), apart=True,
    ),
    Rollup(
        HELD, Kind.STAND, tables.held_days, _of(HELD, entered_on=request_step.c.entered_on),
        ("held", "open", "stay"), apart=True,
    ),
    Rollup(
        ENTERED, Kind.WHOLE, tables.stay,
        _of(ENTERED, **_lasting(request_step.c.entered_on, request_step.c.left_on)), ("entered", "stay"),
        request_step.c.entered_on,
    ),
    Rollup(
        LEFT, Kind.FLOW, tables.left,
        _of(LEFT, kind=workflow_step.c.kind, outcome=request_step.c.outcome), ("left", "stay"),
        request_step.c.left_on,
    ),
    Rollup(
        RETURNS_OF_DECIDED, Kind.FLOW, tables.returned, _at(RETURNS_OF_DECIDED, first=FIRST_RETURN),
        ("finished", "ended"), request.c.finished_on, {"first": request.c.id},
    ),
    Rollup(
        RETURNS_THAT_CAME_BACK, Kind.FLOW, tables.back,
        _of(RETURNS_THAT_CAME_BACK, days=days_between(request_step.c.left_on, BACK_ON)), ("life",), BACK_ON,
    ),
    Rollup(
        RETURNS_AND_BACK, Kind.WHOLE, tables.away, _of(RETURNS_AND_BACK, days=AWAY, ended=CAME_BACK),
        ("life",), request_step.c.left_on,
    ),
    Rollup(
        DEVIATIONS, Kind.FLOW, tables.deviations, _of(DEVIATIONS), ("life",), request_step.c.entered_on
    ),
    Rollup(
        NOTICES, Kind.FLOW, tables.notice, _at(NOTICES, delivered=sms_notice.c.delivered), ("notice",),
        sms_notice.c.sent_on,
    ),
    Rollup(
        SURVEYS_SENT, Kind.WHOLE, tables.surveyed,
        _at(SURVEYS_SENT, answered=satisfaction_survey.c.answered_on < SPINE.c.stop), ("survey",),
        satisfaction_survey.c.sent_on,
    ),
)
