"""Real processes that begin at once and may be killed at any moment."""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from typing import Any

PRELOADED = ("tests.faults.work", "data_access.loading.importing", "tests.loading.stand")


def started(work: Callable[..., object], *given: Any) -> ForkServerProcess:
    """A process at the beginning of its work, forked of one that has all modules and no database open."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_begin, args=(theirs, work, *given))
    process.start()
    theirs.close()   # else nobody would notice that a process ended before it began
    ours.recv()
    return process


def killed(seconds: float, work: Callable[..., object], *given: Any) -> None:
    """Begins the work, and cuts the power after that time."""
    process = started(work, *given)
    time.sleep(seconds)
    process.kill()
    process.join()


def _begin(begun: Any, work: Callable[..., object], *given: Any) -> None:
    begun.send("begun")
    work(*given)
