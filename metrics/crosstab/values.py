"""The figures of a table: one question per parcel of indicators, over all periods at once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from sqlalchemy import Select

from common.period import Period
from data_access.database import Database
from metrics.asking import PARCEL, asked, frame
from metrics.crosstab.selection import PERIOD, Crosstab
from metrics.over_plans import OverPlans, is_over
from metrics.scope import Scope
from metrics.spine import Grain, Steps

GRAINS = {"year": Grain.YEAR, "season": Grain.SEASON, "month": Grain.MONTH}
MANY = 13        # from so many periods on the calendar's join is cheaper than one count per period
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


def questions(
    table: Crosstab, scope: Scope, by: tuple[str, ...], one_by_one: bool = False
) -> Iterator[Select[Any]]:
    """The SELECT of each parcel of indicators that count rows."""
    own = [code for code in table.codes if not is_over(code)]
    run = None if one_by_one else _run(table)
    size = PARCEL if run else max(1, min(PARCEL, HEAVIEST // len(table.periods)))
    periods = tuple(step.period for step in table.periods)
    for first in range(0, len(own), size):
        yield asked(tuple(own[first : first + size]), run or periods, scope, by)


def over(table: Crosstab, scope: Scope, by: tuple[str, ...], database: Database) -> OverPlans | None:
    """The figures that are worked out from other indicators, if the table has any."""
    codes = tuple(code for code in table.codes if is_over(code))
    periods = tuple(step.period for step in table.periods)
    return OverPlans(codes, periods, scope, by, database) if codes else None


def _answers(
    table: Crosstab, scope: Scope, by: tuple[str, ...], database: Database
) -> Iterator[pd.DataFrame]:
    parts = [frame(question, database) for question in questions(table, scope, by)]
    if _run(table) is not None:
        parts = [part.assign(**{PERIOD: part[PERIOD].map(_numbers(table))}) for part in parts]
        if any(part[PERIOD].nunique() < len(table.periods) for part in parts):   # beyond the calendar
            parts = [frame(question, database) for question in questions(table, scope, by, one_by_one=True)]
    yield from (_typed(part, by) for part in parts)
    if worked_out := over(table, scope, by, database):
        names = [PERIOD, *by, *_names(worked_out.codes)]
        yield _typed(pd.DataFrame(worked_out.records(), columns=names), by)


def _run(table: Crosstab) -> Steps | None:
    """Many periods that follow each other are read off the calendar at once, not one by one."""
    first, last = table.periods[0], table.periods[-1]
    follow = all(later == earlier.following() for earlier, later in pairwise(table.periods) if earlier.kind)
    if len(table.periods) < MANY or first.kind not in GRAINS or not follow:
        return None
    return Steps(GRAINS[first.kind], Period(first.period.start, last.period.stop))


def _numbers(table: Crosstab) -> dict[int, int]:
    """The keys of the calendar's steps to the places of the periods in the table."""
    texts = [str(step).replace("-S", "").replace("-", "") for step in table.periods]
    return {int(text): number for number, text in enumerate(texts)}


def _typed(found: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    figures = found.drop(columns=[PERIOD, *by]).astype("float64")
    marks = {name: figures[name] == 1 for name in figures if name.endswith("__simulated")}
    values_ = {name: figures[name] for name in figures}
    return pd.concat([found[[PERIOD, *by]], pd.DataFrame(values_ | marks, index=found.index)], axis=1)


def _of_period(table: Crosstab, found: pd.DataFrame, number: int, by: Sequence[str]) -> pd.DataFrame:
    """The lines of one period under the keys of their columns, and keyed by their members only."""
    lines = found.xs(number, level=PERIOD) if by else found.loc[found.index == number].reset_index(drop=True)
    step = table.periods[number]
    keys = {code: key for key, (code, of) in table.value_keys.items() if of == step}
    simulated = {f"{code}__simulated": f"{key}__simulated" for code, key in keys.items()}
    return lines.rename(columns=keys | simulated)


def _names(codes: Sequence[str]) -> list[str]:
    return [name for code in codes for name in (code, f"{code}__simulated")]
