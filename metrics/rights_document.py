"""docs/rights.md: the table of rights written out, role by entity, column and page."""

from collections.abc import Iterable, Iterator, Sequence

from common.rights import ACTIONS, ALL_OF_IT, PUBLIC, ROLES, TABLE, Reach
from data_access.schema import metadata
from metrics.personal import personal
from metrics.register import entities
from metrics.register.paths import ways
from metrics.register.tables import Entity
from metrics.scope import Rights

EVERY = (*ROLES, PUBLIC)
SOME = frozenset({"IR-07"})     # stands for the own provinces of a deputy
YES, NO = "yes", "-"
REACHES = {
    Reach.NOWHERE: NO, Reach.PUBLIC: "public ones", Reach.OWN: "own provinces", Reach.EVERYWHERE: "all",
}
INTRODUCTION = """\
Written by `python -m metrics handbook` from `common/rights.py`; do not edit. Everything that is not in the
table is closed. `metrics.scope.Rights` carries the row of a reader's role, with the own provinces, through
every question; it is asked where the data are read, so pages, files, the interface and papers cannot differ.

- *Figures* of the country and of provinces, *rows* (with single parks, and every list of requests),
  *national* rows that belong to no province, *uncover* = names and addresses of persons, one record or one
  page of a list at a time, after the reason was written into the audit log. In files, papers, the interface,
  search and remembered answers personal columns never stand.
- The public is shown no count below 5, nor one from which such a count follows (`metrics/suppression.py`).
- What a page shows of rows is asked with the same rights: an open page is not yet an open row.
- At the terminal of the server (`python -m metrics ...`) one reads as the steward: whoever can open the
  database file needs no dashboard."""


def document() -> str:
    """The whole document."""
    parts = ["# Rights", INTRODUCTION, "## Roles", _roles(), "## Pages", _pages(), "## What a role may do",
             _actions(), "## Tables of rows", _entities(), "## Personal columns",
             "Never in a list, a file or an answer; the keys that lead to them neither.", _personal()]
    return "\n\n".join(parts) + "\n"


def _roles() -> str:
    rows = [
        [role, *(REACHES[reach] for reach in (right.figures, right.rows)),
         YES if right.national else NO, REACHES[right.uncover], right.why]
        for role, right in TABLE.items()
    ]
    return _table(["role", "figures", "rows", "national", "uncover", "why"], rows)


def _pages() -> str:
    named = dict.fromkeys(page for right in TABLE.values() for page in right.pages)
    rows = [[page, *(YES if page in TABLE[role].pages else NO for role in EVERY)] for page in named]
    return _table(["page", *EVERY], rows)


def _actions() -> str:
    rows = [[text, *(YES if action in TABLE[role].actions else NO for role in EVERY)]
            for action, text in ACTIONS.items()]
    return _table(["action", *EVERY], rows)


def _entities() -> str:
    readers = [role for role in EVERY if TABLE[role].rows is not Reach.NOWHERE]
    known = {role: {each.name: each for each in entities(Rights.of(role, SOME))} for role in readers}
    rows = [
        [table.name, "province" if ways(table) else "country",
         *(_read(role, known[role].get(table.name)) for role in readers)]
        for table in sorted(metadata.tables.values(), key=lambda table: table.name)
        if any(table.name in each for each in known.values())
    ]
    note = f"{', '.join(role for role in EVERY if role not in readers)}: none."
    return _table(["entity", "belongs to a", *readers], rows) + f"\n\n{note}"


def _read(role: str, found: Entity | None) -> str:
    """How much of an entity a role reads."""
    if found is None:
        return NO
    closed = TABLE[role].closed.get(found.name, ALL_OF_IT)
    where = REACHES[TABLE[role].rows]
    return f"{where}, without {', '.join(closed)}" if closed else where


def _personal() -> str:
    rows = [
        [table.name, ", ".join(column.name for column in table.c if personal(column))]
        for table in sorted(metadata.tables.values(), key=lambda table: table.name)
        if any(personal(column) for column in table.c)
    ]
    return _table(["table", "columns"], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows))


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
