"""Who may sign in, as what, for which provinces - and whose access do I give, change or end?"""

from ui import user_changes, users
from ui.page import page, part

with page("users") as frame:
    with part("users_list"):
        users.everyone()
    with part("users_change"):
        user_changes.one(frame.reader)
    with part("users_add"):
        user_changes.add(frame.reader)
