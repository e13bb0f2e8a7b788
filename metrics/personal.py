"""Which columns tell who somebody is, and the proof without which none of them is read."""

from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.sql.expression import ColumnElement

from common.errors import Forbidden

# Keys into tables of personal data, and free text that may name somebody.
KEYS = ("applicant_id", "portal_account_id", "holder_id", "comment")


@dataclass(frozen=True)
class Uncovered:
    """Proof that the look at personal data of these rows stands in the audit log, with its reason.

    Made in one place only, ui/uncovering.py, after the line is written; a test sees to it.
    """

    who: str
    reason: str
    entity: str
    keys: tuple[int, ...]

    def check(self, entity: str) -> None:
        """Raises Forbidden for a proof of other rows than are asked for."""
        if entity != self.entity or not self.reason.strip() or not self.keys:
            raise refused()


def refused() -> Forbidden:
    """Why not, in words."""
    return Forbidden(
        "نام‌ها و نشانی‌های این ردیف‌ها برای نقش شما باز نیست.",
        "Names and addresses of these rows are not open to your role.",
    )


def personal(part: Table | Column[object]) -> bool:
    """Whether a table or column tells who somebody is: its comment says so, or it is a key of one."""
    if "personal" in (part.comment or "").lower():
        return True
    if isinstance(part, Table):
        return False
    identifies = part.name in ("id", "number") and f"{part.table.name}_id" in KEYS
    return part.name in KEYS or identifies or any(_leads(key) for key in part.foreign_keys)


def _leads(key: ForeignKey) -> bool:
    table = key.column.table
    return isinstance(table, Table) and personal(table)


def shown(column: ColumnElement[object]) -> bool:
    """Whether a stored column may stand in a list of rows."""
    return not (isinstance(column, Column) and personal(column))
