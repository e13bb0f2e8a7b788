"""The chain that holds the audit log together: whoever alters, removes or adds a line breaks it.

Every line carries its number, the mark of the line before and its own mark: an HMAC keyed with the key file
of the installation, so that the database alone is not enough to make another chain. The signed head tells how
many lines there are, so that a cut end is found too.
"""

import hmac
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, Row, insert, select, update

from common.settings import settings
from data_access.state import cookie_key
from data_access.state.tables import audit, audit_head, utc

START = sha256(b"isipo audit").hexdigest()   # stands for the line before the first
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """A line of the log. `number` counts from 1 without gaps; `previous` and `mark` have 64 hex digits."""

    number: int
    at: datetime
    who: str
    what: str
    detail: str
    address: str
    previous: str
    mark: str = ""


@dataclass(frozen=True)
class Head:
    """How far the log goes: the last line's number and mark, and those of the last one put away in a file."""

    number: int
    mark: str
    archived: int
    anchor: str
    key: str
    signature: str = ""


def key() -> bytes:
    """The key of the chain. Raises SettingsError when the key file of the installation is missing or weak."""
    return _derived(cookie_key.read(Path(settings().cookie_key_file)))


def fingerprint(own: bytes) -> str:
    """Tells one key from another, and nothing of either."""
    return hmac.new(own, b"which key", sha256).hexdigest()[:16]


def mark(own: bytes, line: Line) -> str:
    """The line's own HMAC-SHA-256."""
    at = utc(line.at).astimezone(UTC).isoformat(timespec="microseconds")
    told = (line.who, line.what, line.detail, line.address)
    return _signed(own, "line", line.number, at, *told, line.previous)


def signature(own: bytes, head: Head) -> str:
    return _signed(own, "head", head.number, head.mark, head.archived, head.anchor, head.key)


def holds(own: bytes, head: Head) -> bool:
    """Whether we signed this head."""
    return hmac.compare_digest(head.signature.encode(), signature(own, head).encode())


def taken(connection: Connection) -> Head:
    """The head, ours until the transaction ends; as if nothing were there when somebody removed it."""
    return _taken(connection) or Head(0, START, 0, START, "")


def append(connection: Connection, who: str, what: str, detail: str, address: str) -> None:
    """Puts a line at the end; until the transaction ends nobody else can.

    A head that we did not sign is never signed anew: the log goes on, but what was done to it stays visible.
    """
    own, at = key(), datetime.now(UTC)
    head = _taken(connection)
    trusted = head is not None and holds(own, head)
    if head is None or not trusted:
        log.error("the head of the audit log was altered: run `python -m data_access audit verify`")
        head = _rebuilt(connection, head)
    line = Line(head.number + 1, at, who, what, detail, address, head.mark)
    put(connection, own, line)
    longer = Head(line.number, mark(own, line), head.archived, head.anchor, head.key, head.signature)
    write_head(connection, longer, signature(own, longer) if trusted else head.signature)


def put(connection: Connection, own: bytes, line: Line) -> None:
    connection.execute(insert(audit).values(
        id=line.number, at=line.at, who=line.who, what=line.what, detail=line.detail, address=line.address,
        previous=line.previous, mark=mark(own, line),
    ))


def write_head(connection: Connection, head: Head, signed: str) -> None:
    connection.execute(update(audit_head).where(audit_head.c.id == 1).values(
        number=head.number, mark=head.mark, archived=head.archived, anchor=head.anchor, key=head.key,
        signature=signed,
    ))


def head_of(connection: Connection) -> Head | None:
    """The head as it stands; None when somebody removed it."""
    row = connection.execute(select(audit_head).where(audit_head.c.id == 1)).first()
    return _head(row) if row else None


def _taken(connection: Connection) -> Head | None:
    """The head, locked: writing comes before reading, which makes the others wait on both databases."""
    written = update(audit_head).where(audit_head.c.id == 1).values(number=audit_head.c.number)
    row = connection.execute(written.returning(*audit_head.c)).first()
    return _head(row) if row else None


def _rebuilt(connection: Connection, head: Head | None) -> Head:
    """Where the log really ends, with the signature that does not fit."""
    if head is None:
        head = Head(0, START, 0, START, "", "")
        connection.execute(insert(audit_head).values(id=1, **vars(head)))
    last = connection.execute(select(audit.c.id, audit.c.mark).order_by(audit.c.id.desc()).limit(1)).first()
    number, marked = (last.id, last.mark) if last else (head.archived, head.anchor)
    return Head(number, marked, head.archived, head.anchor, head.key, head.signature)


def _head(row: Row[tuple[object, ...]]) -> Head:
    return Head(row.number, row.mark, row.archived, row.anchor, row.key, row.signature)


def _signed(own: bytes, *parts: object) -> str:
    return hmac.new(own, json.dumps(parts, separators=(",", ":")).encode(), sha256).hexdigest()


@lru_cache(maxsize=4)
def _derived(secret: str) -> bytes:
    """A key of its own: what signs the log signs nothing else."""
    return HKDF(SHA256(), length=32, salt=None, info=b"isipo audit chain 1").derive(secret.encode())
