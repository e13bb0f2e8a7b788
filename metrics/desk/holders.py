"""Who holds what is open, and for how long: by role and by inbox."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, case, func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_services import desk_role, workflow_step
from metrics.desk import directory
from metrics.desk.selection import Selection, frame
from metrics.scope import Rights

TENTHS = {"median": 5, "p90": 9}


@dataclass(frozen=True)
class Holder:
    """Whose inbox: `place` tells those of a role and province apart, whose names are not told."""

    role: str               # its code
    province: str | None    # None = at the organisation itself
    place: int


def by_role(selection: Selection, database: Database) -> pd.DataFrame:
    """The fullest first: `role` (its code; None = no step is recorded), `side`, `requests`, `median` and
    `p90` of the days at the holder so far, `longest` of them, `oldest` (days since registration).

    The days are those of requests that still lie there: not how long such a stay takes in the end.
    """
    rows = desk_open.outerjoin(workflow_step, workflow_step.c.id == desk_open.c.step_id)
    rows = rows.outerjoin(desk_role, desk_role.c.id == workflow_step.c.desk_role_id)
    keys = (desk_role.c.code.label("role"), desk_role.c.side.label("side"))
    return _held(rows, keys, selection, database)


def by_inbox(selection: Selection, database: Database) -> pd.DataFrame:
    """The same by `inbox` (its key; None = nobody's), with its `role` (a code), `province` and `place`.

    Figures of single officers: only of provinces whose detail the reader may see. Raises Forbidden.
    """
    allowed = selection.scope.detail_provinces()
    seen = selection if allowed is None else Selection(
        replace(selection.scope, provinces=allowed), selection.service)
    found = _held(desk_open, (desk_open.c.holder_id.label("inbox"),), seen, database)
    known = named(selection.scope.rights, database)
    keys = [None if pd.isna(key) else int(key) for key in found["inbox"]]
    found["inbox"] = pd.Series(keys, dtype=object)
    for name in ("role", "province", "place"):
        found[name] = pd.Series([getattr(known.get(key or 0), name, None) for key in keys], dtype=object)
    return found


def named(rights: Rights, database: Database) -> dict[int, Holder]:
    """Every inbox by its key, numbered within its role and province in the order of the keys."""
    counted: Counter[tuple[str, str | None]] = Counter()
    holders = {}
    for key, inbox in directory.inboxes(rights, database).items():
        counted[inbox.role, inbox.province] += 1
        holders[key] = Holder(inbox.role, inbox.province, counted[inbox.role, inbox.province])
    return holders


def _held(
    rows: FromClause, keys: tuple[ColumnElement[Any], ...], selection: Selection, database: Database,
) -> pd.DataFrame:
    """Per key the number of requests and the days that half and nine tenths of them have not passed."""
    known = case((desk_open.c.held.is_not(None), desk_open.c.requests), else_=0)
    groups = [*keys, desk_open.c.held]
    each = (
        select(*groups, func.sum(desk_open.c.requests).label("requests"), func.sum(known).label("known"),
               func.max(desk_open.c.age).label("age"))
        .select_from(rows).where(*selection.of_counts(desk_open)).group_by(*groups).subquery("each_day")
    )
    within = [each.c[key.name] for key in keys]
    running = func.sum(each.c.known).over(partition_by=within, order_by=each.c.held).label("running")
    total = func.sum(each.c.known).over(partition_by=within).label("total")
    counted = select(each, running, total).subquery("running")
    by = [counted.c[key.name] for key in keys]
    reached = [
        func.min(case((counted.c.running * 10 >= counted.c.total * tenth, counted.c.held))).label(name)
        for name, tenth in TENTHS.items()
    ]
    number = func.sum(counted.c.requests)
    question = select(
        *by, number.label("requests"), *reached, func.max(counted.c.held).label("longest"),
        func.max(counted.c.age).label("oldest"),
    ).group_by(*by).order_by(number.desc(), *by)
    return frame(question, database).astype({"requests": int})
