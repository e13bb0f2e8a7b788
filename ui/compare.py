"""The parts of the page Compare by their names in the address; only the chosen one is worked out."""

from collections.abc import Callable, Mapping

from common.errors import DashboardError
from ui import (
    alerts,
    compare_beside,
    compare_equity,
    compare_funnel,
    compare_history,
    compare_pairs,
    compare_peers,
    compare_ranks,
    compare_tiles,
)
from ui.compare_choice import Compared
from ui.language import language

PARTS: Mapping[str, Callable[[Compared], None]] = {
    "beside": compare_beside.show, "ranks": compare_ranks.show, "tiles": compare_tiles.show,
    "funnel": compare_funnel.show, "history": compare_history.show, "pairs": compare_pairs.show,
    "peers": compare_peers.show, "equity": compare_equity.show,
}


def drawn(compared: Compared, view: str) -> None:
    """One part, by a name of compare_choice.VIEWS; what cannot be drawn so is told, and how it could be."""
    try:
        PARTS[view](compared)
    except DashboardError as problem:
        alerts.note(problem.text(language()))
