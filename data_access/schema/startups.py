"""Start-up events and ideas, insurance policies, documents of experience, theses and memoranda."""

from data_access.schema.base import (
    day,
    entity,
    in_province,
    link,
    number,
    one_of,
    text,
    values_check,
)

startup_event = entity(
    "startup_event",
    "Start-up events held with support",
    number(),
    in_province(),
    day("held_on", "Day it was held"),
)
startup_idea = entity(
    "startup_idea",
    "Top ideas of start-up events identified and supported",
    number(),
    link("startup_event", "Event it comes from"),
    day("supported_on", "Day support was decided"),
)
insurance_policy = entity(
    "insurance_policy",
    "Policies of the special insurance package for small industries",
    number(),
    in_province(),
    day("issued_on", "Day of issue"),
)
MEDIA = ("volume", "report", "clip")
experience_document = entity(
    "experience_document",
    "Volumes, reports and clips on the experience of entrepreneurs",
    number(),
    in_province(),
    one_of("kind", "What it is", MEDIA),
    day("collected_on", "Day it was collected"),
    values_check("kind", MEDIA),
)
DEGREES = ("doctorate", "master")
thesis = entity(
    "thesis",
    "Contracts on theses about the needs of small industries",
    number(),
    in_province(),
    one_of("degree", "Degree", DEGREES, optional=True),
    day("signed_on", "Day of the contract"),
    values_check("degree", DEGREES),
)
memorandum = entity(
    "memorandum",
    "Memoranda of understanding with national bodies",
    number(),
    text("partner_fa", "Partner, Persian; empty = the report does not name it", optional=True),
    text("partner_en", "Partner, English", optional=True),
    day("signed_on", "Day of signature"),
)
