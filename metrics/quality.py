"""How good the rows are: findings of every rule, months without rows, and scores by province and table.

A score is the share of rows without any finding of its dimension, in percent; for timeliness, the share of
months with a row among the months of provinces that normally have some.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, case, func, null, or_, select

from data_access.database import Database
from data_access.schema.places import park, province
from metrics import compute, registry
from metrics.formula import leaves
from metrics.listing import open_to
from metrics.quality_named import NAMED
from metrics.quality_rules import DIMENSIONS, Rule, placed, read_off, tables
from metrics.quality_time import Punctuality, punctuality
from metrics.scope import Scope

LOW = 95.0      # percent of rows without a finding, below which a number says so
Counts = Mapping[Any, int]     # province code (None = rows without one) to a number of rows


@dataclass(frozen=True)
class Checked:
    """One table: its rows by province, the findings of each rule, and the rows with any, by dimension."""

    table: str
    rows: Counts
    found: Mapping[str, Counts]
    faulty: Mapping[str, Counts]


@dataclass(frozen=True)
class Report:
    """Everything that was checked of some tables."""

    checked: tuple[Checked, ...]
    punctual: tuple[Punctuality, ...]

    def score(self, dimension: str, place: str | None = None) -> float | None:
        """In percent, of a province or (None) of all rows; None where there is nothing to judge."""
        parts = self._parts(dimension)
        whole = sum(_of(counts, place) for counts, _ in parts)
        faulty = sum(_of(counts, place) for _, counts in parts)
        return 100 * (whole - faulty) / whole if whole else None

    def _parts(self, dimension: str) -> list[tuple[Counts, Counts]]:
        if dimension == "timeliness":
            return [(each.expected, each.missing) for each in self.punctual]
        return [(each.rows, each.faulty.get(dimension, {})) for each in self.checked]


@dataclass(frozen=True)
class LowScore:
    """The worst score among what a number rests on."""

    table: str
    dimension: str
    score: float


@cache
def rules() -> dict[str, Rule]:
    """Key to rule: those written by hand first, then those read off each table."""
    read = (rule for table in tables().values() for rule in read_off(table))
    return {rule.key: rule for rule in (*NAMED, *read)}


@cache
def rules_of(table: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules().values() if rule.entity.name == table)


def check(table: str, scope: Scope, database: Database) -> Checked:
    """All rules of one table over all provinces, in one SELECT. Raises Forbidden without an internal role."""
    scope.rights.check()
    own = rules_of(table)
    records = [tuple(record) for record in database.fetch(_counting(table, own))]
    rows = {record[0]: int(record[1]) for record in records}
    found = {
        rule.key: {record[0]: record[2 + place] for record in records if record[2 + place]}
        for place, rule in enumerate(own)
    }
    start = 2 + len(own)
    faulty = {
        dimension: {record[0]: record[start + place] for record in records}
        for place, dimension in enumerate(DIMENSIONS)
    }
    return Checked(table, rows, found, faulty)


def report(names: Iterable[str], scope: Scope, database: Database) -> Report:
    """The findings of these tables; two SELECTs a table."""
    chosen = [name for name in names if name in tables()]
    return Report(tuple(check(name, scope, database) for name in chosen),
                  tuple(punctuality(name, scope, database) for name in chosen))


def findings(key: str, scope: Scope, database: Database, limit: int = 500) -> pd.DataFrame:
    """The rows that break a rule, without personal keys, in the provinces whose detail the reader may see.

    Raises Forbidden when none is left.
    """
    rule = rules()[key]
    scope.rights.check_rows(rule.entity.name)
    source, at, of_park = placed(rule.entity)
    columns: list[ColumnElement[Any]] = [
        column for column in rule.entity.c if open_to(scope.rights, rule.entity.name, column)
    ]
    if at is not None:
        source = source.outerjoin(province, province.c.code == at) if at.table is not province else source
        columns.append(province.c.name_fa.label("province"))
    if of_park is not None and rule.entity is not park:
        columns.append(park.c.name_fa.label("park"))
    question = select(*columns).select_from(source).where(rule.condition)
    allowed = scope.detail_provinces()
    if allowed is not None:   # rows without a province are nobody's detail
        question = question.where(null().is_not(None) if at is None else at.in_(sorted(allowed)))
    question = question.order_by(rule.entity.c.id).limit(limit)
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in database.fetch(question)], columns=names)


def low_score(code: str, scope: Scope, found: Report, least: float = LOW) -> LowScore | None:
    """The worst score of the tables `code` reads, in the scope's provinces, when it is below `least` percent.

    Missing values count only in the columns that the number measures. `found` must hold `tables_of(code)`.
    """
    places: list[str | None] = [*sorted(scope.provinces)] or [None]
    worst: LowScore | None = None
    for table, dimension, whole, faulty in _judged(code, found):
        size = sum(_of(whole, place) for place in places)
        bad = sum(_of(faulty, place) for place in places)
        score = 100 * (size - bad) / size if size else 100.0
        if score < least and (worst is None or score < worst.score):
            worst = LowScore(table, dimension, score)
    return worst


def tables_of(code: str) -> list[str]:
    """The checked tables that an indicator reads."""
    return [name for name in compute.tables(code) if name in tables()]


def _judged(code: str, found: Report) -> Iterable[tuple[str, str, Counts, Counts]]:
    """Table, dimension, all and faulty rows of everything that bears on a number."""
    read = set(tables_of(code))
    of = [leaf.of for leaf in leaves(registry.get(code).formula)]
    measured = {getattr(column, "key", None) for column in of}
    for each in (each for each in found.checked if each.table in read):
        for dimension in ("consistency", "plausibility"):
            yield each.table, dimension, each.rows, each.faulty[dimension]
        for rule in rules_of(each.table):
            if rule.dimension == "completeness" and rule.column in measured:
                yield each.table, rule.dimension, each.rows, each.found[rule.key]
    for one in (one for one in found.punctual if one.table in read):
        yield one.table, "timeliness", one.expected, one.missing


def _counting(table: str, own: Sequence[Rule]) -> Select[Any]:
    """Per province: rows, findings of each rule, and rows with any finding of each dimension."""
    source, at, _ = placed(tables()[table])
    place: ColumnElement[Any] = null() if at is None else at
    columns = [_rows_with(rule.condition).label(f"r{number}") for number, rule in enumerate(own)]
    for dimension in DIMENSIONS:
        any_of = [rule.condition for rule in own if rule.dimension == dimension]
        columns.append((_rows_with(or_(*any_of)) if any_of else func.count(null())).label(dimension))
    question = select(place.label("place"), func.count().label("rows"), *columns).select_from(source)
    return question if at is None else question.group_by(at)


def _rows_with(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _of(counts: Counts, place: str | None) -> int:
    return sum(counts.values()) if place is None else counts.get(place, 0)
