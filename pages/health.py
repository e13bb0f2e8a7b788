"""Can this server give figures, how busy is it, and what went wrong last?"""

from ui import health
from ui.page import page, part

with page("health"):
    with part("health_ready"):
        health.ready()
    with part("health_process"):
        health.process()
    with part("health_failures"):
        health.failures()
