"""Work over all rows - reconciliation, quality - done once behind the pages, so that they answer at once."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, cast

from common.errors import DashboardError, NotAnswering
from common.period import Period
from data_access import patience
from data_access.database import Database
from data_access.opened import Stamp
from metrics import quality, quality_rules, reconcile
from metrics.quality import Report
from metrics.reconcile import Line
from metrics.scope import Rights, Scope
from ui import kept, query
from ui.among import Among
from ui.shelf import pickled, unpickled

QUIET_SECONDS = 5.0    # the first pages of a fresh server come first
FRESH_SECONDS = 3600.0
AGAIN_SECONDS = 30.0    # what failed is begun anew after so long
PATIENCE_SECONDS = 600    # of one question over all rows; the limit of pages is for readers who wait
# Counts of faults are figures, open to every role that reaches a page; rows are asked with its own rights.
COUNTING = Scope(Period.of_year(1401), Rights("analyst"))
_WORKS: dict[str, Callable[[Database], Any]] = {
    "quality": lambda database: quality.report(quality_rules.tables(), COUNTING, database),
    "reconciliation": reconcile.reconcile,
}


@dataclass(frozen=True)
class Work:
    """One piece of work on one database, from the moment it was begun."""

    name: str
    stamp: Stamp
    database: Database
    begun: float = field(default_factory=monotonic)
    hurry: Event = field(default_factory=Event)
    answer: "Future[Any]" = field(default_factory=Future)

    def run(self) -> None:
        """Waits a while, unless somebody asks, and leaves the answer or what went wrong."""
        self.hurry.wait(QUIET_SECONDS)
        try:
            with patience.of(PATIENCE_SECONDS):
                found = self._done()
            for key in [key for key in _LAST if key[0] == self.name and key[1][0] == self.stamp[0]]:
                del _LAST[key]    # of rows that are others now
            _LAST[self.name, self.stamp] = Done(found)
            self.answer.set_result(found)
        except Exception as problem:  # noqa: BLE001 - handed to whoever asks, who says it in words
            self.answer.set_exception(problem)

    def _done(self) -> Any:
        """By this process, or by another one of this machine not long ago."""
        others = Among.of(f"background.{self.name}", self.stamp)
        if others is None:
            return _WORKS[self.name](self.database)
        found = others.answer(FRESH_SECONDS, lambda: pickled(_WORKS[self.name](self.database)))
        return unpickled(found.written)

    @property
    def failed(self) -> bool:
        return self.answer.done() and self.answer.exception() is not None

    @property
    def over(self) -> bool:
        """Whether it is to be done anew: it is old, or it failed a moment ago."""
        return monotonic() - self.begun > (AGAIN_SECONDS if self.failed else FRESH_SECONDS)


@dataclass(frozen=True)
class Done:
    """The last good answer of a work, for as long as a newer one cannot be had."""

    answer: Any
    at: float = field(default_factory=monotonic)


_BEGUN: dict[tuple[str, Stamp], Work] = {}
_LAST: dict[tuple[str, Stamp], Done] = {}
_ONE_AT_A_TIME = Lock()


def _work(name: str) -> Work:
    """The work on the database of now: under way, done not long ago, or begun at this moment."""
    key = name, query.stamp()
    with _ONE_AT_A_TIME:
        found = _BEGUN.get(key)
        if found is None or found.over:
            found = _BEGUN[key] = Work(name, key[1], query.database())
            Thread(target=found.run, daemon=True, name=name).start()
        return found


def begin() -> None:
    """Starts the works that are not under way, at once; a database that is away is told of by the page."""
    with suppress(DashboardError):
        for name in _WORKS:
            _work(name)


def reconciliation() -> list[Line]:
    """Every printed cell beside the computed one (see metrics.reconcile); raises what the database raised."""
    return cast("list[Line]", _waited_for("reconciliation"))


def quality_report() -> Report:
    """What the rules found in all tables (see metrics.quality); raises what the database raised."""
    return cast("Report", _waited_for("quality"))


def under_way() -> bool:
    """Whether the rows are being judged just now, so that marks of poor rows may still come."""
    found = _BEGUN.get(("quality", query.stamp()))
    return found is not None and not found.answer.done()


def quality_if_known() -> Report | None:
    """The same when it is there; a page with figures does not wait for it."""
    found = _LAST.get(("quality", query.stamp()))
    return cast("Report", found.answer) if found else None


def _waited_for(name: str) -> Any:
    found = _work(name)
    found.hurry.set()
    key = name, query.stamp()
    try:
        return found.answer.result()
    except NotAnswering as problem:
        _BEGUN.pop(key, None)    # the next visitor tries anew
        last = _LAST.get(key)
        kept.note(problem, monotonic() - last.at if last else None)
        if last is None:
            raise
        return last.answer
    except Exception:
        _BEGUN.pop(key, None)
        raise
