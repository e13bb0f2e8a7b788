"""Ahead: what will the backlog be, which requests will be late, and what would one more officer change?"""

from ui import ahead, ahead_chances, ahead_checks, ahead_what_if, desk_choice
from ui.page import page, part

with page("ahead") as frame:
    desk = desk_choice.bar(frame.reader)
    with part("ahead_projection"):
        ahead.projection(desk)
    with part("ahead_what_if"):
        ahead_what_if.show(desk)
        desk_choice.marked(desk)
    with part("ahead_chances"):
        ahead_chances.by_service(desk)
        desk_choice.marked(desk)
    with part("ahead_risk"):
        ahead_chances.most_at_risk(desk)
        desk_choice.marked(desk)
    with part("ahead_coverage"):
        ahead_checks.coverage(desk)
        desk_choice.marked(desk)
    with part("ahead_checked"):
        ahead_chances.checked(desk)
        desk_choice.marked(desk)
