"""What happened to one request, found by its tracking number: the only question here that reads rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, literal, select

from data_access.database import Database
from data_access.desk.clock import Known as Rows
from data_access.desk.clock import Span
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import workflow
from metrics.desk import directory
from metrics.desk.directory import Known
from metrics.scope import Rights

LONGEST = 60    # letters of a tracking number that are looked at
MOST = 5        # requests shown when a number is not unique, as it should be
_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩‐‑–−ـ", "0123456789" * 2 + "-----")


@dataclass(frozen=True)
class Stay:
    """A visit of a step. Seconds up to the end, or to the last known moment while it lasts (`left_at` None).

    Whose inbox it was and the comment may name persons: see metrics/desk/uncovered.py.
    """

    step: int
    side: str
    entered_at: datetime
    left_at: datetime | None
    days: int
    seconds: float
    working_seconds: float
    outcome: str | None
    reason: str | None
    comment_hidden: bool    # there is one


@dataclass(frozen=True)
class History:
    """A request and its stays in order; moments are UTC, seconds up to its end or the last known moment."""

    key: int
    tracking_number: str
    service: int
    province: str
    registered_at: datetime
    finished_at: datetime | None
    due_at: datetime | None
    result: str | None
    reason: str | None
    seconds: float
    working_seconds: float
    age: int    # days
    simulated: bool
    stays: tuple[Stay, ...]

    def spent(self, side: str, working: bool = False) -> float:
        """Seconds with the applicant, the organisation or the system, by the clock or in office time."""
        stays = (stay for stay in self.stays if stay.side == side)
        return sum(stay.working_seconds if working else stay.seconds for stay in stays)


def spellings(typed: str) -> list[str]:
    """The forms in which a number that somebody typed may stand in the database; [] for what is none.

    >>> spellings(" TA-۱۴۰۱ ۰۰۷ ")
    ['TA-1401 007', 'TA-1401007', 'TA-۱۴۰۱ ۰۰۷']
    """
    plain = "".join(letter for letter in typed[: LONGEST * 2] if letter.isprintable()).strip()
    if not plain or len(plain) > LONGEST:
        return []
    ascii_digits = plain.translate(_ASCII)
    squeezed = "".join(ascii_digits.split())
    return sorted({plain, ascii_digits, squeezed, squeezed.upper()})


def histories(typed: str, rights: Rights, database: Database) -> list[History]:
    """Requests with this number in provinces whose detail the reader may see; [] for all others alike.

    More than one only where numbers are not unique. Raises Forbidden for a reader from outside.
    """
    rights.check_rows(request.name)
    forms, known = spellings(typed), directory.known(database)
    if not forms or known is None:
        return []
    found = database.fetch(_requests(forms, rights, _rows_of(known)))
    return [_history(row, _stays(row, known, database)) for row in found]


def _rows_of(known: Known) -> Rows:
    """The rows are asked up to the moment of the counts; when they begin does not matter for one request."""
    return Rows(known.last_day, known.last_day + timedelta(days=1), known.as_of)


def _requests(forms: Sequence[str], rights: Rights, known: Rows) -> Select[Any]:
    span = Span(known, (request.c.registered_at, request.c.registered_on),
                (request.c.finished_at, request.c.finished_on))
    names = ("id", "tracking_number", "service_id", "province_code", "registered_at", "due_at", "result",
             "reason", "simulated")
    rows = span.joined(request.join(workflow, workflow.c.id == request.c.workflow_id))
    allowed = [] if rights.provinces is None else [request.c.province_code.in_(sorted(rights.provinces))]
    return select(
        *(request.c[name] for name in names), _end(span, request.c.finished_at).label("finished_at"),
        *_durations(span), span.days("calendar").label("age"),
    ).select_from(rows).where(
        request.c.tracking_number.in_(forms), request.c.registered_at < known.as_of, *allowed
    ).order_by(request.c.registered_at, request.c.id).limit(MOST)


def _stays(row: Any, known: Known, database: Database) -> tuple[Stay, ...]:
    sides = {key: step.side for key, step in directory.steps(database).items()}
    return tuple(
        Stay(
            stay.workflow_step_id, sides[stay.workflow_step_id], stay.entered_at, stay.left_at, stay.days,
            stay.seconds, stay.working_seconds, stay.outcome, stay.reason, bool(stay.comment),
        )
        for stay in database.fetch(_visits(row.id, _rows_of(known)))
    )


def _visits(number: int, known: Rows) -> Select[Any]:
    span = Span(known, (request_step.c.entered_at, request_step.c.entered_on),
                (request_step.c.left_at, request_step.c.left_on))
    rows = request_step.join(request, request.c.id == request_step.c.request_id)
    days = span.joined(rows.join(workflow, workflow.c.id == request.c.workflow_id))
    told = (
        case((span.ended, request_step.c[name]), else_=literal(None)).label(name)
        for name in ("outcome", "reason", "comment")
    )
    return select(
        request_step.c.workflow_step_id, request_step.c.entered_at,
        _end(span, request_step.c.left_at).label("left_at"), *_durations(span), *told,
        span.days("calendar").label("days"),
    ).select_from(days).where(
        request_step.c.request_id == number, request_step.c.entered_at < known.as_of
    ).order_by(request_step.c.entered_at, request_step.c.id)


def _end(span: Span, at: Any) -> Any:
    return case((span.ended, at), else_=literal(None))


def _durations(span: Span) -> tuple[Any, Any]:
    exact = (func.coalesce(span.seconds(clock), 0.0) for clock in ("calendar", "working"))
    seconds, working = exact
    return seconds.label("seconds"), working.label("working_seconds")


def _history(row: Any, stays: tuple[Stay, ...]) -> History:
    ended = row.finished_at is not None
    return History(
        row.id, row.tracking_number, row.service_id, row.province_code,
        row.registered_at, row.finished_at, row.due_at,
        row.result if ended else None, row.reason if ended else None,
        row.seconds, row.working_seconds, row.age, row.simulated, stays,
    )
