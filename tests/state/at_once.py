"""The same work in several real processes at once, on a state database that each opens by itself."""

import multiprocessing
from collections.abc import Callable

from sqlalchemy import Engine

from data_access.state.tables import state


def at_once(many: int, url: str, work: Callable[[Engine], object]) -> list[int | None]:
    """Does it in `many` processes; gives how each ended, 0 = well."""
    forked = multiprocessing.get_context("fork")   # no time for starting Python anew
    started = [forked.Process(target=_do, args=(url, work)) for _ in range(many)]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return [process.exitcode for process in started]


def _do(url: str, work: Callable[[Engine], object]) -> None:
    state.cache_clear()   # the connections of the process we come from stay its own
    work(state(url))
