"""Saved views: what did I or others keep under a name, and who may open it?"""

from ui import views
from ui.page import page

with page("views") as frame:
    views.own_list(frame.reader)
