"""The figures of a table: one question per parcel of indicators, over all periods at once."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Select

from data_access.database import Database
from metrics.asking import PARCEL, asked, frame
from metrics.crosstab.selection import PERIOD, Crosstab
from metrics.over_plans import OverPlans, is_over
from metrics.scope import Scope

HEAVIEST = 360   # indicators times periods of one question; more takes the engine long to plan


def values(table: Crosstab, scope: Scope, by: Sequence[str], database: Database) -> pd.DataFrame:
    """A row per member of `by`, and per period where periods are lines, indexed by them.

    Columns are the value columns of the table (float, unknown as NaN) and `<key>__simulated` (bool).
    """
    parts = [part.set_index([PERIOD, *by]) for part in _answers(table, scope, tuple(by), database)]
    found = pd.concat(parts, axis=1)[_names(table.codes)]
    numbers = range(len(table.periods))
    if table.across:
        return pd.concat([_of_period(table, found, number, by) for number in numbers], axis=1)
    texts = {number: str(step) for number, step in enumerate(table.periods)}
    lines = found.reset_index()
    lines[PERIOD] = lines[PERIOD].map(texts)
    return lines.set_index([*by, PERIOD])


def questions(table: Crosstab, scope: Scope, by: tuple[str, ...]) -> Iterator[Select[Any]]:
    """The SELECT of each parcel of indicators that count rows."""
    own = [code for code in table.codes if not is_over(code)]
    size = max(1, min(PARCEL, HEAVIEST // len(table.periods)))
    periods = tuple(step.period for step in table.periods)
    for first in range(0, len(own), size):
        yield asked(tuple(own[first : first + size]), periods, scope, by)


def over(table: Crosstab, scope: Scope, by: tuple[str, ...], database: Database) -> OverPlans | None:
    """The figures that are worked out from other indicators, if the table has any."""
    codes = tuple(code for code in table.codes if is_over(code))
    periods = tuple(step.period for step in table.periods)
    return OverPlans(codes, periods, scope, by, database) if codes else None


def _answers(
    table: Crosstab, scope: Scope, by: tuple[str, ...], database: Database
) -> Iterator[pd.DataFrame]:
    for question in questions(table, scope, by):
        yield _typed(frame(question, database), by)
    if worked_out := over(table, scope, by, database):
        names = [PERIOD, *by, *_names(worked_out.codes)]
        yield _typed(pd.DataFrame(worked_out.records(), columns=names), by)


def _typed(found: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    for name in found.columns.difference([PERIOD, *by]):
        figures = found[name].astype("float64")
        found[name] = figures == 1 if name.endswith("__simulated") else figures
    return found


def _of_period(table: Crosstab, found: pd.DataFrame, number: int, by: Sequence[str]) -> pd.DataFrame:
    """The lines of one period under the keys of their columns, and keyed by their members only."""
    lines = found.xs(number, level=PERIOD) if by else found.loc[found.index == number].reset_index(drop=True)
    step = table.periods[number]
    keys = {code: key for key, (code, of) in table.value_keys.items() if of == step}
    simulated = {f"{code}__simulated": f"{key}__simulated" for code, key in keys.items()}
    return lines.rename(columns=keys | simulated)


def _names(codes: Sequence[str]) -> list[str]:
    return [name for code in codes for name in (code, f"{code}__simulated")]
