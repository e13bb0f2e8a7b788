"""My account: which programs may ask in my name, for how long, and how do they ask?"""

from ui import account, account_password, account_second, account_sessions, account_use
from ui.page import page, part

with page("account") as frame:
    with part("account_sessions"):
        account_sessions.own_list(frame.reader)
    with part("account_password"):
        account_password.change(frame.reader)
    with part("account_second"):
        account_second.own(frame.reader)
    with part("account_new"):
        account.make(frame.reader)
    with part("account_tokens"):
        account.own_list(frame.reader)
    with part("account_use"):
        account_use.examples()
