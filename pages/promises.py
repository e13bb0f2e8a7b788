"""Promises: what was promised to applicants, what was kept of it, and what cannot be measured?"""

from metrics.desk.promises import SOURCES
from ui import desk_choice, promises, promises_kept
from ui.page import page, part

with page("promises") as frame:
    desk = desk_choice.bar(frame.reader)
    with part("promises_first"):
        promises.first(desk)
    with part("promises_time"):
        promises_kept.by_service(desk)
        promises_kept.by_month(desk)
    for source in SOURCES:
        with part(f"promises_{source}"):
            promises.table(desk, source)
