"""An embedded file, opened so that one that takes its place is never mistaken for it.

DuckDB shares what it keeps of a file between all who open its name: while anybody still reads the old file,
whoever opens the new one by the same name is given the old rows. So each file is opened by a name of its own,
which is gone again as soon as the file is open.
"""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from data_access.database import Database
from data_access.engines import address


class _Held(Database):
    """Keeps one connection, by which later ones find the open file; its name is no longer there."""

    _first: Connection | None = None

    def hold(self) -> None:
        self._first = self._engine.connect()
        self._first.detach()

    @property
    def unchanging(self) -> bool:
        """While it is held: DuckDB lets nobody write a file that is read, and this one has no name."""
        return self._first is not None

    def close(self) -> None:
        if self._first is not None:
            self._first.close()
            self._first = None
        super().close()


def opened(url: str) -> Database:
    """The embedded database at `url`, by that name where no other can be given. Raises as `Database.at`.

    By that name a reader that is at work while the file is swapped may keep the old rows in the process.
    """
    parsed = address(url)
    path = Path(parsed.database or "").resolve()
    link = path.with_name(f".{path.name}.{uuid4().hex}.open")
    if path.with_name(f"{path.name}.wal").exists():   # its last rows, which are found by the name
        return Database.at(url)
    try:
        link.hardlink_to(path)
    except OSError:   # a folder that may not be written to, or no file
        return Database.at(url)
    try:
        database = _Held.at(str(parsed.set(database=str(link))))
        database.hold()
    finally:
        link.unlink()
    return database
