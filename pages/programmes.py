"""Programmes: which kept their plan, which did not, and in which provinces?"""

from ui import answers, bullets, cards, filters, maps, query, splits
from ui.page import page, part

MAPPED = (
    "training_courses", "training_persons", "skill_courses", "industrial_tours", "idle_units_restarted",
    "idle_units_restarted_jobs", "sme_exports_musd", "exhibition_units", "insurance_policies",
    "startup_events", "startup_ideas", "theses_supported", "standards_obtained",
    "entrepreneurship_documents", "support_units",
)
TRAINING = (
    "training_courses", "training_persons", "skill_courses", "skill_trainees", "training_reaction_pct",
    "training_learning_pct", "industrial_tours", "industrial_tour_participants", "giz_participants",
)
REACTIVATION = (
    "idle_units_restarted", "idle_units_restarted_jobs", "units_raised_above_half", "idle_units",
)
EXPORTS = (
    "sme_exports_musd", "exporting_smes", "consortia_exports_musd", "emc_exports_musd", "emc_contracts",
    "exhibition_units", "exhibitions_supported", "exhibition_contracts", "permanent_exhibitions",
)
STARTUPS = (
    "startup_events", "startup_ideas", "insurance_policies", "entrepreneurship_documents",
    "theses_supported", "memoranda_signed", "standards_obtained",
)

with page("programmes") as frame:
    choice = filters.bar(frame.reader)
    with part("programmes_plan"):
        bullets.chart(answers.against_plan(choice.scope), "programmes", choice.province_code)
    with part("since_the_start"):
        bullets.chart(answers.against_plan(choice.since_the_start), "programmes-ever", choice.province_code)
    with part("by_province"):
        maps.with_table(choice, MAPPED)
    with part("training"):
        cards.grid(query.readings(TRAINING, choice.scope), province=choice.province)
        splits.split("training_courses", choice)
    with part("reactivation"):
        cards.grid(query.readings(REACTIVATION, choice.scope), province=choice.province)
        splits.split("idle_units_restarted", choice)
    with part("exports"):
        cards.grid(query.readings(EXPORTS, choice.scope), province=choice.province)
    with part("startups"):
        cards.grid(query.readings(STARTUPS, choice.scope), province=choice.province)
