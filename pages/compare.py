"""Compare: where does the own province stand, and against whom is that comparison fair?"""

from ui import filters
from ui.page import page

with page("compare") as frame:
    filters.bar(frame.reader)
