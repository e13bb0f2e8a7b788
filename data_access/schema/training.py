"""Courses, skill centres and tours for industrial units, and the groups sent to Germany."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    link,
    not_negative,
    number,
    one_of,
    values_check,
    whole,
)

TYPES = ("managerial", "skill", "entrepreneurship")
TOPICS = tuple(f"topic_{topic:02}" for topic in range(1, 16))
training_course = entity(
    "training_course",
    "Training courses for entrepreneurs and staff of industrial units",
    number(),
    in_province(),
    one_of("type", "Type of the course", TYPES),
    one_of("topic", "Topic; the report leaves out the names of the fifteen", TOPICS, optional=True),
    day("held_on", "Day it ended"),
    whole("participants", "Participations", optional=True),
    amount("reaction_score", "Mean reaction of the participants, 0 to 100"),
    amount("learning_score", "Mean learning rate of the participants, 0 to 100"),
    values_check("type", TYPES),
    values_check("topic", TOPICS),
    *not_negative("participants"),
)
CENTRES = ("operating", "under_construction")
skill_centre = entity(
    "skill_centre",
    "Skill promotion centres with their status; one status at a time",
    number(),
    in_province(),
    one_of("status", "Status", CENTRES),
    day("since", "Day from which it has the status"),
    day("until", "Day it lost the status", optional=True),
    values_check("status", CENTRES),
    in_order("since", "until"),
)
industrial_tour = entity(
    "industrial_tour",
    "Domestic industrial tours",
    number(),
    in_province(),
    day("held_on", "Day it was held"),
    whole("participants", "Participants", optional=True),
    *not_negative("participants"),
)
giz_group = entity(
    "giz_group",
    "Groups of managers sent to Germany",
    number(),
    day("travelled_on", "Day of the journey"),
    whole("joint_visits", "German companies visited jointly", optional=True),
)
giz_manager = entity(
    "giz_manager",
    "Managers of industrial units who registered for the course in Germany",
    number(),
    link("giz_group", "The group it travelled with; empty = did not travel", optional=True),
    day("registered_on", "Day of registration"),
    day("attended_on", "Day the course began", optional=True),
    whole("jobs_created", "Jobs created since, as reported by the participant", optional=True),
    whole("individual_visits", "German companies visited individually", optional=True),
    amount("contracts_meur", "Contracts concluded, million euros"),
    in_order("registered_on", "attended_on"),
)
