"""Wastewater treatment, environment, safety and health."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

treatment_plant = entity(
    "treatment_plant",
    "Wastewater treatment plants of parks, and connections of parks to a city's plant",
    link("park", "Park or zone"),
    text("name", "Name of the plant"),
    day("commissioned_on", "Day it was put into operation"),
    flag("city_connection", "The park is connected to a city's plant instead of having its own"),
    text("process", "Treatment process", optional=True),
    amount("cost_mirr", "Cost, million rials"),
    amount("government_aid_mirr", "Government aid towards the cost, million rials"),
    *not_negative("cost_mirr", "government_aid_mirr"),
)
treatment_module = entity(
    "treatment_module",
    "Modules of treatment plants",
    link("treatment_plant", "Plant"),
    whole("module_no", "Number of the module within the plant"),
    day("commissioned_on", "Day it was put into operation"),
    amount("capacity_m3_day", "Design capacity, cubic metres a day"),
    flag("first_of_plant", "It came with the plant and is not counted again as an additional module"),
    *not_negative("capacity_m3_day"),
)
plant_rating = entity(
    "plant_rating",
    "Ratings of the operating condition of treatment plants",
    link("treatment_plant", "Plant"),
    day("rated_on", "Day of the rating"),
    day("until", "Day of the next rating", optional=True),
    flag("good", "In good operating condition"),
)
plant_connection = entity(
    "plant_connection",
    "Operating units that a treatment plant serves",
    link("operating_unit", "Unit"),
    link("treatment_plant", "Plant"),
    day("covered_on", "Day the plant came to serve it"),
    day("connected_on", "Day it was physically connected; empty = not yet", optional=True),
    day("ended_on", "Day the service ended", optional=True),
    in_order("covered_on", "connected_on"),
)
effluent_reuse = entity(
    "effluent_reuse",
    "Systems for the reuse of treated effluent",
    link("park", "Park or zone"),
    day("realised_on", "Day it was realised"),
    day("ended_on", "Day it ended", optional=True),
)
STUDIES = ("treatment_and_reuse", "treatment_design", "effluent_reuse", "impact_assessment")
study = entity(
    "study",
    "Design studies for treatment plants and effluent reuse; environmental impact assessments",
    link("park", "Park or zone; empty = not named", optional=True),
    one_of("kind", "What was studied", STUDIES),
    day("done_on", "Day the study was done", optional=True),
    day("approved_on", "Day it was approved", optional=True),
    values_check("kind", STUDIES),
)
CERTIFICATES = ("iso14001", "green_industry")
certificate = entity(
    "certificate",
    "ISO 14001 systems established and green industry plaques received",
    in_province(),
    one_of("kind", "Certificate", CERTIFICATES),
    day("awarded_on", "Day of award"),
    day("ended_on", "Day it ended", optional=True),
    values_check("kind", CERTIFICATES),
)
monitoring_round = entity(
    "monitoring_round",
    "Monitoring rounds at treatment plants",
    link("treatment_plant", "Plant"),
    day("held_on", "Day"),
)
monitoring_parameter = entity(
    "monitoring_parameter",
    "Effluent parameters set for monitoring",
    text("name", "Name of the parameter"),
    day("set_on", "Day from which it is monitored"),
    day("ended_on", "Day it was dropped", optional=True),
)

accident = entity(
    "accident",
    "Accidents registered in the accident system",
    in_province(),
    day("happened_on", "Day of the accident"),
    whole("injured", "Persons injured", optional=True),
)
lesson_report = entity(
    "lesson_report",
    "Lessons-learned reports on accidents sent to units",
    in_province(optional=True),
    day("issued_on", "Day of issue"),
)
HSEE_AUDITS = ("unit_first_phase", "unit_second_phase", "park_profile")
hsee_audit = entity(
    "hsee_audit",
    "Health, safety, environment and energy audits of units and profiles of parks",
    in_province(),
    one_of("kind", "First or second phase audit of a unit, or profile of a park", HSEE_AUDITS),
    day("audited_on", "Day"),
    values_check("kind", HSEE_AUDITS),
)
FACILITIES = ("fire_station", "fire_engine", "health_centre", "ambulance")
safety_facility = entity(
    "safety_facility",
    "Fire stations, fire engines, health centres and ambulances of parks",
    link("park", "Park or zone"),
    one_of("kind", "What it is", FACILITIES),
    day("in_service_on", "Day it came into service"),
    day("out_of_service_on", "Day it went out of service", optional=True),
    values_check("kind", FACILITIES),
    in_order("in_service_on", "out_of_service_on"),
)
fire_hydrant = entity(
    "fire_hydrant", "Fire hydrants installed", link("park", "Park or zone"), day("installed_on", "Day")
)
fire_drill = entity("fire_drill", "Firefighting drills", link("park", "Park or zone"), day("held_on", "Day"))
hsee_meeting = entity(
    "hsee_meeting",
    "Joint meetings on safety, health, environment and energy",
    in_province(),
    day("held_on", "Day"),
)
hsee_course = entity(
    "hsee_course",
    "Courses on safety, health, environment and energy",
    in_province(),
    day("held_on", "Day"),
    whole("participants", "Participants"),
    amount("hours", "Length of the course, hours", optional=False),
    *not_negative("participants", "hours"),
)
