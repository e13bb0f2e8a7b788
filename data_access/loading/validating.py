"""Judges each row by itself with schemas made from the entities: required, bounds, orders, contradictions."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
from pandera.errors import SchemaErrors

from common.tehran import TEHRAN, begins_at
from data_access.loading.entities import Entity, Field, FileColumn, Kind

DTYPES: dict[Kind, Any] = {
    "date": "datetime64[ms]", "moment": "datetime64[us]", "integer": pd.Int64Dtype(), "number": "float64",
    "flag": pd.BooleanDtype(), "text": pd.StringDtype(), "one_of": pd.StringDtype(),
    "province": pd.StringDtype(),
}
_MAPPED = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype()}.get
DAY = timedelta(days=1)
# Said only together: the second is empty unless the first is known.
TOGETHER = (
    ("contract", "ended_on", "end_reason"), ("request", "finished_on", "result"),
    ("idle_unit", "restarted_on", "method"),
)
# Two ways to the same row must agree.
SAME = (("request", "service.code", "workflow.service.code"),)
# Column, rule with what it names, and which rows are right.
_Wide = tuple[str, str, Callable[[pd.DataFrame], Any]]


@dataclass(frozen=True)
class Fault:
    """The row at `place` of the chunk breaks a rule in a column."""

    place: int
    column: str
    rule: str
    detail: str


@dataclass(frozen=True)
class Judge:
    """The rules of an entity for the columns that a file brings; nothing may lie after `today`."""

    entity: Entity
    columns: Sequence[FileColumn]
    today: date

    def faults(self, chunk: pa.Table) -> list[Fault]:
        """Every rule that a row breaks, in the order of the rows."""
        frame = chunk.to_pandas(date_as_object=False, types_mapper=_MAPPED)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")   # what pandera says of pandas to come is not the steward's
                self._schema.validate(frame, lazy=True)
        except SchemaErrors as found:
            return self._told(found.failure_cases)
        return []

    @cached_property
    def _schema(self) -> pandera.DataFrameSchema:
        columns = {
            column.code: pandera.Column(
                DTYPES[column.field.kind], list(_checks(column.field, self.today)),
                nullable=not (column.required and column.field.required),
            )
            for column in self.columns
        }
        wide = [pandera.Check(right, error=f"{column}|{told}") for column, told, right in self._wide()]
        return pandera.DataFrameSchema(columns, checks=wide, strict=False)

    def _told(self, cases: pd.DataFrame) -> list[Fault]:
        """A rule over several columns is told once for each of them; it counts for the one it names."""
        found = set()
        for context, column, check, index in zip(
            cases["schema_context"], cases["column"], cases["check"].astype(str), cases["index"], strict=True
        ):
            of, _, told = check.rpartition("|")
            if context == "DataFrameSchema" and of != column:
                continue
            rule, _, detail = told.partition(":")
            rule = "required" if rule == "not_nullable" else rule
            found.add(Fault(int(index), str(column), rule, detail))
        return sorted(found, key=lambda fault: (fault.place, fault.column, fault.rule))

    def _wide(self) -> Iterator[_Wide]:
        there = {column.code: column.field.kind for column in self.columns}
        for first, then in self.entity.orders:
            if {first, then} <= set(there):
                yield then, f"order:{first}", _in_order(first, then)
        for name, kind in there.items():
            day = f"{name.removesuffix('_at')}_on"
            if kind == "moment" and name.endswith("_at") and day in there:
                yield day, f"other_day:{name}", _same_day(name, day)
        for pairs, right in ((TOGETHER, _together), (SAME, _alike)):
            for entity, one, other in pairs:
                if entity == self.entity.name and {one, other} <= set(there):
                    yield other, f"disagrees:{one}", right(one, other)


def _checks(field: Field, today: date) -> Iterator[pandera.Check]:
    if field.low is not None or field.high is not None:
        low, high = (None if each is None else f"{each:g}" for each in (field.low, field.high))
        told = f"{low} … {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
        yield pandera.Check(_within(field.low, field.high), error=f"range:{told}")
    if field.kind == "one_of":
        yield pandera.Check.isin(list(field.values), error="not_choice")
    if field.kind == "date" and not field.ahead:
        yield pandera.Check.less_than(pd.Timestamp(today + DAY), error="future")
    if field.kind == "moment" and not field.ahead:
        yield pandera.Check.less_than(pd.Timestamp(begins_at(today + DAY)), error="future")


def _within(low: float | None, high: float | None) -> Callable[[Any], Any]:
    def right(values: Any) -> Any:
        above = values >= low if low is not None else values == values  # noqa: PLR0124 - all that are known
        return above & (values <= high) if high is not None else above

    return right


def _in_order(first: str, then: str) -> Callable[[pd.DataFrame], Any]:
    return lambda frame: ~(frame[then] < frame[first])


def _together(known: str, said: str) -> Callable[[pd.DataFrame], Any]:
    return lambda frame: frame[said].isna() | frame[known].notna()


def _alike(one: str, other: str) -> Callable[[pd.DataFrame], Any]:
    return lambda frame: (frame[one] == frame[other]).fillna(True)   # unknown is no fault


def _same_day(moment: str, day: str) -> Callable[[pd.DataFrame], Any]:
    def right(frame: pd.DataFrame) -> Any:
        local = frame[moment].dt.tz_localize("UTC").dt.tz_convert(TEHRAN).dt.tz_localize(None).dt.normalize()
        return (local == frame[day]) | (frame[moment].isna() & frame[day].isna())

    return right


def now_in_tehran() -> date:
    return datetime.now(TEHRAN).date()
