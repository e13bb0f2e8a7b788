"""Papers in the making: behind the pages, one at a time on the server, kept as files for a while."""

import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic
from typing import Any

from common.errors import DashboardError
from common.period import Period
from common.settings import settings
from data_access import opened
from data_access.database import Database
from data_access.state import objections
from data_access.state.tables import state
from metrics.scope import Rights
from reports import briefing_page, typeset, workbook
from reports.board import board
from reports.briefing import briefing

FORMS = {"board_pdf": "pdf", "board_xlsx": "xlsx", "briefing": "pdf"}
MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_KEPT = 16          # files, each some 2 MB
FRESH_SECONDS = 600.0   # as long as answers of pages are kept
SET = 0.9               # of the work is done when typesetting begins
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """A paper as a reader asks for it; readers with the same rights share it."""

    form: str
    period: Period
    province: str       # of a page of a province, else empty
    language: str
    rights: Rights

    @property
    def file_name(self) -> str:
        """ASCII, so that every system can keep it."""
        about = self.province if self.form == "briefing" else "board"
        return f"{about}-{str(self.period).replace('/', '_')}-{self.language}.{FORMS[self.form]}"


@dataclass
class Making:
    """One paper under way or done; `file` is None until it is done, `problem` says why it never will be."""

    asked: Asked
    database: Database
    contested: frozenset[objections.Figure]
    begun: float = field(default_factory=monotonic)
    share: float = 0.0
    file: Path | None = None
    problem: Exception | None = None

    @property
    def over(self) -> bool:
        return self.file is not None or self.problem is not None

    def tell(self, share: float) -> None:
        self.share = share * SET

    def run(self) -> None:
        """Makes the paper when its turn comes."""
        with _TURN:
            try:
                self.file = _kept(self.asked, _WRITERS[self.asked.form](self))
            except Exception as problem:   # handed to whoever asks, who says it in words
                if not isinstance(problem, DashboardError):
                    log.exception("a paper could not be made")
                self.problem = problem


_MADE: dict[Any, Making] = {}
_LOCK, _TURN = Lock(), BoundedSemaphore(1)


def of(asked: Asked) -> Making | None:
    """The paper if it is under way or was made not long ago of the same data and objections."""
    found = _MADE.get(_key(asked))
    if found is None or (found.over and monotonic() - found.begun > FRESH_SECONDS):
        return None
    gone = found.file is not None and not found.file.exists()
    return None if gone or found.problem else found


def begin(asked: Asked) -> Making:
    """Starts to make the paper; one that is under way already is given back."""
    with _LOCK:
        if found := of(asked):
            return found
        made = _MADE[_key(asked)] = Making(asked, opened.database(), _contested())
        _forget_oldest()
    Thread(target=made.run, daemon=True, name=f"paper-{asked.form}").start()
    return made


def _key(asked: Asked) -> tuple[Any, ...]:
    own = replace(asked, province=asked.province if asked.form == "briefing" else "")
    return (*opened.stamp(), own, _contested())


def _contested() -> frozenset[objections.Figure]:
    return frozenset(objections.contested(state(settings().state_url)))


def _forget_oldest() -> None:
    """Keeps the newest; a paper under way is never dropped."""
    over = sorted((key for key, made in _MADE.items() if made.over), key=lambda key: _MADE[key].begun)
    for key in over[: max(len(_MADE) - MOST_KEPT, 0)]:
        if file := _MADE.pop(key).file:
            shutil.rmtree(file.parent, ignore_errors=True)


def _kept(asked: Asked, content: bytes) -> Path:
    """A file nobody else on the machine can read."""
    file = Path(tempfile.mkdtemp(prefix="paper-")) / asked.file_name
    file.write_bytes(content)
    return file


def _board(made: Making, write: Callable[[Any], bytes]) -> bytes:
    asked = made.asked
    days, told = asked.period, made.contested
    return write(board(days, asked.rights, made.database, asked.language, made.tell, contested=told))


def _briefing(made: Making) -> bytes:
    asked = made.asked
    page = briefing(
        asked.province, asked.period, asked.rights, made.database, asked.language, contested=made.contested,
    )
    return briefing_page.pdf(page)


_WRITERS: dict[str, Callable[[Making], bytes]] = {
    "board_pdf": lambda made: _board(made, typeset.pdf),
    "board_xlsx": lambda made: _board(made, workbook.xlsx),
    "briefing": _briefing,
}
