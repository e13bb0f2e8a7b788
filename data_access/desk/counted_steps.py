"""Stays in steps, cut to counts: how long they took, what followed, what returns cost, the ways taken."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    select,
    true,
)
from sqlalchemy import union_all as together
from sqlalchemy.dialects.postgresql import aggregate_order_by

from data_access.desk.clock import Known, Span, generated
from data_access.desk.part import WHOLE, Part
from data_access.schema.desk_counts import BETWEEN, CLOCKS, OPEN
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import workflow, workflow_step
from data_access.schema.places import calendar

PLACE = (request.c.service_id, request.c.province_code)
LONGEST_WAY = 600    # letters of a way that are kept; more is a loop told often enough
Question = Select[Any]


def stay(known: Known, part: Part = WHOLE) -> Question:
    """A row per clock, step, province, month of entry, duration and ending."""
    both = together(*(_stay(known, part, clock) for clock in CLOCKS)).subquery()
    return select(*both.c)


def _stay(known: Known, part: Part, clock: str) -> Question:
    span = Span(
        known, (request_step.c.entered_at, request_step.c.entered_on),
        (request_step.c.left_at, request_step.c.left_on),
    )
    ending = case((span.ended, func.coalesce(request_step.c.outcome, "approve")), else_=OPEN)
    groups = {
        "step_id": request_step.c.workflow_step_id, "province_code": request.c.province_code,
        "month": span.month, "entry": span.entry(clock), "days": span.days(clock), "ending": ending,
    }
    rows = request_step.join(request, request.c.id == request_step.c.request_id)
    rows = rows.join(workflow, workflow.c.id == request.c.workflow_id)
    labelled = [column.label(name) for name, column in groups.items()]
    question = select(
        literal(clock).label("clock"), *labelled, func.count().label("stays"),
        func.sum(span.seconds(clock)).label("seconds"),
        generated(request_step.c.simulated).label("simulated"),
    )
    entered = request_step.c.entered_at < known.as_of
    anew = part.holds(request_step.c.entered_on, known.lasts(request_step.c.left_at))
    return question.select_from(span.joined(rows)).where(entered, anew).group_by(*groups.values())


def move(known: Known, part: Part = WHOLE) -> Question:
    """A row per service, province, month, step that was left, outcome and step that followed."""
    each = _followed(known, part, (request_step.c.request_id,))
    month = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    groups = (*_place(each), month, each.c.workflow_step_id, each.c.outcome, each.c.next_step)
    return select(
        *_place(each), month.label("month"), each.c.workflow_step_id.label("from_id"), each.c.outcome,
        each.c.next_step.label("to_id"), func.count().label("moves"),
        generated(each.c.simulated).label("simulated"),
    ).select_from(_on_day(each, each.c.left_on)).where(_left(each, known, part)).group_by(*groups)


def sent_back(known: Known, part: Part = WHOLE) -> Question:
    """A row per service, province, month, step and reason: returns, how many are back, after what time."""
    each = _followed(known, part, (request_step.c.request_id, request_step.c.workflow_step_id))
    month = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    away = cast(extract("epoch", each.c.next_entered - each.c.left_at), Double)
    groups = (*_place(each), month, each.c.workflow_step_id, each.c.reason)
    return select(
        *_place(each), month.label("month"), each.c.workflow_step_id.label("step_id"), each.c.reason,
        func.count().label("returns"), func.count(each.c.next_entered).label("back"),
        func.coalesce(func.sum(away), 0.0).label("seconds"), generated(each.c.simulated).label("simulated"),
    ).select_from(_on_day(each, each.c.left_on)).where(
        _left(each, known, part), each.c.outcome == "return"
    ).group_by(*groups)


def variant(known: Known, part: Part = WHOLE) -> Question:
    """A row per service, year of registration and way through the steps, of requests that ended."""
    order = (request_step.c.entered_at, request_step.c.id)
    codes = aggregate_order_by(literal(BETWEEN), *order)
    way = func.string_agg(workflow_step.c.code, codes)
    rows = request_step.join(request, request.c.id == request_step.c.request_id)
    rows = rows.join(workflow_step, workflow_step.c.id == request_step.c.workflow_step_id)
    took = cast(extract("epoch", request.c.finished_at - request.c.registered_at), Double)
    each = (
        select(request.c.id, request.c.service_id, request.c.registered_on, request.c.simulated,
               took.label("seconds"), func.substr(way, 1, LONGEST_WAY).label("way"))
        .select_from(rows).where(known.ended(request.c.finished_at), part.holds(request.c.registered_on))
        .group_by(request.c.id, request.c.service_id, request.c.registered_on, request.c.simulated,
                  request.c.finished_at, request.c.registered_at)
    ).subquery()
    groups = (each.c.service_id, calendar.c.jalali_year, each.c.way)
    return select(
        each.c.service_id, calendar.c.jalali_year.label("year"), each.c.way, func.count().label("requests"),
        func.sum(each.c.seconds).label("seconds"), generated(each.c.simulated).label("simulated"),
    ).select_from(_on_day(each, each.c.registered_on)).group_by(*groups)


def _followed(known: Known, part: Part, within: tuple[ColumnElement[Any], ...]) -> Subquery:
    """Each stay beside the next one of the same request (and step, when that is in `within`)."""
    order = (request_step.c.entered_at, request_step.c.id)
    following = {
        "next_step": func.lead(request_step.c.workflow_step_id),
        "next_entered": func.lead(request_step.c.entered_at),
    }
    columns = [
        *PLACE, request_step.c.workflow_step_id, request_step.c.outcome, request_step.c.reason,
        request_step.c.left_at, request_step.c.left_on, request_step.c.simulated,
        *(each.over(partition_by=within, order_by=order).label(name) for name, each in following.items()),
    ]
    rows = request_step.join(request, request.c.id == request_step.c.request_id)
    left = select(request_step.c.request_id).where(part.holds(request_step.c.left_on))
    theirs = true() if part.whole else request_step.c.request_id.in_(left)
    entered = request_step.c.entered_at < known.as_of
    return select(*columns).select_from(rows).where(entered, theirs).subquery()


def _on_day(each: Subquery, day: ColumnElement[Any]) -> FromClause:
    return each.join(calendar, calendar.c.day == day)


def _place(each: Subquery) -> tuple[ColumnElement[Any], ...]:
    return each.c.service_id, each.c.province_code


def _left(each: Subquery, known: Known, part: Part) -> ColumnElement[bool]:
    return and_(known.ended(each.c.left_at), part.holds(each.c.left_on))
