"""Verify a file: was it given out here, and is it as it left?"""

from ui import verify
from ui.page import page

with page("verify") as frame:
    verify.one(frame.reader)
