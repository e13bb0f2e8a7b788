"""What one more reader costs: memory of the server with 0, 1, 2 ... sessions open on the overview."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Browser

from benchmarks.installation import PASSWORD, USER
from tests.browser.visits import log_in, new_context, open_page
from tests.serving import ROOT, Serving, streamlit

MIB = 2**20
OURS = ROOT / "dashboard.py"
HEADER = ("sessions", "resident, MiB", "more than before, MiB")


@dataclass(frozen=True)
class Memory:
    """Resident memory of the server in MiB, by the number of open sessions."""

    resident: list[float]

    @property
    def second_session(self) -> float:
        return self.resident[2] - self.resident[1]

    def rows(self) -> list[tuple[str, ...]]:
        before = [self.resident[0], *self.resident]
        pairs = zip(self.resident, before, strict=False)
        return [(str(n), f"{now:.1f}", f"{now - then:+.1f}") for n, (now, then) in enumerate(pairs)]


def measure(browser: Browser, environment: dict[str, str], sessions: int) -> Memory:
    """Opens `sessions` sessions one after another and leaves them open."""
    with TemporaryDirectory() as logs, streamlit(OURS, Path(logs) / "log", environment) as running:
        return Memory([_resident(running), *(_with_one_more(browser, running) for _ in range(sessions))])


def _with_one_more(browser: Browser, running: Serving) -> float:
    page = new_context(browser).new_page()
    page.goto(running.url)
    log_in(page, USER, PASSWORD)
    open_page(page, running.url)
    return _resident(running)


def _resident(running: Serving) -> float:
    memory: int = psutil.Process(running.pid).memory_info().rss
    return memory / MIB
