"""Safety, health, environment and energy: accidents, audits, facilities, drills, courses."""

from data_access.facts.base import flow, last_years, stock
from data_access.schema.environment import (
    accident,
    fire_drill,
    fire_hydrant,
    hsee_audit,
    hsee_course,
    hsee_meeting,
    lesson_report,
    safety_facility,
)

ACCIDENTS = flow(accident, "happened_on", "province")
ACCIDENTS_OF_TWO_YEARS = last_years(accident, "happened_on", 2)
ACCIDENTS_OF_TWO_YEARS_BEFORE = last_years(accident, "happened_on", 2, ago=2)
LESSON_REPORTS = flow(lesson_report, "issued_on", "province")
AUDITS = flow(hsee_audit, "audited_on", "province")
FACILITIES = stock(safety_facility, "in_service_on", "out_of_service_on")
FACILITIES_NEW = flow(safety_facility, "in_service_on")
HYDRANTS = flow(fire_hydrant, "installed_on")
DRILLS = flow(fire_drill, "held_on")
MEETINGS = flow(hsee_meeting, "held_on", "province")
COURSES = flow(hsee_course, "held_on", "province")
