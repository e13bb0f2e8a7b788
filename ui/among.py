"""Answers that the server processes of one machine share: whatever one of them worked out, none asks again.

Only figures lie here, no rows: what every reader of the organisation may see. Each answer is a file that only
its owner may read, sealed with the key of the installation and bound to its question.
"""

import fcntl
import hmac
import os
import tempfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import time

from common.errors import SettingsError
from common.settings import ROOT, settings
from data_access.state.keyed import keyed

CODE = ("common", "data_access", "metrics", "ui")
SEAL = sha256().digest_size
PURPOSE = "answers among processes"
MOST_BYTES = 512_000_000
LONGEST = 3600.0      # seconds; older answers are of use to nobody
PLACES = 2**31        # of the file of locks; two questions at one place only wait for each other
SWEEP = 64            # answers written between two looks at what is old
_ALONE = Lock()


@cache
def code() -> int:
    """When what works out answers was last written: another version has other answers."""
    return max(path.stat().st_mtime_ns for name in CODE for path in (ROOT / name).rglob("*.py"))


@dataclass
class _Lockers:
    """The open file of locks: its locks end when any handle of it is closed, so there is one for good."""

    handles: dict[Path, int] = field(default_factory=dict)
    written: int = 0

    def at(self, folder: Path) -> int:
        with _ALONE:
            if folder not in self.handles:
                flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
                self.handles[folder] = os.open(folder / "locks", flags, 0o600)
            return self.handles[folder]


_LOCKERS = _Lockers()


@dataclass(frozen=True)
class Found:
    """A shared answer: its pickled value, and how many seconds ago it was true."""

    written: bytes
    age: float


@dataclass(frozen=True)
class Among:
    """The shared answer of one question. `function` names whoever answers, `key` what is asked."""

    folder: Path
    name: str
    secret: bytes

    @classmethod
    def of(cls, function: str, key: Hashable) -> "Among | None":
        """None where nothing is shared: no folder is set, it cannot be written, or there is no key."""
        if not settings().answers_dir:
            return None
        folder = Path(settings().answers_dir)
        asked = repr(key)
        if " at 0x" in asked:   # a thing that tells nothing of itself: in another process it may be another
            return None
        text = f"{function}\0{code()}\0{asked}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(folder, keyed(PURPOSE, text), keyed(f"{PURPOSE}, sealed", text).encode())
        except (OSError, SettingsError):
            return None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One process at a time works on this question; the lock of a process that ends is free."""
        place = int(self.name[:12], 16) % PLACES
        try:
            handle = _LOCKERS.at(self.folder)
            fcntl.lockf(handle, fcntl.LOCK_EX, 1, place)
        except OSError:   # without locks it is only asked twice
            yield
            return
        try:
            yield
        finally:
            fcntl.lockf(handle, fcntl.LOCK_UN, 1, place)

    def find(self, longest: float) -> Found | None:
        """The answer, if it is not older than `longest` seconds and sealed by this installation."""
        with suppress(OSError):
            path = self.folder / self.name
            age = time() - path.stat().st_mtime
            if 0 <= age <= longest:
                content = path.read_bytes()
                if hmac.compare_digest(content[:SEAL], self._seal(content[SEAL:])):
                    return Found(content[SEAL:], age)
        return None

    def answer(self, longest: float, question: Callable[[], bytes]) -> Found:
        """What another process worked out at most `longest` seconds ago, or now this one, for all."""
        with self.alone():
            if theirs := self.find(longest):
                return theirs
            ours = Found(question(), 0.0)
            self.put(ours.written)
            return ours

    def put(self, written: bytes) -> None:
        """Leaves an answer for the others; a full disk costs the sharing, not the answer."""
        with suppress(OSError):
            handle, drawn = tempfile.mkstemp(dir=self.folder, prefix="new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(written) + written)
                Path(drawn).replace(self.folder / self.name)
            except OSError:
                Path(drawn).unlink(missing_ok=True)
                raise
            _LOCKERS.written += 1
            if _LOCKERS.written % SWEEP == 1:
                sweep(self.folder)

    def _seal(self, written: bytes) -> bytes:
        return hmac.digest(self.secret, written, sha256)


def sweep(folder: Path) -> None:
    """Removes what is too old for anybody, and the oldest of what is too much."""
    found: list[tuple[float, int, Path]] = []
    for path in folder.iterdir():
        with suppress(OSError):
            if path.name != "locks":
                told = path.stat()
                found.append((told.st_mtime, told.st_size, path))
    kept, now = 0, time()
    for at, size, path in sorted(found, reverse=True):
        kept += size
        if kept > MOST_BYTES or now - at > LONGEST:
            path.unlink(missing_ok=True)
