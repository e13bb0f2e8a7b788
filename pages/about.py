"""About: where do the data come from, where does the report contradict itself, what is the map made of?"""

from ui import origins
from ui.page import page, part

with page("about"):
    with part("data"):
        origins.data()
    with part("contradictions"):
        origins.contradictions()
    with part("geometry"):
        origins.geometry()
