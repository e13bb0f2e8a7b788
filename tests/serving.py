"""A real Streamlit server and a real Chromium for the browser tests and the benchmarks."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parent.parent
START_SECONDS = 60
STOP_SECONDS = 10
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ALONE = (   # a bare page has no .streamlit/config.toml beside it
    "--server.address=127.0.0.1", "--server.headless=true", "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True)
class Serving:
    """A running server: where it answers, which process it is, where its log is."""

    url: str
    pid: int
    log: Path


@contextmanager
def streamlit(
    script: Path, log: Path, environment: Mapping[str, str] | None = None, port: int = 0,
) -> Iterator[Serving]:
    """Serves `script` on a free loopback port, or the one given, for the length of the block."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *ALONE]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=script.parent, env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
        )
    try:
        _await(address, process, log)
        yield Serving(address, process.pid, log)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium, told to keep to itself."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise RuntimeError("Chromium is missing: install the package `chromium`.")
    return playwright.chromium.launch(executable_path=found, args=list(QUIET))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _healthy(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Streamlit did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


def _healthy(address: str) -> bool:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
