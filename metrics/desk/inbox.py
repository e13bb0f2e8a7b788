"""The inbox of a role as the desk guide describes it, with everything personal masked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_requests import request, request_step
from metrics.desk import directory
from metrics.desk.directory import Known
from metrics.desk.history import may_read_comments
from metrics.desk.holders import Holder, named
from metrics.desk.red_list import LENGTH, detail, lasting
from metrics.desk.selection import Selection
from metrics.scope import Rights

HIDDEN = "•••"
LONGEST = 160    # letters of a comment that are shown
_PERSONAL = re.compile(r"[\w.+-]+@[\w.-]+|[+\d۰-۹٠-٩][\d۰-۹٠-٩\s-]{4,}[\d۰-۹٠-٩]")


@dataclass(frozen=True)
class Entry:
    """A request in an inbox, by the fields of the guide. Days are those up to the last known day."""

    requester: str              # masked: never the name
    tracking_number: str | None
    service: int                # key
    province: str
    status: str                 # the group it stands in
    registered_on: date
    days: int                   # since registration
    held: int                   # at the present holder
    step: int                   # key
    holder: Holder | None       # None = nobody's inbox
    report: str | None          # last comment, masked; HIDDEN where the reader may not read it


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox of a role: `total` is its length."""

    rows: tuple[Entry, ...]
    total: int


def inbox(selection: Selection, database: Database, role: str, page: int) -> Inbox:
    """Page 0, 1, ... of what lies with a role (its code), the longest at this holder first.

    Rows only of provinces whose detail the reader may see. Raises Forbidden where there are none.
    """
    allowed = detail(selection, desk_open)
    known = directory.known(database)
    keys = [step.key for step in directory.steps(database).values() if step.role == role]
    if known is None or not keys:
        return Inbox((), 0)
    counted = select(func.coalesce(func.sum(desk_open.c.requests), 0))
    total = database.fetch(counted.where(*allowed, desk_open.c.step_id.in_(keys)))[0][0]
    rows = _rows(selection, known, keys, max(page, 0), database)
    rights = selection.scope.rights
    comments = _comments(rows, rights, known, database)
    holders = named(rights, database)
    entries = (_entry(row, comments.get(row.id), holders.get(row.holder_id), known) for row in rows)
    return Inbox(tuple(entries), int(total))


def masked(comment: str | None) -> str | None:
    """A comment without addresses and long numbers (telephone, national code), cut to 160 letters.

    >>> masked("با ۰۹۱۲ ۳۴۵ ۶۷۸۹ یا a.b@c.ir تماس بگیرید، ۳ برگ")
    'با ••• یا ••• تماس بگیرید، ۳ برگ'
    """
    if comment is None or not comment.strip():
        return None
    hidden = _PERSONAL.sub(HIDDEN, comment.strip())
    return hidden if len(hidden) <= LONGEST else f"{hidden[:LONGEST]}…"


def _rows(
    selection: Selection, known: Known, steps: Sequence[int], page: int, database: Database,
) -> Sequence[Any]:
    own = [request.c[name] for name in ("id", "tracking_number", "service_id", "province_code", "status",
                                        "registered_on", "portal_account_id")]
    stay = [request_step.c[name] for name in ("workflow_step_id", "holder_id", "entered_on")]
    question = (
        select(*own, *stay).select_from(request_step.join(request, request.c.id == request_step.c.request_id))
        .where(*detail(selection, request), request_step.c.workflow_step_id.in_(steps),
               lasting(known), request_step.c.entered_on <= known.last_day)
        .order_by(request_step.c.entered_at, request_step.c.id).limit(LENGTH).offset(page * LENGTH)
    )
    return database.fetch(question)


def _comments(
    rows: Sequence[Any], rights: Rights, known: Known, database: Database,
) -> dict[int, str | None]:
    """Request to its newest comment, as far as the reader may read it: it may name persons in its text."""
    requests = {row.id: row.province_code for row in rows}
    if not requests:
        return {}
    columns = (request_step.c.request_id, request_step.c.comment)
    question = select(*columns).where(
        request_step.c.request_id.in_(requests), request_step.c.comment.is_not(None),
        request_step.c.left_on <= known.last_day,
    ).order_by(request_step.c.entered_at, request_step.c.id)
    return {
        row.request_id: masked(row.comment) if may_read_comments(rights, requests[row.request_id]) else HIDDEN
        for row in database.fetch(question)
    }


def _entry(row: Any, comment: str | None, holder: Holder | None, known: Known) -> Entry:
    account = row.portal_account_id
    return Entry(
        HIDDEN if account is None else f"{HIDDEN}{account % 1000:03}", row.tracking_number, row.service_id,
        row.province_code, row.status, row.registered_on, (known.last_day - row.registered_on).days,
        (known.last_day - row.entered_on).days, row.workflow_step_id, holder, comment,
    )
