"""What is done once when the server has started, behind its first answers, so that no reader waits for it.

The modules of the pages are read, the questions of the overview are answered as its first reader will ask
them, and what lives as long as the server is set aside from the search for garbage: with 270,000 objects a
full search holds every reader up for a sixth of a second.
"""

import gc
import logging
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules

import ui
from common.errors import DashboardError
from common.period import Period
from metrics.reach import DESK, MAIN
from metrics.scope import Scope
from ui import maps, query
from ui.headlines import HEADLINES, PLANNED_BY_PROVINCE
from ui.query import FIGURES

log = logging.getLogger(__name__)


def run() -> None:
    """All of it; a database that is away or empty is told of by the pages."""
    modules()
    with suppress(DashboardError):
        answers()
    settle()
    log.info("Modules and first answers are ready")


def modules() -> None:
    """Reads everything that a page may need."""
    for found in iter_modules(ui.__path__):
        import_module(f"ui.{found.name}")


def answers() -> None:
    """Asks what the first reader of the overview will ask. Raises DataUnavailable, BadGeometry."""
    query.provinces()
    maps.shapes()
    query.reach((*MAIN, *DESK))
    years = query.reach().years
    if years:
        scope = Scope(Period.of_year(years[0]), FIGURES)
        query.readings(HEADLINES, scope)
        query.months(HEADLINES, scope)
        query.behind_plan(PLANNED_BY_PROVINCE, scope)


def settle() -> None:
    """From now on only what comes later is searched for garbage."""
    gc.collect()
    gc.freeze()
