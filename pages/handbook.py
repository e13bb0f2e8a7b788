"""Handbook: what does each number mean, how is it made, who answers for it, and what is it now?"""

from ui import filters, handbook
from ui.page import page, part

with page("handbook") as frame:
    with part("catalogue"):
        codes = handbook.found()
        handbook.catalogue(codes)
    with part("article"):
        handbook.one(filters.bar(frame.reader, handbook.offered(codes)))
