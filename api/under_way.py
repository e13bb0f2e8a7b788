"""What is leaving this server just now: whoever took it sees how far it is."""

from dataclasses import dataclass, replace
from threading import Lock


@dataclass(frozen=True)
class Leaving:
    """A file on its way to `who`; `sent` of its `rows` have left."""

    who: str
    title_fa: str
    title_en: str
    form: str
    rows: int
    sent: int = 0

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


_now: dict[int, Leaving] = {}
_one_at_a_time = Lock()


def begin(number: int, leaving: Leaving) -> None:
    """`number` is that of its record (data_access.state.exports)."""
    with _one_at_a_time:
        _now[number] = leaving


def moved(number: int, sent: int) -> None:
    with _one_at_a_time:
        if number in _now:
            _now[number] = replace(_now[number], sent=sent)


def end(number: int) -> None:
    with _one_at_a_time:
        _now.pop(number, None)


def of(who: str) -> list[Leaving]:
    """Those of one reader, the oldest first."""
    with _one_at_a_time:
        return [leaving for leaving in _now.values() if leaving.who == who]
