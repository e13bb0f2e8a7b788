"""The desk as a system: services and what is published of them, outages, changes, representatives."""

from datetime import datetime

from sqlalchemy import Date, Double, and_, case, cast, extract, func, literal, not_, or_, select

from data_access.facts.base import SPINE, Column, Condition, Fact, dated, days_between, flow
from data_access.facts.desk import END, STARTUPS, begin_of
from data_access.schema.desk_services import service, workflow
from data_access.schema.desk_system import (
    PREREQUISITES,
    desk_prerequisite,
    follow_up_field,
    security_incident,
    service_change,
    service_outage,
)

_offered = (
    select(workflow.c.service_id, func.min(workflow.c.valid_from).label("since"))
    .group_by(workflow.c.service_id)
    .subquery("offered")
)
SERVICES = Fact(
    service, service.join(_offered, _offered.c.service_id == service.c.id), _offered.c.since < SPINE.c.stop,
    stock=True,
)
# Unknown where a part is not known and no other part is missing.
TOLD: Condition = and_(
    service.c.stages_published, service.c.documents_published, service.c.time_published,
    service.c.cost_published, service.c.responsible_published,
)
OUTAGES = flow(service_outage, "started_on", "nation", {"system": service_outage.c.system})
CHANGES = Fact(
    service_change, service_change.join(service, service.c.id == service_change.c.service_id),
    dated(service_change.c.changed_on), False, {"change": service_change.c.kind},
    service.c.code == STARTUPS,
)
UNANNOUNCED: Condition = or_(
    service_change.c.announced_on.is_(None), service_change.c.announced_on >= SPINE.c.stop
)
INCIDENTS = flow(security_incident, "happened_on", "nation", {"incident": security_incident.c.kind})

FIELDS = Fact(
    follow_up_field, follow_up_field, follow_up_field.c.opened_on < SPINE.c.stop, True,
    {"province": follow_up_field.c.province_code},
)
_since, _until = follow_up_field.c.represented_since, follow_up_field.c.represented_until
UNREPRESENTED: Condition = not_(
    and_(   # the last day of a representative still has one
        _since.is_not(None), _since < SPINE.c.stop,
        or_(_until.is_(None), days_between(_until, SPINE.c.stop) <= 1),
    )
)

_ready = (
    select(desk_prerequisite.c.province_code, func.max(desk_prerequisite.c.met_on).label("met_on"))
    .where(desk_prerequisite.c.met_on.is_not(None))
    .group_by(desk_prerequisite.c.province_code)
    .having(func.count(desk_prerequisite.c.kind.distinct()) == len(PREREQUISITES))
    .subquery("ready")
)
READY = Fact(
    desk_prerequisite,
    desk_prerequisite.join(_ready, _ready.c.province_code == desk_prerequisite.c.province_code),
    _ready.c.met_on < SPINE.c.stop, True, {"province": desk_prerequisite.c.province_code},
)

# Gaps and islands: outages that touch or overlap, of whichever system, are one time without the desk.
_NEVER = literal(datetime(9999, 12, 31))  # noqa: DTZ001 - moments are UTC without a zone
_own_end = func.coalesce(service_outage.c.ended_at, _NEVER)
_reached = func.max(_own_end).over(
    order_by=(service_outage.c.started_at, service_outage.c.id), rows=(None, -1)
)
_seen = select(
    service_outage.c.id, service_outage.c.started_at, _own_end.label("ended_at"), _reached.label("reached")
).subquery("outages")
# Of each outage only what lies after everything that began before it.
_fresh = case(
    (and_(_seen.c.reached.is_not(None), _seen.c.reached > _seen.c.started_at), _seen.c.reached),
    else_=_seen.c.started_at,
)
_begun, _over = func.greatest(_fresh, begin_of(SPINE.c.start)), func.least(_seen.c.ended_at, END)
MINUTES_DOWN: Column = func.greatest(cast(extract("epoch", _over - _begun), Double) / 60, 0)
DOWN = Fact(
    service_outage, service_outage.join(_seen, _seen.c.id == service_outage.c.id),
    and_(
        service_outage.c.started_on < SPINE.c.stop,
        days_between(SPINE.c.start, cast(_seen.c.ended_at, Date)) >= -1,   # cut to the minute below
    ),
    stock=False,
)
MINUTES: Column = cast(extract("epoch", END - begin_of(SPINE.c.start)), Double) / 60
STARTUP_SERVICE = SERVICES.only(service.c.code == STARTUPS)
