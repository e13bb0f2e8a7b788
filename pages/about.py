"""About: which version answers, from where are its data and map, and does it really stay on this machine?"""

from ui import installed, origins
from ui.page import page, part

with page("about"):
    with part("product"):
        installed.version()
        installed.files()
        installed.requests()
    with part("data"):
        origins.data()
    with part("contradictions"):
        origins.contradictions()
    with part("geometry"):
        origins.geometry()
    with part("licences"):
        installed.licences()
