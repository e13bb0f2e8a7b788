"""Rollups: rows of the desk that are alike counted together, period by period, so that figures need no rows.

Every table here can be made again from the rows; nothing in it is typed in. What a column holds is said where
the rollups are declared: data_access/rollups.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, String, Table

from data_access.schema.base import metadata, sorted_by

rollup_made = Table(
    "rollup_made", metadata,
    Column("name", String, primary_key=True, comment="Table of the rollup"),
    Column("start", Date, primary_key=True, comment="First day of the period"),
    Column("stop", Date, primary_key=True, comment="The day after its last day"),
    Column("kind", String, nullable=False, comment="flow, stand or whole: how it answers for a period"),
    Column("watches", String, nullable=False, comment="The kinds of notes that make it stale"),
    Column("made_at", DateTime, nullable=False, comment="When it was made, UTC"),
    Column("rows", Integer, nullable=False, comment="Rows of the rollup for the period"),
    comment="Which periods of which rollup are made",
)
rollup_dirty = Table(
    "rollup_dirty", metadata,
    Column("key", String, nullable=False, comment="Tells notes apart"),
    Column("kind", String, nullable=False, comment="Which days of the rows are meant"),
    Column("first_day", Date, nullable=False, comment="First day on which a figure may have moved"),
    Column("last_day", Date, nullable=False, comment="Last day on which a figure may have moved"),
    comment="Changes of rows that the rollups do not know yet; periods they touch are not read",
)
rollup_base = Table(
    "rollup_base", metadata,
    Column("entity", String, primary_key=True, comment="Name of a table of this database"),
    Column("rows", Integer, nullable=False, comment="Rows it had when the rollups were last made"),
    comment="How many rows the rollups rest on: where no trigger tells of changes, the number of rows does",
)


def rollup(name: str, comment: str, *columns: Column[Any], by_end: bool = False) -> Table:
    """`columns` with the period before them, and how many rows are alike after them."""
    made = Table(
        f"rollup_{name}", metadata,
        Column("start", Date, nullable=False, comment="First day of the period"),
        Column("stop", Date, nullable=False, comment="The day after its last day"),
        *columns,
        Column("n", Integer, nullable=False, comment="Rows that are alike"),
        Column("simulated", Boolean, nullable=False, comment="At least one of them is generated"),
        comment=comment,
    )
    sorted_by(f"ix_rollup_{name}", *([made.c.stop] if by_end else [made.c.start, made.c.stop]))
    return made


def word(name: str, comment: str) -> Column[Any]:
    return Column(name, String, nullable=True, comment=comment)


def whole(name: str, comment: str) -> Column[Any]:
    return Column(name, Integer, nullable=True, comment=comment)


def flag(name: str, comment: str) -> Column[Any]:
    return Column(name, Boolean, nullable=True, comment=comment)


def day(name: str, comment: str) -> Column[Any]:
    return Column(name, Date, nullable=True, comment=comment)


def at() -> list[Column[Any]]:
    return [word("province", "Province"), word("service", "Code of the service")]


def on_the_way() -> list[Column[Any]]:
    step, role = word("step", "Code of the step"), word("role", "Code of the role")
    return [*at(), step, role, word("reason", "Reason")]


def lasting() -> list[Column[Any]]:
    return [whole("days", "Days, up to the end of the period"), flag("ended", "It ended by then")]


registered = rollup(
    "registered", "Requests by the month of registration", *at(), word("channel", "Who sent it"),
    whole("extra_documents", "Documents asked beyond the announced list"),
    whole("documents_outside", "Documents received outside the system"),
)
decided = rollup(
    "decided", "Requests by the month of their end", *at(), word("result", "How it ended"),
    word("reason", "Why it ended without approval"), whole("visits", "In-person visits"),
    whole("announced_visits", "In-person visits announced"),
)
due = rollup(
    "due", "Requests by the month of their announced end", *at(), flag("in_time", "It ended by then"),
    flag("complete", "Documents were complete"),
)
open_ = rollup(
    "open", "Requests that are open at the end of a month", *at(),
    day("registered_on", "Day of registration"),
    flag("with_applicant", "It waits for the applicant"), flag("promised", "A time was announced"),
    flag("late", "That time is over"), by_end=True,
)
wait = rollup(
    "wait", "Requests registered in a month, season or year, by how long they took", *at(), *lasting()
)
wait_with_us = rollup(
    "wait_with_us", "The same by how long they were with the organisation", *at(), *lasting()
)
trace = rollup(
    "trace", "Requests on their way in a month, season or year", *at(),
    flag("traceable", "All that is recorded of its way can be shown"),
)
untrackable = rollup(
    "untrackable", "Requests without a unique tracking number, at the end of a month", *at(), by_end=True
)
held = rollup(
    "held", "Stays that last at the end of a month, by holder", *on_the_way(), whole("holder_id", "Holder"),
    by_end=True,
)
held_days = rollup(
    "held_days", "Stays that last at the end of a month, by age", *on_the_way(),
    day("entered_on", "Day on which the step was entered"), by_end=True,
)
stay = rollup(
    "stay", "Stays entered in a month, season or year, by how long they took", *on_the_way(), *lasting()
)
left = rollup(
    "left", "Stays by the month in which the step was left", *on_the_way(), word("kind", "Kind of the step"),
    word("outcome", "How the step was left"),
)
returned = rollup(
    "returned", "Returns by the month in which their request ended", *at(),
    flag("first", "The first return of its request"),
)
back = rollup(
    "back", "Returns by the month in which the step was reached again", *on_the_way(),
    whole("days", "Days away"),
)
away = rollup(
    "away", "Returns of a month, season or year, by how long they took", *on_the_way(), *lasting()
)
deviations = rollup(
    "deviations", "Stays that the announced process does not lead to, by the month of entry", *on_the_way()
)
notice = rollup(
    "notice", "SMS notices by the month of sending", *at(), flag("delivered", "It was delivered")
)
surveyed = rollup(
    "surveyed", "Surveys sent in a month, season or year", *at(), flag("answered", "It was answered by then")
)
TABLES = (
    registered, decided, due, open_, wait, wait_with_us, trace, untrackable, held, held_days, stay, left,
    returned, back, away, deviations, notice, surveyed, rollup_made, rollup_dirty, rollup_base,
)
