"""The record of what left as a file: who, which table, how many rows, with which hash.

Nothing is written over; only the end of an export is written in later, once.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine, RowMapping, insert, select, update

from data_access.state import audit
from data_access.state.tables import export_record, utc

LONGEST_ADDRESS = 20_000


@dataclass(frozen=True)
class Record:
    """One export. `rows`, `content_hash` and `finished_at` are None when it broke off."""

    number: int
    at: datetime
    who: str
    form: str
    language: str
    address: str
    as_of: date | None
    rows: int | None
    content_hash: str | None
    finished_at: datetime | None


def begin(
    state: Engine, who: str, form: str, language: str, address: str, as_of: date | None = None,
) -> int:
    """Writes that an export begins, also in the audit log, and gives its number. Raises DataUnavailable."""
    with state.begin() as connection:
        number = int(connection.execute(insert(export_record).values(
            at=datetime.now(UTC), who=who, form=form, language=language, address=_kept(address), as_of=as_of,
        ).returning(export_record.c.id)).scalar_one())
        audit.noted(connection, who, "export begun", f"{number} {form} {_kept(address)}")
    return number


def finish(state: Engine, number: int, rows: int, content_hash: str) -> None:
    """Writes that all rows left; a second time it changes nothing. Raises DataUnavailable."""
    ended = update(export_record).where(
        export_record.c.id == number, export_record.c.finished_at.is_(None),
    ).values(rows=rows, content_hash=content_hash, finished_at=datetime.now(UTC))
    with state.begin() as connection:
        if connection.execute(ended).rowcount:
            begun_by = select(export_record.c.who).where(export_record.c.id == number)
            who = connection.execute(begun_by).scalar_one()
            audit.noted(connection, who, "export finished", f"{number} {rows} rows sha256={content_hash}")


def find(state: Engine, content_hash: str) -> Record | None:
    """The latest finished export of exactly these values, or None. Raises DataUnavailable."""
    wanted = select(export_record).where(
        export_record.c.content_hash == content_hash, export_record.c.finished_at.is_not(None),
    ).order_by(export_record.c.id.desc()).limit(1)
    with state.connect() as connection:
        row = connection.execute(wanted).mappings().first()
    return _record(row) if row else None


def find_all(state: Engine, content_hash: str, most: int = 20) -> list[Record]:
    """The finished exports of exactly these values, the newest first. Raises DataUnavailable."""
    wanted = select(export_record).where(
        export_record.c.content_hash == content_hash, export_record.c.finished_at.is_not(None),
    ).order_by(export_record.c.id.desc()).limit(most)
    with state.connect() as connection:
        return [_record(row) for row in connection.execute(wanted).mappings()]


def _kept(address: str) -> str:
    return address.replace("\x00", "")[:LONGEST_ADDRESS]


def _record(row: RowMapping) -> Record:
    return Record(
        row["id"], utc(row["at"]), row["who"], row["form"], row["language"], row["address"], row["as_of"],
        row["rows"], row["content_hash"], utc(row["finished_at"]) if row["finished_at"] else None,
    )
