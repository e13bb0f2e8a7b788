"""How much one caller may ask: a bucket of questions that refills, and few whole files at a time.

Both are counted in the memory of this process: a second server process would count for itself.
"""

import math
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from api.refusals import Refused

A_MINUTE = 120          # questions of one token, signed-in user, or address that nobody is known at
FILES_AT_ONCE = 2       # whole files of one user
MOST_CALLERS = 10_000   # remembered; beyond it who has not asked for longest is forgotten


@dataclass
class Limits:
    """What each caller has left. `clock` gives seconds that never go back."""

    a_minute: int = A_MINUTE
    clock: Callable[[], float] = time.monotonic
    most_callers: int = MOST_CALLERS
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _files: Counter[str] = field(default_factory=Counter)
    _alone: threading.Lock = field(default_factory=threading.Lock)

    def take(self, caller: str) -> None:
        """Counts one question. Raises Refused (429), with the seconds to wait, when the bucket is empty."""
        with self._alone:
            now, rate = self.clock(), self.a_minute / 60
            left, since = self._left.pop(caller, (float(self.a_minute), now))
            left = min(float(self.a_minute), left + (now - since) * rate)
            self._left[caller] = (max(left - 1, 0.0) if left >= 1 else left, now)
            if len(self._left) > self.most_callers:
                self._left.popitem(last=False)
        if left < 1:
            raise _wait(math.ceil((1 - left) / rate))

    def begin_file(self, user: str) -> None:
        """Raises Refused (429) when so many files of the user are on their way already."""
        with self._alone:
            if self._files[user] >= FILES_AT_ONCE:
                raise Refused(
                    429, "دو پروندهٔ شما هنوز در راه است؛ صبر کنید تا یکی تمام شود.",
                    f"{FILES_AT_ONCE} of your files are still on their way: wait until one is done.",
                    {"Retry-After": "30"},
                )
            self._files[user] += 1

    def end_file(self, user: str) -> None:
        with self._alone:
            self._files[user] -= 1
            if self._files[user] <= 0:
                del self._files[user]


def _wait(seconds: int) -> Refused:
    return Refused(
        429, "پرسش‌های شما پی‌درپی و زیاد است؛ اندکی صبر کنید و دوباره بپرسید.",
        f"You ask too often: wait {seconds} seconds and ask again.", {"Retry-After": str(seconds)},
    )
