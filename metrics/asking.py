"""Sends questions and reads answers: what every verb that asks the database shares."""

from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Select

from common.period import Period
from data_access.database import Database
from metrics.listed import Listed
from metrics.question import Question
from metrics.scope import Scope
from metrics.spine import Steps

PARCEL = 12  # a question with very many facts takes the engine long to plan, so they are asked by the dozen
Record = dict[str, Any]


@lru_cache(maxsize=1000)
def asked(
    codes: tuple[str, ...], periods: tuple[Period, ...] | Steps | Listed, scope: Scope,
    by: tuple[str, ...] = (), plans: bool = False, parts: bool = False,
) -> Select[Any]:
    """The same question is built once; the reader's rights are part of the scope, so of the key."""
    return Question(codes, periods, scope, by, plans, parts).select()


def records(question: Select[Any], database: Database) -> list[Record]:
    """A dictionary per row, by the names of the columns."""
    names = list(question.selected_columns.keys())
    return [dict(zip(names, row, strict=True)) for row in database.fetch(question)]


def frame(question: Select[Any], database: Database) -> pd.DataFrame:
    """The rows with the columns in their order, even when there are no rows."""
    found = database.fetch(question)
    return pd.DataFrame([tuple(row) for row in found], columns=list(question.selected_columns.keys()))


def written(question: Select[Any], database: Database) -> str:
    """The text of a question with its values, as the database would run it."""
    return str(question.compile(dialect=database.dialect, compile_kwargs={"literal_binds": True}))
