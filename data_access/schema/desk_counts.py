"""Counts of the desk, cut from its events: a page reads these, however many rows there are.

Every table here can be made again from the rows; nothing in it is typed in. Parts add up to wholes.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Double, Integer, String, Table

from data_access.schema.base import metadata, sorted_by

CLOCKS = ("calendar", "working")
OPEN = "open"   # the ending of a stay or request that lasts
BETWEEN = "\x1f"   # stands between the codes of a way; no code holds it, many hold blanks


def counts(name: str, comment: str, *columns: Column[Any], index: tuple[str, ...] = ()) -> Table:
    made = Table(f"desk_{name}", metadata, *columns, comment=comment)
    if index:
        sorted_by(f"ix_desk_{name}", *(made.c[column] for column in index))
    return made


def key(name: str, comment: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, comment=comment)


def word(name: str, comment: str, optional: bool = False) -> Column[Any]:
    return Column(name, String, nullable=optional, comment=comment)


def many(name: str, comment: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, comment=comment)


def seconds(name: str, comment: str) -> Column[Any]:
    return Column(name, Double, nullable=False, comment=f"{comment}, seconds")


def simulated() -> Column[Any]:
    return Column("simulated", Boolean, nullable=False, comment="At least one row behind it is generated")


desk_made = counts(
    "made", "When the counts were made and of which rows",
    Column("made_at", DateTime, nullable=False, comment="UTC"),
    Column("as_of", DateTime, nullable=False, comment="The moment up to which the rows are known, UTC"),
    Column("last_day", Date, nullable=False, comment="The last day in Tehran that is known as a whole"),
    many("requests", "Requests they rest on"),
    many("steps", "Stays they rest on"),
)
desk_flow = counts(
    "flow", "Requests that came in and ended, day by day",
    Column("day", Date, nullable=False, comment="Day in Tehran"),
    key("service_id", "Service"), word("province_code", "Province"),
    many("registered", "Registered"), many("finished", "Ended"), many("approved", "Ended with approval"),
    simulated(), index=("day",),
)
desk_wait = counts(
    "wait", "How long requests took, or have taken so far, in whole days",
    word("clock", "calendar: days between the dates; working: working days between them"),
    key("service_id", "Service"), word("province_code", "Province"),
    key("month", "Jalali month of registration, as 140107"),
    many("entry", "Days after which it came under observation; above 0 = open before the rows begin"),
    many("days", "Days from registration to the end, or to the last known moment"),
    word("ending", "approved, rejected, withdrawn, closed, or open"),
    many("requests", "Requests"), seconds("seconds", "Sum of their exact durations on this clock"),
    simulated(), index=("clock", "service_id", "month"),
)
desk_stay = counts(
    "stay", "How long stays in a step took, or have taken so far, in whole days",
    word("clock", "calendar or working"),
    key("step_id", "Step"), word("province_code", "Province"),
    key("month", "Jalali month in which the step was entered"),
    many("entry", "Days after which it came under observation; above 0 = in it before the rows begin"),
    many("days", "Days in the step"), word("ending", "approve, return, reject, withdraw, end, or open"),
    many("stays", "Stays"), seconds("seconds", "Sum of their exact durations on this clock"),
    simulated(), index=("clock", "step_id", "month"),
)
desk_open = counts(
    "open", "Requests that are open, by where they are and how old they are",
    key("service_id", "Service"), word("province_code", "Province"),
    Column("step_id", Integer, nullable=True, comment="Step it is in; empty = no step is recorded"),
    Column("holder_id", Integer, nullable=True, comment="Whose inbox; empty = nobody's"),
    word("status", "Group of the inbox"),
    many("age", "Days since registration"),
    Column("held", Integer, nullable=True, comment="Days at this holder"),
    Column("late", Boolean, nullable=True, comment="Past the announced time; empty = none was announced"),
    many("requests", "Requests"), simulated(), index=("service_id", "province_code"),
)
desk_move = counts(
    "move", "Steps to the steps that follow them",
    key("service_id", "Service"), word("province_code", "Province"),
    key("month", "Jalali month in which the first step was left"),
    key("from_id", "Step that was left"), word("outcome", "Outcome", optional=True),
    Column("to_id", Integer, nullable=True, comment="Step that followed; empty = the request ended"),
    many("moves", "How often"), simulated(), index=("service_id", "month"),
)
desk_return = counts(
    "return", "Returns for correction and the days they cost until the step was reached again",
    key("service_id", "Service"), word("province_code", "Province"),
    key("month", "Jalali month of the return"), key("step_id", "Step that returned it"),
    word("reason", "Reason recorded; empty = none", optional=True),
    many("returns", "Returns"), many("back", "Of these, back at the step"),
    seconds("seconds", "Calendar time from return to being back, for those that are back"),
    simulated(), index=("service_id", "month"),
)
desk_round = counts(
    "round", "Requests that ended, by how often they had been sent",
    key("service_id", "Service"), word("province_code", "Province"),
    key("month", "Jalali month of the end"), many("rounds", "Sendings: 1 = right the first time"),
    word("result", "How they ended"), many("requests", "Requests"), simulated(),
    index=("service_id", "month"),
)
desk_variant = counts(
    "variant", "Ways taken through the workflow by requests that ended",
    key("service_id", "Service"), key("year", "Jalali year of registration"),
    word("way", "Codes of the steps in order, a unit separator between them"), many("requests", "Requests"),
    seconds("seconds", "Sum of their durations"), simulated(), index=("service_id", "year"),
)
desk_promise = counts(
    "promise", "Requests whose announced time has run out or that ended before, by whether it was kept",
    key("service_id", "Service"), word("province_code", "Province"),
    key("month", "Jalali month of the announced end"),
    word("verdict", "kept, missed (ended late) or missed_open (still open)"),
    many("requests", "Requests"), simulated(), index=("service_id", "month"),
)
TABLES = (
    desk_flow, desk_wait, desk_stay, desk_open, desk_move, desk_return, desk_round, desk_variant,
    desk_promise,
)
