"""The counts of the desk: how each is asked of the rows, and which changes of rows move which lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table

from data_access.desk import counted_requests, counted_steps
from data_access.desk.clock import Known
from data_access.desk.part import Part
from data_access.schema import desk_counts as tables
from data_access.schema.desk_counts import OPEN


@dataclass(frozen=True, eq=False)
class Count:
    """`watches` are the kinds of notes (data_access/rollups/notes.py) that tell on which days of the rows
    lines may have moved. `by` is the column that holds the day, month or year of a line; without one all is
    made anew. `lasts` = the lines of what is open, which move with the last known day as well.
    """

    table: Table
    question: Callable[[Known, Part], Select[Any]]
    watches: tuple[str, ...]
    by: Column[Any] | None = None
    lasts: ColumnElement[bool] | None = None


COUNTS = (
    Count(tables.desk_flow, counted_requests.flow, ("registered", "finished"), tables.desk_flow.c.day),
    Count(
        tables.desk_wait, counted_requests.wait, ("registered",), tables.desk_wait.c.month,
        tables.desk_wait.c.ending == OPEN,
    ),
    Count(tables.desk_round, counted_requests.rounds, ("finished", "ended"), tables.desk_round.c.month),
    Count(
        tables.desk_promise, counted_requests.promise, ("due",), tables.desk_promise.c.month,
        tables.desk_promise.c.verdict == "missed_open",
    ),
    Count(tables.desk_open, counted_requests.still_open, ("open", "held")),
    Count(
        tables.desk_stay, counted_steps.stay, ("entered", "stay"), tables.desk_stay.c.month,
        tables.desk_stay.c.ending == OPEN,
    ),
    Count(tables.desk_move, counted_steps.move, ("left", "life"), tables.desk_move.c.month),
    Count(tables.desk_return, counted_steps.sent_back, ("left", "life"), tables.desk_return.c.month),
    Count(tables.desk_variant, counted_steps.variant, ("registered", "worked"), tables.desk_variant.c.year),
)
