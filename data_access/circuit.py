"""A database that did not answer is left alone for some seconds, so that not every question waits in vain."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

AWAY_SECONDS = 3.0
TRIAL_SECONDS = 8.0   # one question tries again; the others go on hearing "away" as long as it may wait


@dataclass
class Circuit:
    """Whether the database is believed to be there; one for each address, used by all threads."""

    _closed_until: float | None = None
    _alone: Lock = field(default_factory=Lock)

    def may_ask(self) -> bool:
        """False while the database is known to be away; after a pause, True for one who tries."""
        with self._alone:
            if self._closed_until is None:
                return True
            now = monotonic()
            if now < self._closed_until:
                return False
            self._closed_until = now + TRIAL_SECONDS
            return True

    def answered(self) -> None:
        """Whoever was told anything at all by the database says so here."""
        self._closed_until = None

    def away(self) -> None:
        with self._alone:
            self._closed_until = monotonic() + AWAY_SECONDS
