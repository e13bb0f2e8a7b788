"""Requests, cut to counts: what came in and ended, how long it took, what is open, what was promised."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)

from data_access.desk.clock import Known, Span, generated
from data_access.desk.part import WHOLE, Part
from data_access.schema.desk_counts import CLOCKS, OPEN
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import workflow
from data_access.schema.places import calendar

PLACE = (request.c.service_id, request.c.province_code)
Question = Select[Any]


def flow(known: Known, part: Part = WHOLE) -> Question:
    """A row per day, service and province on which something happened.

    What was open when the rows begin stands on its earlier day: all that came less all that went is open.
    """
    approved = request.c.result == "approved"
    yes = case((approved, 1), else_=0)
    came = _events(known, request.c.registered_at, part, request.c.registered_on, (1, 0, 0))
    went = _events(known, request.c.finished_at, part, request.c.finished_on, (0, 1, yes))
    both = union_all(came, went).subquery()
    groups = (both.c.day, both.c.service_id, both.c.province_code)
    sums = [func.sum(both.c[name]).label(name) for name in ("registered", "finished", "approved")]
    return select(*groups, *sums, generated(both.c.simulated).label("simulated")).group_by(*groups)


def _events(known: Known, moment: Any, part: Part, day: Any, numbers: tuple[Any, ...]) -> Question:
    columns = [
        (literal(value) if isinstance(value, int) else value).label(name)
        for name, value in zip(("registered", "finished", "approved"), numbers, strict=True)
    ]
    within = and_(_seen(known), known.ended(moment), part.holds(day))
    return select(day.label("day"), *PLACE, *columns, request.c.simulated).where(within)


def wait(known: Known, part: Part = WHOLE) -> Question:
    """A row per clock, service, province, month of registration, entry, duration and ending."""
    return _clocks([_wait(known, part, clock) for clock in CLOCKS])


def _wait(known: Known, part: Part, clock: str) -> Question:
    span = _of_request(known)
    ending = case((span.ended, func.coalesce(request.c.result, "approved")), else_=OPEN)
    groups = {
        "service_id": request.c.service_id, "province_code": request.c.province_code, "month": span.month,
        "entry": span.entry(clock), "days": span.days(clock), "ending": ending,
    }
    rows = span.joined(request.join(workflow, workflow.c.id == request.c.workflow_id))
    labelled = [column.label(name) for name, column in groups.items()]
    anew = part.holds(request.c.registered_on, known.lasts(request.c.finished_at))
    return select(
        literal(clock).label("clock"), *labelled, func.count().label("requests"),
        func.sum(span.seconds(clock)).label("seconds"), generated(request.c.simulated).label("simulated"),
    ).select_from(rows).where(_seen(known), anew).group_by(*groups.values())


def rounds(known: Known, part: Part = WHOLE) -> Question:
    """A row per service, province, month of the end, number of sendings and result."""
    anew = part.holds(request.c.finished_on)
    theirs = true() if part.whole else request_step.c.request_id.in_(select(request.c.id).where(anew))
    returns = (
        select(request_step.c.request_id, func.count().label("returns"))
        .where(request_step.c.outcome == "return", known.ended(request_step.c.left_at), theirs)
        .group_by(request_step.c.request_id).subquery()
    )
    rows = request.outerjoin(returns, returns.c.request_id == request.c.id)
    rows = rows.join(calendar, calendar.c.day == request.c.finished_on)
    sent = func.coalesce(returns.c.returns, 0) + 1
    month = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    groups = (*PLACE, month, sent, func.coalesce(request.c.result, "approved"))
    return select(
        *PLACE, month.label("month"), sent.label("rounds"), groups[-1].label("result"),
        func.count().label("requests"), generated(request.c.simulated).label("simulated"),
    ).select_from(rows).where(known.ended(request.c.finished_at), anew).group_by(*groups)


def promise(known: Known, part: Part = WHOLE) -> Question:
    """A row per service, province, month of the announced end and verdict."""
    ended, due = known.ended(request.c.finished_at), request.c.due_at
    kept = and_(ended, request.c.finished_at <= due)
    verdict = case((kept, "kept"), (ended, "missed"), else_="missed_open")
    month = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    rows = request.join(calendar, calendar.c.day == request.c.due_on)
    over = and_(_seen(known), or_(ended, due < known.as_of))
    anew = part.holds(request.c.due_on, known.lasts(request.c.finished_at))
    return select(
        *PLACE, month.label("month"), verdict.label("verdict"), func.count().label("requests"),
        generated(request.c.simulated).label("simulated"),
    ).select_from(rows).where(over, anew).group_by(*PLACE, month, verdict)


def still_open(known: Known, _part: Part = WHOLE) -> Question:
    """A row per place in the workflow, inbox, age, days at the holder and whether it is late; always all."""
    at = _current(known)
    last = literal(known.last_day)
    age = type_coerce(last - request.c.registered_on, Integer)
    held = type_coerce(last - at.c.entered_on, Integer)
    due = request.c.due_at
    late: ColumnElement[Any] = case((due.is_(None), null()), else_=due < known.as_of)
    groups = {
        "service_id": request.c.service_id, "province_code": request.c.province_code,
        "step_id": at.c.workflow_step_id, "holder_id": at.c.holder_id, "status": request.c.status,
        "age": age, "held": held, "late": late,
    }
    rows = request.outerjoin(at, at.c.request_id == request.c.id)
    labelled = [column.label(name) for name, column in groups.items()]
    question = select(
        *labelled, func.count().label("requests"), generated(request.c.simulated).label("simulated")
    )
    lasting = known.lasts(request.c.finished_at)
    return question.select_from(rows).where(_seen(known), lasting).group_by(*groups.values())


def _current(known: Known) -> Subquery:
    """The stay in which each open request is: its newest that has not been left."""
    newest = func.row_number().over(
        partition_by=request_step.c.request_id, order_by=(request_step.c.entered_at.desc(),
                                                         request_step.c.id.desc())
    )
    lasting = known.lasts(request_step.c.left_at)
    stays = select(request_step, newest.label("nth")).where(request_step.c.entered_at < known.as_of, lasting)
    each = stays.subquery()
    return select(each).where(each.c.nth == 1).subquery("current_stay")


def _of_request(known: Known) -> Span:
    return Span(
        known, (request.c.registered_at, request.c.registered_on),
        (request.c.finished_at, request.c.finished_on),
    )


def _seen(known: Known) -> ColumnElement[bool]:
    """Registered by then, and not over before the rows begin."""
    over = and_(request.c.finished_on.is_not(None), request.c.finished_on < known.first_day)
    return and_(request.c.registered_at < known.as_of, ~over)


def _clocks(questions: list[Question]) -> Question:
    both = union_all(*questions).subquery()
    return select(*both.c)
