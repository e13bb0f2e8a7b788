"""Whether this process can serve figures now, looked at for operators and their programs."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, text
from streamlit.runtime import Runtime

from common.errors import DashboardError, DataUnavailable
from common.settings import ROOT, settings
from data_access import opened
from data_access.engines import read_only_engine
from data_access.rollups.standing import Standing, standing
from data_access.schema.loads import load
from data_access.state.tables import state, utc

BEHIND = "SELECT extract(epoch FROM now() - pg_last_xact_replay_timestamp()) WHERE pg_is_in_recovery()"
LEAST_FREE = 500 * 2**20        # bytes of the disk under var/
MOST_BEHIND = 900.0             # seconds a replica may lag


@dataclass(frozen=True)
class Found:
    """What one look found: whether it is well, and a sentence for the operator when it is not."""

    name: str
    well: bool
    told: str = ""


def checks() -> list[Found]:
    """Everything a process needs to serve figures, looked at now; takes as long as the databases take."""
    return [_looked_at(name, look) for name, look in LOOKS.items()]


def last_load() -> datetime | None:
    """When rows were last taken over; None when nobody ever loaded any. Raises DataUnavailable."""
    rows = opened.database().fetch(select(func.max(load.c.at)))
    return utc(rows[0][0]) if rows and rows[0][0] is not None else None


def rollups() -> Standing:
    """How the rollups of the desk stand. Raises DataUnavailable."""
    found = standing(opened.database())
    return replace(found, at=utc(found.at)) if found.at else found


def sessions() -> int:
    """Readers' windows that are open in this process."""
    with suppress(RuntimeError):
        found = Runtime.instance().stats_mgr.get_stats(family_names=["active_sessions"])
        return sum(int(getattr(stat, "value", 0)) for stats in found.values() for stat in stats)
    return 0


def _looked_at(name: str, look: Callable[[], None]) -> Found:
    try:
        look()
    except DashboardError as problem:
        return Found(name, well=False, told=str(problem))
    except Exception as problem:  # noqa: BLE001 - words of other errors may hold addresses and passwords
        return Found(name, well=False, told=type(problem).__name__)
    return Found(name, well=True)


def _operational() -> None:
    opened.database().check_version()


def _state() -> None:
    with state(settings().state_url).connect() as connection:
        connection.execute(select(1))


def _replica() -> None:
    if not settings().replica_url:
        return
    engine = read_only_engine(settings().replica_url)
    asked = text(BEHIND)
    try:
        with engine.connect() as connection:
            behind = connection.execute(asked).scalar()
    finally:
        engine.dispose()
    if behind is not None and float(behind) > MOST_BEHIND:
        raise _unwell(f"The replica is {float(behind):.0f} seconds behind.")


def _disk() -> None:
    folder = ROOT / "var"
    free = shutil.disk_usage(folder if folder.exists() else ROOT).free
    if free < LEAST_FREE:
        raise _unwell(f"Only {free // 2**20} MiB are free under var/.")


def _outlines() -> None:
    with Path(settings().outlines_file).open("rb") as file:
        if file.read(1) != b"{":
            raise _unwell("The outlines file is no GeoJSON.")


def _unwell(sentence: str) -> DataUnavailable:
    return DataUnavailable("کارساز آماده نیست.", sentence)


LOOKS: dict[str, Callable[[], None]] = {
    "operational_database": _operational, "state_database": _state, "replica": _replica, "disk": _disk,
    "outlines": _outlines,
}
