"""The organisation itself: companies, systems, staff training, letters, meetings and purchases."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_province,
    not_negative,
    number,
    one_of,
    text,
    values_check,
    whole,
)

provincial_company = entity(
    "provincial_company",
    "Provincial subsidiary companies",
    in_province(),
    day("founded_on", "Day it was founded"),
    day("dissolved_on", "Day it was dissolved", optional=True),
    UniqueConstraint("province_code"),
)
BOOKLETS = ("statistics", "indicators", "park_identity")
booklet = entity(
    "booklet",
    "Booklets published",
    number(),
    one_of("kind", "Which booklet", BOOKLETS),
    day("published_on", "Day of publication"),
    values_check("kind", BOOKLETS),
)
booklet_indicator = entity(
    "booklet_indicator",
    "Performance indicators per province in the quarterly booklet",
    number(),
    day("since", "Day from which it is published"),
    day("until", "Day it was dropped", optional=True),
)
MODULES = ("in_portal", "amended", "created")
portal_module = entity(
    "portal_module",
    "Systems of the electronic services portal",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    one_of("state", "What was last done with it", MODULES),
    day("since", "Day from which it is in that state"),
    day("until", "Day the state ended", optional=True),
    values_check("state", MODULES),
    UniqueConstraint("name_fa", "since"),
)
national_permit = entity(
    "national_permit",
    "Permits of non-state parks connected to the national permits portal",
    number(),
    day("connected_on", "Day it was connected"),
    day("disconnected_on", "Day it was disconnected", optional=True),
)
plot_status = entity(
    "plot_status",
    "Plot statuses defined in the management information system",
    number(),
    day("since", "Day it was defined"),
    day("until", "Day it was dropped", optional=True),
)
DEVICES = ("all_in_one_computers", "servers", "storage_devices", "tape_devices")
device = entity(
    "device",
    "Devices bought",
    number(),
    one_of("kind", "What it is", DEVICES),
    day("bought_on", "Day of purchase"),
    values_check("kind", DEVICES),
)
staff_course = entity(
    "staff_course",
    "Training courses for the staff of the organisation",
    text("code", "Code of the course: its row in the report"),
    text("name_fa", "Persian title"),
    text("name_en", "English title", optional=True),
    day("held_on", "Day it ended"),
    whole("participants", "Participations", optional=True),
    whole("managers", "Participations of managers", optional=True),
    amount("hours", "Hours"),
    UniqueConstraint("code", "held_on"),
    *not_negative("participants", "managers", "hours"),
)
DIRECTIONS = ("incoming", "outgoing", "internal")
letter = entity(
    "letter",
    "Letters registered by the secretariat",
    number(),
    one_of("direction", "Direction", DIRECTIONS),
    day("registered_on", "Day of registration"),
    values_check("direction", DIRECTIONS),
)
welfare_round = entity(
    "welfare_round",
    "Rounds of goods and welfare aid given to staff",
    number(),
    day("given_on", "Day it was given"),
)
SUBJECTS = ("annual_accounts", "capital_schemes")
general_assembly = entity(
    "general_assembly",
    "Ordinary general assemblies of the provincial companies",
    number(),
    in_province(),
    one_of("subject", "Subject", SUBJECTS),
    day("held_on", "Day it was held"),
    values_check("subject", SUBJECTS),
)
REPORTS = ("company_performance", "board_meetings", "article_44")
company_report = entity(
    "company_report",
    "Reports on the companies and on article 44",
    number(),
    one_of("kind", "Kind of report", REPORTS),
    in_province(optional=True),
    day("prepared_on", "Day it was prepared or uploaded"),
    values_check("kind", REPORTS),
)
board_change = entity(
    "board_change",
    "Minutes of changes of board members of the companies",
    number(),
    in_province(),
    day("prepared_on", "Day of the minutes"),
)
