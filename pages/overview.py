"""Overview: where does the organisation stand against its plan, what changed, and where to look?"""

from ui import cards, filters, query, story
from ui.headlines import HEADLINES, PLANNED_BY_PROVINCE
from ui.page import page, part

with page("overview") as frame:
    choice = filters.bar(frame.reader)
    readings = query.readings(HEADLINES, choice.scope)
    story.what_changed(readings, choice.province)
    cards.grid(readings, query.months(HEADLINES, choice.scope), choice.province)
    with part("red_list"):
        story.red_list(query.behind_plan(PLANNED_BY_PROVINCE, choice.scope), choice.scope)
