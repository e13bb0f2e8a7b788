"""Sends questions and reads answers: what every verb that asks the database shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Select

from common.period import Period
from data_access.database import Database
from data_access.rollups.standing import held
from metrics.listed import Listed
from metrics.question import FRESH, Question
from metrics.scope import Scope
from metrics.spine import Steps

PARCEL = 12  # a question with very many facts takes the engine long to plan, so they are asked by the dozen
Record = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One question in two ways: out of the rows, and out of rollups where they can answer a part of it."""

    codes: tuple[str, ...]
    periods: tuple[Period, ...] | Steps | Listed
    scope: Scope
    by: tuple[str, ...] = ()
    plans: bool = False
    parts: bool = False

    @cached_property
    def rolled(self) -> Question | None:
        """None = the rows must answer."""
        question = self._question(rolled=True)
        return question if question.rollups else None

    @cached_property
    def rows(self) -> Select[Any]:
        return self._question(rolled=False).select()

    @cached_property
    def rollups(self) -> Select[Any]:
        """Of rollups, if there is `rolled`."""
        return self.rolled.select() if self.rolled else self.rows

    @cached_property
    def proved(self) -> Select[Any]:
        """The same with a column more, FRESH, that tells whether the rollups hold."""
        return self.rolled.select(proof=True) if self.rolled else self.rows

    def hold(self, database: Database) -> bool:
        """Whether rollups that nobody can change hold all periods of the question."""
        known = held(database)
        periods = self.periods if isinstance(self.periods, tuple) else self.periods.periods
        rollups = self.rolled.rollups if self.rolled else []
        return all(known.covers(rollup, each.start, each.stop) for rollup in rollups for each in periods)

    def _question(self, *, rolled: bool) -> Question:
        return Question(self.codes, self.periods, self.scope, self.by, self.plans, self.parts, rolled)


@lru_cache(maxsize=1000)
def asked(
    codes: tuple[str, ...], periods: tuple[Period, ...] | Steps | Listed, scope: Scope,
    by: tuple[str, ...] = (), plans: bool = False, parts: bool = False,
) -> Asked:
    """The same question is built once; the reader's rights are part of the scope, so of the key.

    Raises what Question does.
    """
    question = Asked(codes, periods, scope, by, plans, parts)
    _ = question.rolled   # built here, so that what is wrong with the question is told here
    return question


def answer(question: Select[Any] | Asked, database: Database) -> tuple[list[str], Sequence[Any]]:
    """The names of the columns and the rows: of rollups when they hold.

    Where rows may change at any moment the same statement tells whether they do.
    """
    if not isinstance(question, Asked):
        return _fetched(question, database)
    if question.rolled is not None:
        if not database.unchanging:
            names, found = _fetched(question.proved, database)
            if found and all(getattr(row, FRESH) for row in found):
                return names[:-1], [row[:-1] for row in found]
        elif question.hold(database):
            return _fetched(question.rollups, database)
    return _fetched(question.rows, database)


def _fetched(question: Select[Any], database: Database) -> tuple[list[str], Sequence[Any]]:
    return list(question.selected_columns.keys()), database.fetch(question)


def records(question: Select[Any] | Asked, database: Database) -> list[Record]:
    """A dictionary per row, by the names of the columns."""
    names, found = answer(question, database)
    return [dict(zip(names, row, strict=True)) for row in found]


def frame(question: Select[Any] | Asked, database: Database, since: int = 0) -> pd.DataFrame:
    """The rows with the columns in their order, those `since` a place, even when there are no rows."""
    names, found = answer(question, database)
    return pd.DataFrame([row[since:] for row in found], columns=names[since:])


def written(question: Select[Any] | Asked, database: Database) -> str:
    """The text of a question with its values, as the database would run it over the rows."""
    select = question.rows if isinstance(question, Asked) else question
    return str(select.compile(dialect=database.dialect, compile_kwargs={"literal_binds": True}))
