"""Does what a job asks, in a process of its own: `python -m data_access.uploads.work FOLDER STEP`.

The pages go on answering meanwhile, and nothing is lost when the tab, or the server, is closed. The reason is
read from standard input.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from sqlalchemy import Engine

from common import rights
from common.errors import DashboardError, Forbidden
from common.settings import ROOT, settings
from data_access.booklets.loading import Taken, import_booklet
from data_access.booklets.spans import Span
from data_access.loading.refusals import Report
from data_access.state import audit, users
from data_access.state.tables import state
from data_access.uploads import examples
from data_access.uploads.job import BOOK, LOAD, Asked, Job
from data_access.uploads.outcome import Outcome, of_booklet, of_problem, of_report

ACTION = "load_data"
EVERY = 0.5   # seconds between two notes of progress


def start(job: Job, step: str, who: str, reason: str = "") -> None:
    """Begins a step behind the pages. Raises Forbidden; a job under way is left alone."""
    check(state(settings().state_url), who)
    if job.asked.who != who:
        raise _forbidden()
    with suppress(BlockingIOError), job.alone() as held:
        job.begin(step)
        _children[:] = [child for child in _children if child.poll() is None]
        _children.append(_process(job, step, reason, held))


def _process(job: Job, step: str, reason: str, held: int) -> "subprocess.Popen[bytes]":
    """The child holds the job from its first moment: the lock goes on with the file it is given."""
    command = [sys.executable, "-m", "data_access.uploads.work", str(job.folder), step]
    with (job.folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True,
            env={**os.environ, "PYTHONUTF8": "1"}, pass_fds=[held],
        )
    if process.stdin is not None:
        process.stdin.write(reason.encode())
        process.stdin.close()
    return process


_children: list["subprocess.Popen[bytes]"] = []


def last_child() -> int:
    """The number of the process begun last by this one."""
    return _children[-1].pid


def _forbidden() -> Forbidden:
    return Forbidden(
        "بارگذاری داده برای نقش شما باز نیست؛ از متولی داده بخواهید.",
        "Loading data is not open to your role: ask the data steward.",
    )


def check(engine: Engine, who: str) -> None:
    """Raises Forbidden unless the user exists, is active, and may load data by the table of rights."""
    user = users.find(engine, who)
    if user is None or not user.active or not rights.may(user.role, ACTION):
        raise _forbidden()


def main(arguments: Sequence[str]) -> int:
    """The process, which holds the job already. Whatever happens is left in its folder."""
    folder, step = arguments
    job, reason = Job(Path(folder)), sys.stdin.read()
    job.note(step, run(job, step, reason).written())
    return 0


def run(job: Job, step: str, reason: str) -> Outcome:
    """What became of the step; it is written into the audit log, and refusals into a workbook."""
    asked, engine = job.asked, state(settings().state_url)
    try:
        check(engine, asked.who)
        outcome = _done(job, asked, step, reason)
    except DashboardError as problem:
        outcome = of_problem(problem)
    told = f"{step} {asked.kind} {', '.join(asked.names)} {_told(outcome)}"
    audit.record(engine, asked.who, "import refused" if outcome.refused else "import", told)
    return outcome


def _told(outcome: Outcome) -> str:
    if outcome.refused:
        return f"refusals: {len(outcome.refusals) + outcome.more}"
    counted = outcome.entities.items()
    parts = [f"{name} +{each.added} ~{each.changed} -{each.removed}" for name, each in counted]
    return f"load {outcome.load or '-'}: {'; '.join(parts)}"


def _done(job: Job, asked: Asked, step: str, reason: str) -> Outcome:
    from data_access.loading import refusal_book  # noqa: PLC0415 - the pages that start a job need none of it

    dry = step != LOAD
    url = settings().loader_url or settings().database_url
    found, outcome = (_booklet if asked.kind == "booklet" else _rows)(job, asked, url, (reason, dry))
    if found.refusals:
        refusal_book.write(found, job.paths, job.folder / BOOK)
    return outcome


def _rows(job: Job, asked: Asked, url: str, how: tuple[str, bool]) -> tuple[Report, Outcome]:
    from data_access.loading.covering import ALL  # noqa: PLC0415 - the pages need none of it
    from data_access.loading.importing import import_files  # noqa: PLC0415 - the same

    reason, dry = how
    folder = job.folder / "staging"
    found = import_files(
        url, job.paths, asked.who, reason, asked.complete, dry, _teller(job), simulated=asked.simulated,
        covers={ALL: asked.covers} if asked.covers else None, folder=folder,
    )
    changed = [name for name, counts in found.entities.items() if counts.changed]
    return found, of_report(found, examples.changes(folder, changed) if dry and not found.refusals else ())


def _booklet(job: Job, asked: Asked, url: str, how: tuple[str, bool]) -> tuple[Taken, Outcome]:
    reason, dry = how
    span = Span.parse(asked.span) if asked.span else None
    found = import_booklet(url, job.paths[0], asked.who, span, reason, dry)
    return found, of_booklet(found)


def _teller(job: Job) -> Callable[[str, int], object]:
    """Adds up the rows of each part of the work and notes them now and then."""
    rows: dict[str, int] = {}
    told = [0.0]

    def tell(what: str, more: int) -> None:
        rows[what] = rows.get(what, 0) + more
        if monotonic() - told[0] > EVERY:
            told[0] = monotonic()
            job.note("progress", {"what": what, "rows": rows[what]})

    return tell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
