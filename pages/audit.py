"""Who did what, when and from where, and was the log of it tampered with?"""

from ui import audit, audit_whole
from ui.page import page, part

with page("audit") as frame:
    with part("audit_whole"):
        audit_whole.verify_button(frame.reader)
    with part("audit_lines"):
        wanted = audit.choose()
        audit.lines(wanted)
    with part("audit_take"):
        audit_whole.take_away(wanted, frame.reader)
