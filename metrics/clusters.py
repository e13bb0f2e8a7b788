"""The clusters themselves, one by one: the step each has reached, since when, and what was measured in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Table, and_, case, or_, select

from data_access.database import Database
from data_access.facts.base import days_between
from data_access.facts.clusters import THREE_YEARS
from data_access.schema.clusters import STEPS, cluster, cluster_network, cluster_reading, cluster_stage
from metrics import compute
from metrics.compute import Reading
from metrics.scope import Scope
from metrics.siblings import BEFORE

KEYS = ("id", "cluster_id", "source_id")


@dataclass(frozen=True)
class Effect:
    """One measure of the supported clusters at entry and now, in the unit of its indicator."""

    now: Reading
    before: Reading

    @property
    def growth_pct(self) -> float | None:
        """The increase since entry in percent of what there was; unknown without a beginning."""
        if self.now.value is None or not self.before.value:
            return None
        return (self.now.value - self.before.value) / self.before.value * 100


@dataclass(frozen=True)
class History:
    """What is on record of one cluster up to the end of the period, in the order of the days."""

    stages: pd.DataFrame     # step, entered_on, left_on (empty = it stands there), days, simulated
    readings: pd.DataFrame   # moment, read_on and the measures
    networks: pd.DataFrame   # number, kind, formed_on, dissolved_on


def effects(scope: Scope, database: Database) -> list[Effect]:
    """The measures of the supported clusters before and after, in the order of the report."""
    readings = compute.readings([*BEFORE, *BEFORE.values()], scope, database)
    found = {reading.code: reading for reading in readings}
    return [Effect(found[code], found[before]) for code, before in BEFORE.items()]


def register(scope: Scope, database: Database) -> pd.DataFrame:
    """A row per cluster identified by the end of the period, the longest in its step first.

    Columns: id, name_fa, name_en, province_code, simulated, step (None = finished), since, days (in the
    step), engaged_on, project_days (to the finish or to the end of the period), finished_on, late (1 =
    running for more than three years). Only clusters of provinces whose detail the reader may see.
    """
    scope.rights.check_rows(cluster.name)
    return _frame(_question(scope), database)


def history(key: int, scope: Scope, database: Database) -> History:
    """The record of one cluster; empty when it is not there or not open to the reader."""
    scope.rights.check_rows(cluster.name)
    stop = scope.period.stop
    days = _days(cluster_stage.c.entered_on, cluster_stage.c.left_on, stop)
    columns = [cluster_stage.c.step, cluster_stage.c.entered_on, _left(stop).label("left_on")]
    stages = select(*columns, days.label("days"), cluster_stage.c.simulated)
    measured = [column for column in cluster_reading.c if column.name not in KEYS]
    kinds = [cluster_network.c[name] for name in ("number", "kind", "formed_on", "dissolved_on", "simulated")]
    return History(
        _of(cluster_stage, stages, cluster_stage.c.entered_on, key, scope, database),
        _of(cluster_reading, select(*measured), cluster_reading.c.read_on, key, scope, database),
        _of(cluster_network, select(*kinds), cluster_network.c.formed_on, key, scope, database),
    )


def _of(table: Table, columns: Select[Any], since: ColumnElement[Any], key: int, scope: Scope,
        database: Database) -> pd.DataFrame:
    rows = columns.select_from(table.join(cluster, cluster.c.id == table.c.cluster_id))
    wanted = rows.where(cluster.c.id == key, since < scope.period.stop, *_chosen(scope))
    return _frame(wanted.order_by(since, table.c.id), database)


def _question(scope: Scope) -> Select[Any]:
    stop = scope.period.stop
    standing = or_(cluster_stage.c.left_on.is_(None), cluster_stage.c.left_on >= stop)
    ended = and_(cluster_stage.c.step == STEPS[-1], cluster_stage.c.left_on < stop)
    step = case((standing, cluster_stage.c.step))
    finished = case((ended, cluster_stage.c.left_on))
    engaged = case((cluster.c.agent_engaged_on < stop, cluster.c.agent_engaged_on))
    project = _days(engaged, finished, stop)
    running = and_(standing, cluster_stage.c.step.in_(STEPS[3:]))
    late = case((and_(running, project > THREE_YEARS), 1), else_=0)
    days = _days(cluster_stage.c.entered_on, cluster_stage.c.left_on, stop)
    return (
        select(
            cluster.c.id, cluster.c.name_fa, cluster.c.name_en, cluster.c.province_code,
            cluster_stage.c.simulated, step.label("step"), cluster_stage.c.entered_on.label("since"),
            days.label("days"), engaged.label("engaged_on"), project.label("project_days"),
            finished.label("finished_on"), late.label("late"),
        )
        .select_from(cluster.join(cluster_stage, cluster_stage.c.cluster_id == cluster.c.id))
        .where(cluster_stage.c.entered_on < stop, or_(standing, ended), *_chosen(scope))
        .order_by(days.desc(), cluster.c.id)
    )


def _left(stop: date) -> ColumnElement[Any]:
    return case((cluster_stage.c.left_on < stop, cluster_stage.c.left_on))


def _days(first: ColumnElement[Any], then: ColumnElement[Any], stop: date) -> ColumnElement[Any]:
    """Days to `then`, or to the end of the period when it has not come by then."""
    return days_between(first, case((then < stop, then), else_=stop))


def _chosen(scope: Scope) -> list[ColumnElement[bool]]:
    allowed = scope.detail_provinces()
    return [] if allowed is None else [cluster.c.province_code.in_(sorted(allowed))]


def _frame(question: Select[Any], database: Database) -> pd.DataFrame:
    names = list(question.selected_columns.keys())
    return pd.DataFrame([tuple(row) for row in database.fetch(question)], columns=names)
