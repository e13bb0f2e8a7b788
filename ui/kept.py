"""Answers remembered for all readers; when the database gives none, the last good one is given with its age.

The key of an answer holds the rights of whoever asked (see ui.query.key_of), so nobody gets another's.
"""

import inspect
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from time import monotonic
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, cast

from common.errors import NotAnswering
from ui import shelf
from ui.among import Among
from ui.shelf import Answer, Shelf, pickled
from web.counters import KEPT

FRESH = 600.0   # seconds for which the database is not asked again
LONGEST = 86_400.0   # older answers are no news to anybody, even while the database is away
ROWS, STATE = "rows", "state"   # the two databases
Asked = ParamSpec("Asked")
Given = TypeVar("Given")
Returned_co = TypeVar("Returned_co", covariant=True)


@dataclass(frozen=True)
class Stale:
    """An answer that could not be had anew: why, and how old the one given instead is, if any."""

    problem: NotAnswering
    seconds: float | None


class Kept(Protocol, Generic[Asked, Returned_co]):
    """A function whose answers are remembered."""

    def __call__(self, *arguments: Asked.args, **named: Asked.kwargs) -> Returned_co: ...

    def clear(self) -> None:
        """Forgets its answers."""


@dataclass(frozen=True)
class _Keeping:
    """How the answers of one function are kept."""

    shelf: Shelf
    fresh: float
    source: str
    among: str   # the name under which other processes find the answers; "" = they do not

    def find(self, key: Hashable) -> Answer | None:
        """A fresh one; what is older than the last absence of the database is not."""
        found = self.shelf.find(key, self.fresh)
        return found if found and found.at > _AWAY.get(self.source, 0.0) else None

    def ask(self, key: Hashable, question: Callable[[], Any]) -> Answer:
        """The answer of the database, or the last good one. Raises NotAnswering where there is neither."""
        begun = monotonic()
        with self.shelf.alone_at(key) as place:
            if found := self.find(key):   # somebody else was told meanwhile
                return found
            try:
                if place.failed and place.failed[0] > begun:
                    raise place.failed[1]
                return self._worked_out(key, question)
            except NotAnswering as problem:
                place.failed = monotonic(), problem
                if found := self._instead(key, problem):
                    return found
                raise

    def _worked_out(self, key: Hashable, question: Callable[[], Any]) -> Answer:
        """By the database, or by another process of this machine a while ago."""
        others = Among.of(self.among, key) if self.among else None
        if others is None:
            return self.shelf.put(key, pickled(question()))
        longest = min(self.fresh, monotonic() - _AWAY.get(self.source, 0.0))
        found = others.answer(longest, lambda: pickled(question()))
        return self.shelf.put(key, found.written, found.age)

    def _instead(self, key: Hashable, problem: NotAnswering) -> Answer | None:
        found = self.shelf.find(key, LONGEST)
        note(problem, found.age if found else None)
        if found:
            KEPT.inc()
        if type(problem) is NotAnswering:
            _AWAY[self.source] = monotonic()
        return found


_AWAY: dict[str, float] = {}   # database -> when it last failed to answer
_RUN: ContextVar[list[Stale] | None] = ContextVar("stale_answers_of_this_run", default=None)


def kept(
    entries: int, fresh: float = FRESH, shared: bool = False, source: str = ROWS, among: bool = False,
) -> Callable[[Callable[Asked, Given]], Kept[Asked, Given]]:
    """Remembers the answers of a function by its arguments, except those whose names begin with "_".

    At most `entries` of them, asked anew after `fresh` seconds. Each caller gets a copy, unless they are
    `shared`. Answers `among` processes are figures that may lie on disk; their keys are plain values.
    When the database does not answer (NotAnswering) the last good answer is given and noted, for
    `noting` to tell the reader; without one the error goes on.
    """
    def of(function: Callable[Asked, Given]) -> Kept[Asked, Given]:
        name = f"{function.__module__}.{function.__qualname__}" if among else ""
        keeping = _Keeping(Shelf(entries, shared), fresh, source, name)
        counts = [not name.startswith("_") for name in inspect.signature(function).parameters]

        @wraps(function)
        def answer(*arguments: Asked.args, **named: Asked.kwargs) -> Given:
            key = tuple(value for value, matters in zip(arguments, counts, strict=True) if matters)
            found = keeping.find(key) or keeping.ask(key, lambda: function(*arguments, **named))
            return cast("Given", keeping.shelf.value(found))

        made = cast("Kept[Asked, Given]", answer)
        made.clear = keeping.shelf.clear  # type: ignore[method-assign]
        return made

    return of


@contextmanager
def noting() -> Iterator[list[Stale]]:
    """Collects what could not be had anew within the block."""
    stale: list[Stale] = []
    token = _RUN.set(stale)
    try:
        yield stale
    finally:
        _RUN.reset(token)


def note(problem: NotAnswering, seconds: float | None) -> None:
    """Notes an answer that could not be had anew."""
    if (stale := _RUN.get()) is not None:
        stale.append(Stale(problem, seconds))


def forget() -> None:
    """Forgets all answers of all functions."""
    shelf.clear_all()
    _AWAY.clear()
