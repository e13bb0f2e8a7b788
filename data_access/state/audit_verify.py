"""Does the audit log stand as it was written? Every mark and number is looked at, some thousand at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from common.errors import DashboardError
from data_access.state import audit_chain
from data_access.state.audit_chain import START, Head, Line
from data_access.state.tables import audit
from data_access.state.written import persian

MANY = 5000
SEARCHED = 2_000   # lines on each side among which the right place of a moved one is looked for
Told = Callable[[int, int], None]
COLUMNS = (
    audit.c.id, audit.c.at, audit.c.who, audit.c.what, audit.c.detail, audit.c.address, audit.c.previous,
    audit.c.mark,
)
_WORDS = {
    "altered": ("سطر {n} دستکاری شده است؛ آنچه در آن است با امضایش نمی‌خواند.",
                "Line {n} was altered: what it says does not fit its mark."),
    "removed": ("سطر {n} نیست؛ حذف شده است.", "Line {n} is missing: it was removed."),
    "moved": ("در جای سطر {n} سطری دیگر (شمارهٔ {m}) نشسته است.", "In the place of line {n} stands line {m}."),
    "foreign": ("سطر {n} در پی سطر پیش از خود نوشته نشده است؛ از رونوشتی دیگر آمده است.",
                "Line {n} was not written after the line before it: it comes from another copy."),
    "added": ("سطر {n} را این برنامه ننوشته است؛ افزوده شده است.",
              "Line {n} was not written by this program: it was added."),
    "cut": ("از سطر {n} به بعد ({m} سطر) حذف شده است.",
            "The log was cut: {m} lines from line {n} on are missing."),
    "head": ("شمار امضاشدهٔ سطرها (پس از سطر {n}) دستکاری یا حذف شده است؛ شاید پایان سیاهه بریده شده باشد.",
             "The signed count of lines was altered or removed, after line {n}: the end may have been cut."),
    "key": ("پروندهٔ کلید این نصب (COOKIE_KEY_FILE) آن نیست که سیاهه با آن امضا شده است؛ همان را برگردانید.",
            "The key file (COOKIE_KEY_FILE) is not the one the log was signed with: put that one back."),
}


@dataclass(frozen=True)
class Problem:
    """The first thing that is wrong: what (a word of `_WORDS`), at which line, and another number to it."""

    kind: str
    number: int
    other: int = 0

    @property
    def fa(self) -> str:
        return persian(_WORDS[self.kind][0].format(n=self.number, m=self.other))

    @property
    def en(self) -> str:
        return _WORDS[self.kind][1].format(n=self.number, m=self.other)


@dataclass(frozen=True)
class Verdict:
    """How many lines were looked at, after how many put away in files, and the first thing wrong with them.

    `head` names the last line and the beginning of its mark: kept elsewhere, it shows later that no older
    copy of the whole database was put in the place of this one.
    """

    lines: int
    archived: int
    head: str
    problem: Problem | None


def verify(engine: Engine, progress: Told | None = None) -> Verdict:
    """Looks at every line, in flat memory; `progress` is told lines so far and in all.

    Raises DataUnavailable, SettingsError (no key).
    """
    own = audit_chain.key()
    with engine.connect() as connection:
        head = audit_chain.head_of(connection)
        archived, anchor = (head.archived, head.anchor) if head else (0, START)
        walk = _Walk(own, connection, progress, (head.number if head else 0), archived, anchor)
        problem = walk.on()
        head = audit_chain.head_of(connection)
        if problem is None:
            problem = _end(walk, head)
        elif problem.kind == "altered":
            problem = _whose(own, problem, head, archived)
    return Verdict(walk.number - archived, archived, f"{walk.number}:{walk.mark[:16]}", problem)


def holds(engine: Engine, head: str) -> bool:
    """Whether a line named earlier, as `number:beginning of its mark`, stands there still."""
    number, _, mark = head.partition(":")
    if not number.isdecimal() or len(mark) < 8:   # noqa: PLR2004 - too little to tell one line from another
        return False
    with engine.connect() as connection:
        found = connection.execute(select(audit.c.mark).where(audit.c.id == int(number))).scalar()
    return found is not None and found.startswith(mark)


def lines(connection: Connection, after: int = 0) -> Iterator[Line]:
    """The lines after this number, to the end, in questions short enough to keep no writer waiting."""
    while batch := _batch(connection, after):
        yield from batch
        after = batch[-1].number


def _batch(connection: Connection, after: int) -> list[Line]:
    """A line that cannot even be read as one comes with an empty mark: it was altered."""
    wanted = select(*COLUMNS).where(audit.c.id > after).order_by(audit.c.id)
    try:
        return [_line(row) for row in connection.execute(wanted.limit(MANY))]
    except (SQLAlchemyError, DashboardError, ValueError, TypeError):
        connection.rollback()
        after_it = select(audit.c.id).where(audit.c.id > after).order_by(audit.c.id).limit(1)
        number = connection.execute(after_it).scalar()   # fails again when the database is away
        if number is None:
            return []
    try:
        return [_line(row) for row in connection.execute(wanted.limit(1))]
    except (SQLAlchemyError, DashboardError, ValueError, TypeError):
        return [Line(number, datetime.now(UTC), "", "", "", "", "")]


def _line(row: Any) -> Line:
    return Line(row.id, row.at, row.who, row.what, row.detail, row.address, row.previous, row.mark)


@dataclass
class _Walk:
    """From line to line; `number` and `mark` are those of the last one that was right."""

    own: bytes
    connection: Connection
    progress: Told | None
    most: int
    number: int
    mark: str

    def on(self) -> Problem | None:
        """To the end, or to the first line that is wrong."""
        for line in lines(self.connection, self.number):
            if problem := self._wrong(line):
                return problem
            self.number, self.mark = line.number, line.mark
            if self.progress and self.number % MANY == 0:
                self.progress(self.number, max(self.most, self.number))
        return None

    def _wrong(self, line: Line) -> Problem | None:
        if line.number != self.number + 1:
            return Problem("removed", self.number + 1)
        if line.mark != _mark(self.own, line):
            other = _right_place(self.own, line)
            return Problem("moved", line.number, other) if other else Problem("altered", line.number)
        return Problem("foreign", line.number) if line.previous != self.mark else None


def _end(walk: _Walk, head: Head | None) -> Problem | None:
    """Do the lines end where the signed head says? More may have been written meanwhile."""
    if head is None or not audit_chain.holds(walk.own, head):
        return Problem("head", walk.number)
    if head.number < walk.number:   # an older head was put back
        return Problem("head", head.number)
    if problem := walk.on():
        return problem
    if walk.number < head.number:
        return Problem("cut", walk.number + 1, head.number - walk.number)
    last = select(audit.c.mark).where(audit.c.id == head.number)
    mark = walk.connection.execute(last).scalar() if head.number > head.archived else head.anchor
    return None if mark == head.mark else Problem("head", head.number)


def _whose(own: bytes, problem: Problem, head: Head | None, archived: int) -> Problem:
    """Why a mark is not ours: the key file is another, the line came after the end, or was changed."""
    if head and problem.number == archived + 1 and head.key != audit_chain.fingerprint(own):
        return Problem("key", problem.number)
    if head and problem.number > head.number:
        return Problem("added", problem.number)
    return problem


def _mark(own: bytes, line: Line) -> str:
    try:
        return audit_chain.mark(own, line)
    except (AttributeError, TypeError, ValueError, OverflowError):
        return "what stands there is no line"


def _right_place(own: bytes, line: Line) -> int:
    """The number this line was written with, if it was moved from nearby; 0 = its text was changed."""
    near = range(max(1, line.number - SEARCHED), line.number + SEARCHED)
    return next((n for n in near if _mark(own, replace(line, number=n)) == line.mark), 0)
