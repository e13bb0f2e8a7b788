"""Finds the inboxes an event log names: the same name may stand in several provinces and roles."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from data_access.event_log.names import Names
from data_access.schema.desk_services import desk_role, holder

_Known = dict[tuple[str, str], list[tuple[int, str | None]]]   # name and role to keys with their provinces


def find_holders(names: Names) -> None:
    """Makes `holder_key`: holder, role, province_code, holder_id.

    An inbox of the request's province comes first, then one of the whole country, then any of that name and
    role. A new inbox belongs to a province when all its requests do.
    """
    known = _known(names)
    asked = _asked(names)
    kept = []
    for (name, role), uses in asked.items():
        found = known.get((name, role), [])
        if not found and not names.create:
            names.unknown(min(line for line, *_ in uses), "holder", name, sum(lines for *_, lines in uses))
            continue
        found = found or [_made(names, name, role, sorted({where for _, where, _ in uses}))]
        kept += [(name, role, where, _nearest(found, where)) for _, where, _ in uses]
    columns = "holder VARCHAR, role VARCHAR, province_code VARCHAR, holder_id BIGINT"
    names.keep("holder_key", columns, kept)


def _known(names: Names) -> _Known:
    known: _Known = defaultdict(list)
    question = select(holder.c.name, desk_role.c.code, holder.c.id, holder.c.province_code).join(desk_role)
    for name, role, key, where in names.connection.execute(question.order_by(holder.c.id)):
        known[name, role].append((key, where))
    return known


def _asked(names: Names) -> dict[tuple[str, str], list[tuple[int, str, int]]]:
    """Name and role to first line, province and number of lines, in the order of the file."""
    question = ("SELECT min(line), holder, role, province_code, count(*) FROM event"
                " WHERE holder <> '' AND role IN (SELECT role FROM role_key)"
                " GROUP BY holder, role, province_code")
    asked: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    for line, name, role, where, lines in names.distinct(question, "holder"):
        asked[name, role].append((line, where, lines))
    return asked


def _made(names: Names, name: str, role: str, provinces: list[str]) -> tuple[int, str | None]:
    keys: Any = names.place.execute("SELECT role_id FROM role_key WHERE role = ?", [role]).fetchone()
    where = provinces[0] if len(provinces) == 1 else None
    return names.make(holder, name=name, desk_role_id=keys[0], province_code=where), where


def _nearest(found: list[tuple[int, str | None]], province: str) -> int:
    ranked = sorted(found, key=lambda one: (one[1] != province, one[1] is not None, one[0]))
    return ranked[0][0]
