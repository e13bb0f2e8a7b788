"""Changes: who made the change of a figure, is the last month unusual, and how did the years go?"""

from ui import changes, filters
from ui.page import page, part

with page("changes") as frame:
    choice = filters.bar(frame.reader, changes.indicators())
    with part("waterfall"):
        changes.waterfall(choice)
    with part("usual"):
        changes.usual(choice)
    with part("years"):
        changes.years(choice)
