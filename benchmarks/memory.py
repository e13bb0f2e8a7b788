"""What one more reader costs: memory of the server with 0, 1, 2 ... sessions open on the overview."""

from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Browser

from benchmarks.installation import signed_in
from benchmarks.results import Table
from data_access.state.tables import state
from tests.browser.visits import new_context, open_page
from tests.serving import ROOT, streamlit

OURS = ROOT / "dashboard.py"
SESSIONS = 5
HEADER = ("sessions", "resident, MiB", "more than before, MiB")
WORDS = "One process; sessions are opened one after another on the overview, and stay open."


def table(browser: Browser, environment: dict[str, str]) -> Table:
    engine = state(environment["STATE_URL"])
    with TemporaryDirectory() as logs, streamlit(OURS, Path(logs) / "log", environment) as ours:
        resident = [_resident(ours.pid)]
        for _ in range(SESSIONS):
            open_page(signed_in(new_context(browser), ours.url, engine).new_page(), ours.url)
            resident.append(_resident(ours.pid))
    before = [resident[0], *resident]
    pairs = enumerate(zip(resident, before, strict=False))
    rows = [(str(number), f"{now:.1f}", f"{now - then:+.1f}") for number, (now, then) in pairs]
    return Table("Memory of the server", WORDS, HEADER, rows)


def _resident(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / 2**20
