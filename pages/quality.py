"""Data quality: how far can the figures be relied on, which rows are wrong, and how are they mended?"""

from ui import filters, quality
from ui.page import page, part

with page("quality") as frame:
    choice = filters.bar(frame.reader)
    with part("scores"):
        quality.scores(choice)
    with part("findings"):
        quality.rules(choice)
    with part("late_rows"):
        quality.lateness(choice)
