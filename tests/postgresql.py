"""A throw-away PostgreSQL for tests and benchmarks: own directory, unix socket only, gone at the end.

`python -m tests.postgresql` prints where the server's programs are, or says what to install and exits with 1.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")
START_SECONDS = 30
MISSING = "PostgreSQL's server is missing: install the package `postgresql` (or `pip install pgserver`)."


def programs() -> Path | None:
    """The directory of initdb and postgres: on PATH, Debian's newest or the wheel's; None = nowhere."""
    on_path = shutil.which("initdb")
    if on_path and (Path(on_path).resolve().parent / "postgres").exists():
        return Path(on_path).resolve().parent
    debian = [found.parent for found in DEBIAN.glob("*/bin/initdb")]
    if debian:
        return max(debian, key=lambda found: int(found.parent.name))
    wheel = find_spec("pgserver")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    return None


@contextmanager
def server() -> Iterator[str]:
    """Runs a server for the length of the block; gives the URL of its database `postgres`."""
    found = programs()
    if found is None:
        raise RuntimeError(MISSING)
    home = Path(tempfile.mkdtemp(prefix="pg"))   # short, because a socket's path may have 107 characters
    process = None
    try:
        binaries = _open_to_owner(found, home)
        if owner := _owner():
            shutil.chown(home, owner)
        process = _start(binaries, home, owner)
        _await(binaries, home, process)
        yield f"postgresql+psycopg://postgres@/postgres?host={home}"
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)   # fast shutdown: open sessions are ended
            process.wait(START_SECONDS)
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> str | None:
    """PostgreSQL refuses to run as root; then it runs as this user."""
    if os.geteuid() != 0:
        return None
    names = {line.split(":")[0] for line in Path("/etc/passwd").read_text(encoding="utf-8").splitlines()}
    return "postgres" if "postgres" in names else "nobody"


def _open_to_owner(binaries: Path, home: Path) -> Path:
    """The wheel may lie in a directory that only root may enter; the server's owner then runs a copy."""
    if _owner() is None or binaries.is_relative_to("/usr"):
        return binaries
    package = binaries.parent.parent   # its libraries lie beside it, found by relative path
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, home / part.name, symlinks=True)
    return home / package.name / binaries.relative_to(package)


def _start(binaries: Path, home: Path, owner: str | None) -> subprocess.Popen[bytes]:
    data = home / "data"
    choices = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    initdb: list[str | Path] = [binaries / "initdb", "-D", data, *choices]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=home, user=owner)
    settings = (*FAST, "listen_addresses=", f"unix_socket_directories={home}")   # no network
    command: list[str | Path] = [binaries / "postgres", "-D", data]
    command += [part for setting in settings for part in ("-c", setting)]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=home, user=owner)


def _await(binaries: Path, home: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run([binaries / "pg_isready", "-q", "-h", home], check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(home / 'log').read_text(errors='replace')}")
        time.sleep(0.05)


if __name__ == "__main__":
    print(programs() or MISSING)
    sys.exit(programs() is None)
