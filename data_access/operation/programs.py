"""PostgreSQL's own programs for backups; passwords reach them by environment, never as arguments."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL

from common.errors import DataUnavailable, SettingsError

DEBIAN = Path("/usr/lib/postgresql")
BY_QUERY = {"host": "PGHOST", "port": "PGPORT", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
            "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "passfile": "PGPASSFILE"}


def path_of(name: str) -> Path:
    """Where the program is: on PATH, or Debian's newest. Raises SettingsError."""
    if found := shutil.which(name):
        return Path(found)
    debian = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda found: int(found.parent.parent.name))
    if debian:
        return debian[-1]
    raise SettingsError(
        f"برنامهٔ {name} پیدا نشد؛ بستهٔ postgresql-client را نصب کنید.",
        f"The program {name} was not found: install the package postgresql-client.",
    )


def environment(url: URL) -> dict[str, str]:
    """What tells a program where to connect, and with which password."""
    plain = {"PGHOST": url.host, "PGPORT": url.port and str(url.port), "PGUSER": url.username,
             "PGDATABASE": url.database, "PGPASSWORD": url.password}
    asked = {variable: url.query[name] for name, variable in BY_QUERY.items() if name in url.query}
    found = {name: str(value) for name, value in {**plain, **asked}.items() if value}
    return {**os.environ, **found, "PGCONNECT_TIMEOUT": "10", "LC_ALL": "C.UTF-8"}


def dump(url: URL, path: Path, snapshot: str) -> None:
    """Writes all of the database as it was at the snapshot. Raises DataUnavailable."""
    command = ["pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={path}", "--no-password"]
    _run(url, command)


def load(url: URL, path: Path, before: Sequence[str], privileges: bool) -> None:
    """Runs the statements and puts the backup in, all in one transaction. Raises DataUnavailable."""
    read = [str(path_of("pg_restore")), "--no-owner", "--file=-", str(path)]
    read += [] if privileges else ["--no-privileges"]
    write = [str(path_of("psql")), "--no-psqlrc", "--quiet", "--single-transaction", "--no-password",
             "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    write += [part for statement in before for part in ("--command", statement)] + ["--file=-"]
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(read, stdout=subprocess.PIPE, stderr=told) as source,
        subprocess.Popen(write, stdin=subprocess.PIPE, stderr=told, env=environment(url)) as target,
    ):
        whole = _pumped(source, target)
        if not whole:
            target.kill()   # before it sees an end: half a backup must not be committed
        target.communicate()
        told.seek(0)
        if not whole or target.returncode:
            raise _failed(told.read())


def _pumped(source: "subprocess.Popen[bytes]", target: "subprocess.Popen[bytes]") -> bool:
    """Whether all of it went over, and the program that read the backup found it whole."""
    if source.stdout is None or target.stdin is None:
        return False
    try:
        shutil.copyfileobj(source.stdout, target.stdin, 1_000_000)
        target.stdin.flush()
    except BrokenPipeError:
        source.stdout.close()
        source.wait()
        return False
    return source.wait() == 0


def _run(url: URL, command: list[str]) -> None:
    program = [str(path_of(command[0])), *command[1:]]
    done = subprocess.run(program, env=environment(url), capture_output=True, check=False)
    if done.returncode:
        raise _failed(done.stderr)


def _failed(told: bytes) -> DataUnavailable:
    said = told.decode(errors="replace").strip()[-500:]
    return DataUnavailable(
        "پشتیبان‌گیری یا بازگرداندن انجام نشد و چیزی عوض نشد؛ دسترسی و جای خالی دیسک را بررسی کنید."
        f" ({said})",
        f"The backup or restore was not done and nothing was changed: check rights and disk space. ({said})",
    )
