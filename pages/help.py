"""Help: how is this read, and how do I do what my role is for?"""

from ui import help as guides
from ui.page import page

with page("help") as frame:
    guides.contents(frame.reader.role)
    guides.texts(frame.reader.role)
