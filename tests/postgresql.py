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
from dataclasses import dataclass
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


@dataclass
class Server:
    """A server that can be stopped, killed and started again on the same rows."""

    home: Path
    binaries: Path
    settings: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, user: str, password: str = "", database: str = "postgres") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@/{database}?host={self.home}"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        settings = (*FAST, "listen_addresses=", f"unix_socket_directories={self.home}", *self.settings)
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.home / "data"]
        command += [part for setting in settings for part in ("-c", setting)]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, user=_owner())
        _await(self.binaries, self.home, self.process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends open sessions and writes everything down; SIGQUIT leaves at once, as after a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(START_SECONDS)
            self.process = None

    def run(self, program: str, *arguments: "str | Path") -> None:
        """Runs one of PostgreSQL's programs as the server's owner."""
        command: list[str | Path] = [self.binaries / program, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.home, user=_owner())


@contextmanager
def home_of(*settings: str) -> Iterator[Server]:
    """A server with nothing in it, not started; what it leaves is removed."""
    found = programs()
    if found is None:
        raise RuntimeError(MISSING)
    home = Path(tempfile.mkdtemp(prefix="pg"))   # short, because a socket's path may have 107 characters
    made = None
    try:
        made = Server(home, _open_to_owner(found, home), settings)
        if owner := _owner():
            shutil.chown(home, owner)
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def running(*settings: str, passwords: bool = False) -> Iterator[Server]:
    """A started server that a test may do anything to; with `passwords` all but `postgres` need one."""
    with home_of(*settings) as made:
        made.run("initdb", "-D", made.home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                 "--locale=C", "--no-sync")
        if passwords:
            rules = ("all postgres trust", "replication postgres trust", "all all scram-sha-256")
            lines = "".join(f"local {rule}\n" for rule in rules)
            (made.home / "data" / "pg_hba.conf").write_text(lines, encoding="utf-8")
        made.start()
        yield made


@contextmanager
def server() -> Iterator[str]:
    """Runs a server for the length of the block; gives the URL of its database `postgres`."""
    with running() as made:
        yield made.url


@contextmanager
def replica_of(first: Server) -> Iterator[Server]:
    """A streaming replica of a running server."""
    with home_of() as made:
        made.run("pg_basebackup", "-h", first.home, "-U", "postgres", "-D", made.home / "data", "-R",
                 "-X", "stream", "--checkpoint=fast", "--no-sync")
        made.start()
        yield made


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


def _await(binaries: Path, home: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run([binaries / "pg_isready", "-q", "-h", home], check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(home / 'log').read_text(errors='replace')}")
        time.sleep(0.05)


if __name__ == "__main__":
    print(programs() or MISSING)
    sys.exit(programs() is None)
