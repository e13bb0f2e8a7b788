"""How long requests took from registration to the end, and which service is asked for most."""

from dataclasses import dataclass

from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import OPEN, desk_wait
from metrics.desk.selection import Selection


@dataclass(frozen=True)
class Throughput:
    """Requests registered in the period that ended, and their exact mean duration in seconds (None: none)."""

    requests: int
    seconds: float | None


def throughput(selection: Selection, database: Database, clock: str) -> Throughput:
    """How long requests that ended took, from registration to the end."""
    sums = (func.sum(desk_wait.c.requests).label("requests"), func.sum(desk_wait.c.seconds).label("seconds"))
    question = select(*sums).where(
        desk_wait.c.clock == clock, desk_wait.c.ending != OPEN, *selection.in_months(desk_wait)
    )
    row = database.fetch(question)[0]
    return Throughput(int(row.requests), row.seconds / row.requests) if row.requests else Throughput(0, None)


def most_asked(selection: Selection, database: Database) -> int | None:
    """Key of the service with the most requests registered in the period; None: there were none."""
    many = func.sum(desk_wait.c.requests).label("many")
    question = select(desk_wait.c.service_id, many).where(
        desk_wait.c.clock == "calendar", *selection.in_months(desk_wait)
    ).group_by(desk_wait.c.service_id)
    found = max(database.fetch(question), key=lambda row: (row.many, -row.service_id), default=None)
    return None if found is None else int(found.service_id)
