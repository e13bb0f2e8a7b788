"""What counts of the desk refer to by key: services, steps, roles and inboxes; and how far rows are known."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from data_access.database import Database
from data_access.rollups.standing import changed
from data_access.schema.desk_counts import desk_made
from data_access.schema.desk_services import desk_role, holder, service, workflow, workflow_step
from metrics.scope import Rights


@dataclass(frozen=True)
class Known:
    """How far the rows behind the counts are known."""

    as_of: datetime     # UTC
    last_day: date      # in Tehran
    made_at: datetime   # UTC
    requests: int
    steps: int
    stale: bool         # rows are known to have changed since


@dataclass(frozen=True)
class ServiceOffer:
    """A service of the desk and what was announced for it in its newest workflow."""

    key: int
    code: str
    name_fa: str
    name_en: str
    own: bool                       # of the organisation; else promises are another body's
    promised_days: float | None     # None = no time is announced
    clock: str                      # working_days or calendar_days
    assumed: bool                   # steps, promise or hours are our assumption
    note_fa: str | None
    note_en: str | None

    def name(self, language: str) -> str:
        return self.name_fa if language == "fa" else self.name_en


@dataclass(frozen=True)
class Step:
    """A step of a workflow and the role that acts in it."""

    key: int
    service: int
    code: str
    name_fa: str
    name_en: str
    role: str
    role_fa: str
    role_en: str
    side: str           # applicant, organisation or system
    kind: str           # action, review, correction, automatic or end
    position: int
    promised_minutes: float | None
    assumed: bool
    note_fa: str | None
    note_en: str | None

    def name(self, language: str) -> str:
        return self.name_fa if language == "fa" else self.name_en

    def role_name(self, language: str) -> str:
        return self.role_fa if language == "fa" else self.role_en


@dataclass(frozen=True)
class Inbox:
    """Who can hold a request, by office; the names of persons are read by metrics/desk/uncovered.py only."""

    key: int
    role: str
    province: str | None


def known(database: Database) -> Known | None:
    """None where there are no counts: no requests, or `python -m data_access refresh` is to be run."""
    found = database.fetch(select(desk_made, changed().label("stale")))
    if not found:
        return None
    row = found[0]
    return Known(row.as_of, row.last_day, row.made_at, row.requests, row.steps, row.stale)


def services(database: Database) -> dict[int, ServiceOffer]:
    """Key to service, in the order of their keys."""
    columns = [service.c[name] for name in ("id", "code", "name_fa", "name_en", "provider")]
    promise = [workflow.c[name] for name in ("promised_days", "clock", "assumed", "note_fa", "note_en")]
    rows = service.join(workflow, workflow.c.service_id == service.c.id)
    question = select(*columns, *promise).select_from(rows).order_by(service.c.id, workflow.c.version)
    return {
        row.id: ServiceOffer(
            row.id, row.code, row.name_fa, row.name_en, row.provider == "organisation", row.promised_days,
            row.clock, row.assumed, row.note_fa, row.note_en,
        )
        for row in database.fetch(question)
    }


def steps(database: Database) -> dict[int, Step]:
    """Key to step, service by service in the order of the document."""
    own: list[ColumnElement[Any]] = [workflow_step.c.id.label("key")]
    own += [workflow_step.c[name] for name in ("code", "name_fa", "name_en", "kind", "position",
                                           "promised_minutes", "assumed", "note_fa", "note_en")]
    role = [desk_role.c.code.label("role"), desk_role.c.name_fa.label("role_fa"),
            desk_role.c.name_en.label("role_en"), desk_role.c.side]
    rows = workflow_step.join(workflow, workflow.c.id == workflow_step.c.workflow_id)
    rows = rows.join(desk_role, desk_role.c.id == workflow_step.c.desk_role_id)
    question = select(*own, *role, workflow.c.service_id.label("service")).select_from(rows)
    ordered = question.order_by(workflow.c.service_id, workflow_step.c.position, workflow_step.c.id)
    names = list(question.selected_columns.keys())
    found = (Step(**dict(zip(names, row, strict=True))) for row in database.fetch(ordered))
    return {step.key: step for step in found}


def inboxes(rights: Rights, database: Database) -> dict[int, Inbox]:
    """Key to inbox. Raises Forbidden for a reader from outside."""
    rights.check()
    columns = (holder.c.id, holder.c.province_code, desk_role.c.code)
    rows = holder.join(desk_role, desk_role.c.id == holder.c.desk_role_id)
    found = database.fetch(select(*columns).select_from(rows).order_by(holder.c.id))
    return {row.id: Inbox(row.id, row.code, row.province_code) for row in found}
