"""The figures of a table: one question per parcel of indicators, over all periods at once."""

from collections.abc import Iterator, Sequence

import pandas as pd

from data_access.database import Database
from metrics.asking import PARCEL, Asked, asked, frame
from metrics.crosstab.selection import PERIOD, Crosstab
from metrics.listed import together
from metrics.over_plans import OverPlans, is_over
from metrics.scope import Scope


def values(table: Crosstab, scope: Scope, by: Sequence[str], database: Database) -> pd.DataFrame:
    """A row per member of `by`, and per period where periods are lines, indexed by them.

    Columns are the value columns of the table (float, unknown as NaN) and `<key>__simulated` (bool).
    """
    parts = [part.set_index([PERIOD, *by]) for part in _answers(table, scope, tuple(by), database)]
    found = pd.concat(parts, axis=1)[_names(table.codes)]
    if table.across:
        return pd.concat(_of_periods(table, found, by), axis=1)
    texts = {number: str(step) for number, step in enumerate(table.periods)}
    lines = found.reset_index()
    lines[PERIOD] = lines[PERIOD].map(texts)
    return lines.set_index([*by, PERIOD])


def questions(table: Crosstab, scope: Scope, by: tuple[str, ...]) -> Iterator[Asked]:
    """The SELECT of each parcel of indicators that count rows."""
    own = [code for code in table.codes if not is_over(code)]
    periods = tuple(step.period for step in table.periods)
    for first in range(0, len(own), PARCEL):
        yield asked(tuple(own[first : first + PARCEL]), together(periods), scope, by)


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
    figures = found.drop(columns=[PERIOD, *by]).astype("float64")
    marks = {name: figures[name] == 1 for name in figures if name.endswith("__simulated")}
    values_ = {name: figures[name] for name in figures}
    return pd.concat([found[[PERIOD, *by]], pd.DataFrame(values_ | marks, index=found.index)], axis=1)


def _of_periods(table: Crosstab, found: pd.DataFrame, by: Sequence[str]) -> Iterator[pd.DataFrame]:
    """The lines of each period under the keys of their columns, and keyed by their members only."""
    keys: dict[object, dict[str, str]] = {}
    for key, (code, step) in table.value_keys.items():
        keys.setdefault(step, {}).update({code: key, f"{code}__simulated": f"{key}__simulated"})
    periods = found.index.get_level_values(PERIOD)
    for number, step in enumerate(table.periods):
        lines = found[periods == number]   # may be none: provinces without a park
        yield (lines.droplevel(PERIOD) if by else lines.reset_index(drop=True)).rename(columns=keys[step])


def _names(codes: Sequence[str]) -> list[str]:
    return [name for code in codes for name in (code, f"{code}__simulated")]
