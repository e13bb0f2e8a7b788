"""The names, numbers and comments behind requests and inboxes: none without its line in the audit log."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from common.rights import Reach
from data_access.database import Database
from data_access.schema.desk_requests import portal_identity, request, request_step
from data_access.schema.desk_services import desk_role, holder
from metrics.desk import directory
from metrics.desk.red_list import lasting
from metrics.personal import Uncovered, refused
from metrics.scope import Rights

REQUEST, HOLDER = "request", "holder"
MOST = 50       # rows that are uncovered at a time: a page of a list


@dataclass(frozen=True)
class Applicant:
    """Who asks, and in whose inbox the request lies; None = not known."""

    tracking_number: str | None
    name: str | None
    mobile: str | None
    holder: str | None


@dataclass(frozen=True)
class Officer:
    """Whose inbox it is: the code of the role, the province and the name."""

    role: str
    province: str | None
    name: str


@dataclass(frozen=True)
class Remark:
    """A stay of a request: the key of the step, who held it, and what was written when it ended."""

    step: int
    holder: str | None
    comment: str | None


def check(rights: Rights, entity: str, rows: int) -> None:
    """Raises Forbidden for a role that may uncover nothing, or more rows at once than a page."""
    rights.check_rows(entity)
    if rights.right.uncover is Reach.NOWHERE or not 0 < rows <= MOST:
        raise refused()


def applicants(proof: Uncovered, rights: Rights, database: Database) -> list[Applicant]:
    """Those behind the requests of the proof, of provinces whose names the reader may uncover.

    Raises Forbidden.
    """
    known = directory.known(database)
    there = and_(request_step.c.request_id == request.c.id, request_step.c.left_at.is_(None) if known is None
                 else lasting(known))
    rows = request.outerjoin(
        portal_identity, portal_identity.c.portal_account_id == request.c.portal_account_id,
    ).outerjoin(request_step, there).outerjoin(holder, holder.c.id == request_step.c.holder_id)
    columns = (request.c.id, request.c.tracking_number, portal_identity.c.full_name,
               portal_identity.c.mobile, holder.c.name)
    question = select(*columns).select_from(rows).where(
        *_open(proof, REQUEST, request.c.id, request.c.province_code, rights),
    ).order_by(request.c.id, request_step.c.entered_at, request_step.c.id)
    # Of several stays the newest comes last and stays.
    found = {row.id: Applicant(*tuple(row)[1:]) for row in database.fetch(question)}
    return [found[key] for key in proof.keys if key in found]


def officers(proof: Uncovered, rights: Rights, database: Database) -> dict[int, Officer]:
    """Those whose inboxes the proof names. Raises Forbidden."""
    rows = holder.join(desk_role, desk_role.c.id == holder.c.desk_role_id)
    columns = (holder.c.id, desk_role.c.code, holder.c.province_code, holder.c.name)
    question = select(*columns).select_from(rows).where(
        *_open(proof, HOLDER, holder.c.id, holder.c.province_code, rights),
    ).order_by(holder.c.id)
    return {row.id: Officer(*tuple(row)[1:]) for row in database.fetch(question)}


def remarks(proof: Uncovered, rights: Rights, database: Database) -> list[Remark]:
    """Holders and comments of every ended or lasting stay of the requests of the proof. Raises Forbidden."""
    rows = request_step.join(request, request.c.id == request_step.c.request_id).outerjoin(
        holder, holder.c.id == request_step.c.holder_id,
    )
    columns = (request_step.c.workflow_step_id, holder.c.name, request_step.c.comment)
    question = select(*columns).select_from(rows).where(
        *_open(proof, REQUEST, request.c.id, request.c.province_code, rights),
    ).order_by(request_step.c.entered_at, request_step.c.id)
    return [Remark(*tuple(row)) for row in database.fetch(question)]


def _open(
    proof: Uncovered, entity: str, key: ColumnElement[Any], province: ColumnElement[Any], rights: Rights,
) -> list[ColumnElement[bool]]:
    """The rows of the proof, as far as the role may uncover them."""
    proof.check(entity)
    check(rights, entity, len(proof.keys))
    own = rights.right.uncover is Reach.OWN
    return [key.in_(proof.keys), *([province.in_(sorted(rights.provinces or ()))] if own else [])]
