"""The health of the process that serves this page, for whoever looks after the server."""

import streamlit as st

from common.errors import DashboardError
from ui import tables
from ui.tables import Column
from ui.words import left_to_right, moment, number, say
from web import counters, health

_MIB = 2**20
_NAMES = ("reference", "at", "place", "kind")


def ready() -> None:
    """Everything that figures need, looked at now."""
    rows = [
        {"name": say(f"health.{each.name}"), "well": each.well, "told": left_to_right(each.told)}
        for each in health.checks()
    ]
    columns = [Column(name, say(f"health.{name}")) for name in ("name", "well", "told")]
    tables.show(rows, columns, say("health.ready"))


def process() -> None:
    """What this process has counted since it began; the other processes count for themselves."""
    port = str(st.get_option("server.port"))
    p95, sample = counters.slowest_twentieth(), counters.REGISTRY.get_sample_value
    figures: dict[str, float | None] = {
        "windows": health.sessions(),
        "memory": (sample("isipo_process_resident_memory_bytes") or 0.0) / _MIB,
        "p95": None if p95 is None else p95 * 1000,
        "runs": counters.total(counters.RUNS),
        "questions": counters.total(counters.QUESTIONS),
        "unanswered": counters.total(counters.BROKEN),
    }
    rows = [{"what": say(f"health.{name}"), "value": value} for name, value in figures.items()]
    columns = [Column("what", say("health.what")), Column("value", say("health.value"), "count")]
    tables.show(rows, columns, say("health.process", port=left_to_right(port)))
    st.caption(_loaded())
    st.caption(_rollups())


def failures() -> None:
    """The last ones that readers were told of, with the number that they were given."""
    rows = [
        {"at": moment(each.at),
         **{name: left_to_right(getattr(each, name)) for name in ("reference", "place", "kind")}}
        for each in counters.failures()
    ]
    columns = [Column(name, say(f"health.{name}")) for name in _NAMES]
    tables.show(rows, columns, say("health.failures"))


def _loaded() -> str:
    """When rows were last taken over, as far as the database says."""
    try:
        at = health.last_load()
    except DashboardError:
        at = None
    return say("health.last_load", at=moment(at)) if at else say("health.no_load")


def _rollups() -> str:
    """How many periods of the rollups are read; what is not is answered from the rows, slower."""
    try:
        found = health.rollups()
    except DashboardError:
        return ""
    if found.at is None:
        return say("health.no_rollups")
    return say("health.rollups", at=moment(found.at), read=number(found.read, "count"),
               changed=number(found.made - found.read, "count"))
