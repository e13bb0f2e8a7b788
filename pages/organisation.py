"""Legal and organisation: disputes, companies, systems, staff and public relations."""

from ui import cards, filters, query, splits
from ui.page import page, part

LEGAL = (
    "dispute_contracts_handled", "dispute_area_handled_ha", "dispute_cancelled_area_pct",
    "legal_hearings",
)
OUTCOMES = (
    "dispute_contracts_handled", "dispute_area_handled_ha",
)
COMPANIES = (
    "provincial_companies", "general_assemblies", "company_performance_reports", "board_changes",
    "board_meeting_reports", "article44_reports",
)
SYSTEMS = (
    "booklets_published", "booklet_indicators", "eservice_modules", "national_permit_portal_permits",
    "mis_plot_statuses", "mis_plot_statuses_before", "it_equipment_bought",
)
STAFF = (
    "staff_training_courses", "staff_training_participants", "staff_training_managers",
    "staff_training_hours", "staff_training_person_hours", "letters_registered", "welfare_rounds",
)
COURSES = (
    "staff_training_participants", "staff_training_managers", "staff_training_hours",
    "staff_training_person_hours",
)
PUBLIC = (
    "projects_opened", "press_conferences", "information_council_sessions", "pr_channel_members",
    "pr_sms_sent", "pr_training_person_hours",
)

with page("organisation") as frame:
    choice = filters.bar(frame.reader)
    with part("legal"):
        cards.grid(query.readings(LEGAL, choice.scope), province=choice.province)
        splits.several(OUTCOMES, "outcome", choice, "outcomes")
    with part("companies"):
        cards.grid(query.readings(COMPANIES, choice.scope), province=choice.province)
    with part("systems"):
        cards.grid(query.readings(SYSTEMS, choice.scope), province=choice.province)
    with part("staff"):
        cards.grid(query.readings(STAFF, choice.scope), province=choice.province)
        splits.several(COURSES, "course", choice, "staff_courses")
        splits.split("letters_registered", choice)
    with part("public_relations"):
        cards.grid(query.readings(PUBLIC, choice.scope), province=choice.province)
        splits.split("news_items", choice)
        splits.split("pr_outputs", choice)
