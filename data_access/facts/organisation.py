"""The organisation: disputes, companies, systems, staff, letters, meetings and public relations."""

from data_access.facts.base import flow, stock
from data_access.schema.legal import dispute_case, hearing
from data_access.schema.organisation import (
    board_change,
    booklet,
    booklet_indicator,
    company_report,
    device,
    general_assembly,
    letter,
    national_permit,
    plot_status,
    portal_module,
    provincial_company,
    staff_course,
    welfare_round,
)
from data_access.schema.public_relations import (
    channel_member,
    information_session,
    news_item,
    pr_course,
    pr_message,
    pr_output,
    press_conference,
    project_opening,
)

DISPUTES = flow(dispute_case, "handled_on", "province", {"outcome": dispute_case.c.outcome})
HEARINGS = flow(hearing, "held_on", "province")

COMPANIES = stock(provincial_company, "founded_on", "dissolved_on", "province")
BOOKLETS = flow(booklet, "published_on", "nation", {"booklet": booklet.c.kind})
BOOKLET_INDICATORS = stock(booklet_indicator, "since", "until", "nation")
MODULES = stock(portal_module, "since", "until", "nation", {"state": portal_module.c.state})
NATIONAL_PERMITS = stock(national_permit, "connected_on", "disconnected_on", "nation")
PLOT_STATUSES = stock(plot_status, "since", "until", "nation")
PLOT_STATUSES_DROPPED = stock(plot_status, "until", place="nation")
DEVICES = flow(device, "bought_on", "nation", {"device": device.c.kind})
STAFF_COURSES = flow(staff_course, "held_on", "nation", {"course": staff_course.c.code})
LETTERS = flow(letter, "registered_on", "nation", {"direction": letter.c.direction})
WELFARE_ROUNDS = flow(welfare_round, "given_on", "nation")
ASSEMBLIES = flow(general_assembly, "held_on", "province", {"subject": general_assembly.c.subject})
REPORTS = flow(company_report, "prepared_on", "nation")
PERFORMANCE_REPORTS = flow(company_report, "prepared_on", "province").only(
    company_report.c.kind == "company_performance"
)
BOARD_MEETING_REPORTS = REPORTS.only(company_report.c.kind == "board_meetings")
ARTICLE_44_REPORTS = REPORTS.only(company_report.c.kind == "article_44")
BOARD_CHANGES = flow(board_change, "prepared_on", "province")

OPENINGS = flow(project_opening, "opened_on", "province", {"kind": project_opening.c.kind})
NEWS = flow(
    news_item,
    "published_on",
    "nation",
    {"channel": news_item.c.channel, "occasion": news_item.c.occasion},
)
# Those of the organisation itself belong to no province.
CONFERENCES = flow(press_conference, "held_on", "province", {"organiser": press_conference.c.organiser})
COUNCIL_SESSIONS = flow(
    information_session, "held_on", "province", {"organiser": information_session.c.organiser}
)
PR_OUTPUTS = flow(pr_output, "done_on", "nation", {"output": pr_output.c.kind})
CHANNEL_MEMBERS = stock(channel_member, "joined_on", "left_on", "nation")
MESSAGES = flow(pr_message, "sent_on", "nation")
PR_COURSES = flow(pr_course, "held_on", "nation")
