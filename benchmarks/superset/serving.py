"""Superset as it is installed: several gunicorn workers, metadata in PostgreSQL, answers kept in Redis."""

import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy.engine import URL, make_url

from benchmarks.superset.rest import PASSWORD, USER
from tests.engines import new_database
from tests.serving import ROOT, free_port

BINARIES = ROOT / ".venv-superset" / "bin"
MISSING = "The rival is missing: `scripts/setup superset`, and the package redis-server."
WORKERS, THREADS = 3, 8
START_SECONDS, STOP_SECONDS = 120, 20
APP = "superset.app:create_app()"


@dataclass(frozen=True)
class Superset:
    """A running Superset: where it answers, and the socket of its cache."""

    url: str
    cache: Path

    def forget(self) -> None:
        """Empties all its caches."""
        subprocess.run(["redis-cli", "-s", self.cache, "FLUSHALL"], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def superset(home: Path, server: URL) -> Iterator[Superset]:
    """Runs it for the length of the block; its metadata are a database of their own on that server."""
    if not BINARIES.exists() or shutil.which("redis-server") is None:
        raise RuntimeError(MISSING)
    with ExitStack() as stack:
        cache = home / "redis.sock"
        stack.enter_context(_process(
            ["redis-server", "--port", "0", "--unixsocket", str(cache), "--save", "", "--dir", str(home)],
            {}, home / "redis.log",
        ))
        metadata = stack.enter_context(new_database(server.render_as_string(False), "superset"))
        environment = {
            "SUPERSET_CONFIG_PATH": str(Path(__file__).parent / "superset_config.py"), "FLASK_APP": APP,
            "SUPERSET_HOME": str(home), "RIVAL_KEY": secrets.token_urlsafe(42),
            "RIVAL_METADATA": driven(metadata), "RIVAL_CACHE": f"unix://{cache}?db=0",
        }
        _prepare(environment, home / "prepare.log")
        url = f"http://127.0.0.1:{free_port()}"
        stack.enter_context(_process(_serve(url), environment, home / "superset.log"))
        _await(f"{url}/health")
        yield Superset(url, cache)


def driven(url: str) -> str:
    """The same database for Superset's driver; as ours, its sessions compile nothing (jit)."""
    theirs = make_url(url).set(drivername="postgresql+psycopg2")
    return theirs.update_query_dict({"options": "-c jit=off"}).render_as_string(False)


def _prepare(environment: Mapping[str, str], log: Path) -> None:
    names = ("--firstname", USER, "--lastname", USER, "--email", f"{USER}@example.org")
    user = ("fab", "create-admin", "--username", USER, "--password", PASSWORD, *names)
    for words in (("db", "upgrade"), user, ("init",)):
        with log.open("ab") as out:
            subprocess.run(
                [BINARIES / "superset", *words], env={**os.environ, **environment}, check=True, stdout=out,
                stderr=out, cwd=log.parent,
            )


def _serve(url: str) -> list[str]:
    return [
        str(BINARIES / "gunicorn"), "--workers", str(WORKERS), "--worker-class", "gthread",
        "--threads", str(THREADS), "--timeout", "120", "--bind", url.removeprefix("http://"), APP,
    ]


@contextmanager
def _process(command: list[str], environment: Mapping[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            cwd=log.parent,
        )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def _await(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):   # noqa: S310 - our own address on loopback
                return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
