"""Lines of the audit log as files: a table for spreadsheets, and old lines put away, still verifiable."""

import csv
import hmac
import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from common import tehran
from common.errors import DashboardError
from common.spreadsheet import MARK, harmless
from data_access.state import audit_chain, audit_verify
from data_access.state.audit_chain import Head, Line
from data_access.state.audit_verify import Problem, Verdict
from data_access.state.migrations.append_only import changes_allowed
from data_access.state.tables import audit

TITLES = ("number", "at (Tehran)", "who", "what", "detail", "address")
_PRIVATE = 0o600


class BadArchive(DashboardError):
    """Lines that cannot be put away, or a file of them that cannot be read."""


def write_csv(path: Path, lines: Iterable[Line]) -> int:
    """Writes the lines as a table no spreadsheet takes for formulas; gives how many. Raises BadArchive."""
    count = 0
    with _new(path) as file:
        writer = csv.writer(file)
        file.write(MARK)
        writer.writerow(TITLES)
        for line in lines:
            at = tehran.local(line.at).isoformat(" ", "seconds")
            cells = (line.number, at, line.who, line.what, line.detail, line.address)
            writer.writerow([harmless(cell) for cell in cells])
            count += 1
    return count


def archive(engine: Engine, before: datetime, path: Path, who: str) -> int:
    """Puts the lines of before a moment away in a new file, all or nothing, and gives how many.

    What stays begins with the mark of the last one put away. Raises BadArchive when there are none, when the
    file is there already or when the log is not whole.
    """
    if problem := audit_verify.verify(engine).problem:
        raise BadArchive(problem.fa, problem.en)
    with engine.begin() as connection:
        head = audit_chain.taken(connection)
        kept = connection.execute(select(func.min(audit.c.id)).where(audit.c.at >= before)).scalar()
        last = (kept or head.number + 1) - 1
        if last <= head.archived:
            raise BadArchive("سطری از پیش از این روز نیست.", "There are no lines from before that day.")
        mark = _write(path, connection, head, last)
        with changes_allowed(connection):
            connection.execute(delete(audit).where(audit.c.id <= last))
        shorter = Head(head.number, head.mark, last, mark, head.key)
        audit_chain.write_head(connection, shorter, audit_chain.signature(audit_chain.key(), shorter))
        audit_chain.append(connection, who, "audit archived", f"{head.archived + 1}-{last} {path.name}", "")
    return last - head.archived


def check(path: Path) -> Verdict:
    """Is the file as `archive` wrote it? Raises BadArchive for one that is none, SettingsError."""
    own, lines, number, mark = audit_chain.key(), _read(path), 0, ""
    first = next(lines)
    start, mark = int(first.get("after", 0)), str(first.get("anchor", ""))
    number = start
    for row in lines:
        if "end" in row:
            signed = hmac.compare_digest(str(row["end"]), _end(own, start, first["anchor"], number, mark))
            problem = None if signed else Problem("head", number)
            return Verdict(number - start, start, f"{number}:{mark[:16]}", problem)
        line = Line(**(row | {"at": datetime.fromisoformat(row["at"])}))
        if line.number != number + 1:
            return Verdict(number - start, start, "", Problem("removed", number + 1))
        if line.previous != mark or audit_chain.mark(own, line) != line.mark:
            return Verdict(number - start, start, "", Problem("altered", line.number))
        number, mark = line.number, line.mark
    return Verdict(number - start, start, "", Problem("head", number))


def _write(path: Path, connection: Connection, head: Head, last: int) -> str:
    """The lines up to `last` on the disk; gives the mark of that one."""
    mark = head.anchor
    with _new(path) as file:
        file.write(json.dumps({"after": head.archived, "anchor": head.anchor}) + "\n")
        for line in audit_verify.lines(connection, head.archived):
            if line.number > last:
                break
            at = line.at.replace(tzinfo=line.at.tzinfo or UTC).isoformat()
            file.write(json.dumps(vars(line) | {"at": at}, ensure_ascii=False) + "\n")
            mark = line.mark
        end = _end(audit_chain.key(), head.archived, head.anchor, last, mark)
        file.write(json.dumps({"end": end}) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return mark


def _end(own: bytes, after: int, anchor: str, last: int, mark: str) -> str:
    return audit_chain.signature(own, Head(last, mark, after, anchor, "file"))


def _new(path: Path) -> Any:
    """A new file of its owner only. Raises BadArchive when there is one or it cannot be made."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        return os.fdopen(handle, "w", encoding="utf-8", newline="")
    except OSError as failure:
        raise BadArchive(
            f"پروندهٔ {path.name} ساخته نشد یا از پیش هست؛ نام دیگری بدهید.",
            f"{path.name} cannot be made or is there already: give another name.",
        ) from failure


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for text in file:
                yield dict(json.loads(text))
    except (OSError, ValueError, TypeError) as failure:
        raise BadArchive(
            f"{path.name} پروندهٔ سیاهه نیست یا خوانده نمی‌شود.",
            f"{path.name} is no file of the audit log, or cannot be read.",
        ) from failure
