"""Where answers lie: bounded in number for each function and in bytes for all."""

import pickle
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, RLock
from time import monotonic
from typing import Any

from common.errors import NotAnswering

MOST_BYTES = 256_000_000
_ALONE = RLock()
_SHELVES: list["Shelf"] = []


@dataclass(frozen=True)
class Answer:
    """A value as it is kept, and the monotonic second at which it was true."""

    value: Any
    weight: int
    at: float

    @property
    def age(self) -> float:
        return monotonic() - self.at


@dataclass
class Place:
    """Where one answer is worked out by one at a time; those who waited hear the same failure."""

    lock: Lock = field(default_factory=Lock)
    failed: tuple[float, NotAnswering] | None = None
    inside: int = 0


class Shelf:
    """The answers of one function, the least recently used first."""

    def __init__(self, entries: int, shared: bool) -> None:
        self.entries, self.shared, self.weight = entries, shared, 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._places: dict[Hashable, Place] = {}
        _SHELVES.append(self)

    def find(self, key: Hashable, longest: float) -> Answer | None:
        """The answer, if it is not older than `longest` seconds."""
        with _ALONE:
            found = self._answers.get(key)
            if found is None or found.age > longest:
                return None
            self._answers.move_to_end(key)
            return found

    def put(self, key: Hashable, written: bytes, age: float = 0.0) -> Answer:
        """Keeps a pickled answer that was true `age` seconds ago."""
        value = unpickled(written) if self.shared else written
        made = Answer(value, len(written), monotonic() - age)
        with _ALONE:
            self._drop(key)
            self._answers[key] = made
            self.weight += made.weight
            while len(self._answers) > self.entries:
                self._drop(next(iter(self._answers)))
            _make_room()
        return made

    def value(self, answer: Answer) -> Any:
        """Each reader's own copy, unless they share because nothing of it can change."""
        return answer.value if self.shared else unpickled(answer.value)

    def clear(self) -> None:
        """Forgets all: after somebody wrote what these answers tell."""
        with _ALONE:
            self._answers.clear()
            self.weight = 0

    @contextmanager
    def alone_at(self, key: Hashable) -> Iterator[Place]:
        """Holds the place of one answer for the length of the block."""
        with _ALONE:
            place = self._places.setdefault(key, Place())
            place.inside += 1
        try:
            with place.lock:
                yield place
        finally:
            with _ALONE:
                place.inside -= 1
                if not place.inside:
                    self._places.pop(key, None)

    def _drop(self, key: Hashable) -> None:
        if found := self._answers.pop(key, None):
            self.weight -= found.weight

    def give_up_one(self) -> None:
        """Drops the least recently used answer."""
        with _ALONE:
            self._drop(next(iter(self._answers)))


def pickled(value: Any) -> bytes:
    """A value as it is kept."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpickled(written: bytes) -> Any:
    return pickle.loads(written)  # noqa: S301 - written by ourselves; what others share is sealed with our key


def clear_all() -> None:
    """Forgets all answers of all functions."""
    for shelf in _SHELVES:
        shelf.clear()


def _make_room() -> None:
    while sum(shelf.weight for shelf in _SHELVES) > MOST_BYTES:
        max(_SHELVES, key=lambda shelf: shelf.weight).give_up_one()
