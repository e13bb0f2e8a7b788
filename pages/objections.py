"""Contested figures: which numbers are objected to, have they changed since, and what was answered?"""

from ui import objection_list, objection_page
from ui.page import page, part

with page("objections") as frame:
    with part("objection"):
        objection_page.show(frame.reader)
    with part("objection_list"):
        objection_list.show(frame.reader)
