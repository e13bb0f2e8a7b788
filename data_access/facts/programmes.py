"""Programmes for industrial units: reactivation, training, tours, events, insurance, research."""

from data_access.facts.base import Column, Fact, dated, flow, stock
from data_access.schema.reactivation import capacity_rise, idle_unit
from data_access.schema.startups import (
    experience_document,
    insurance_policy,
    memorandum,
    startup_event,
    startup_idea,
    thesis,
)
from data_access.schema.training import (
    giz_group,
    giz_manager,
    industrial_tour,
    skill_centre,
    training_course,
)

IDLE = stock(idle_unit, "stopped_on", "restarted_on", "province", {"cause": idle_unit.c.cause})
RESTARTED = flow(idle_unit, "restarted_on", "province", {"method": idle_unit.c.method})
CAPACITY_RISES = flow(capacity_rise, "raised_on", "province")

COURSES = flow(
    training_course,
    "held_on",
    "province",
    {"type": training_course.c.type, "topic": training_course.c.topic},
)
SKILL_COURSES = COURSES.only(training_course.c.type == "skill")
SKILL_CENTRES = stock(skill_centre, "since", "until", "province", {"status": skill_centre.c.status})
TOURS = flow(industrial_tour, "held_on", "province")
GIZ_ATTENDED = flow(giz_manager, "attended_on", "nation")
GIZ_REGISTERED = flow(giz_manager, "registered_on", "nation")
GIZ_GROUPS = flow(giz_group, "travelled_on", "nation")

STARTUP_EVENTS = flow(startup_event, "held_on", "province")
_PROVINCE: dict[str, Column] = {"province": startup_event.c.province_code}
STARTUP_IDEAS = Fact(
    startup_idea,
    startup_idea.join(startup_event, startup_event.c.id == startup_idea.c.startup_event_id),
    dated(startup_idea.c.supported_on),
    stock=False,
    dimensions=_PROVINCE,
    bare=startup_idea,
)
POLICIES = flow(insurance_policy, "issued_on", "province")
EXPERIENCE_DOCUMENTS = flow(experience_document, "collected_on", "province")
THESES = flow(thesis, "signed_on", "province", {"degree": thesis.c.degree})
MEMORANDA = flow(memorandum, "signed_on", "nation")
