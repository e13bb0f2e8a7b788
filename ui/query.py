"""Cached answers for pages: the only place where caching and the live database meet.

The key of every answer holds the scope with the reader's rights, so no reader is ever given another's answer.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from common.period import Period
from common.rights import Reach
from data_access import opened
from data_access.database import Database
from metrics import attention, compute, parks
from metrics import reach as reaching
from metrics.attention import Lag
from metrics.compute import Reading
from metrics.reach import Place
from metrics.scope import Rights, Scope
from metrics.spine import Grain
from ui import as_of
from ui.kept import kept
from ui.language import language
from ui.words import say

FRESH = "10m"
FIGURES = Rights("managing_director")   # stands for everybody who may see all figures
_EARLIEST = Period.of_year(1391).start


def database() -> Database:
    """The open database, or that of the past day which the reader looks at."""
    return opened.database(as_of.day())


def stamp() -> tuple[str, float]:
    """Which database answers: its address with the past day, if any; of a file the time it was made."""
    return opened.stamp(as_of.day())


def key_of(scope: Scope) -> tuple[Any, ...]:
    """What an answer depends on besides the question itself, with the rights of the reader."""
    return (
        *stamp(), str(scope.period.start), str(scope.period.stop), *scope.rights.key,
        tuple(sorted(scope.provinces)), scope.park,
        scope.category, scope.among,
    )


def figures_key_of(scope: Scope) -> tuple[Any, ...]:
    """The same for figures by no park: all who may see the organisation's figures see the same ones."""
    everybody = scope.rights.right.figures is Reach.EVERYWHERE and scope.park is None
    key = key_of(replace(scope, rights=FIGURES)) if everybody else key_of(scope)
    return everybody, *key


def readings(codes: Sequence[str], scope: Scope) -> list[Reading]:
    return _readings(tuple(codes), figures_key_of(scope), scope)


@kept(500, among=True)
def _readings(codes: tuple[str, ...], key: tuple[Any, ...], _scope: Scope) -> list[Reading]:
    return compute.readings(codes, _scope, database())


def trend(codes: Sequence[str], span: Period, grain: Grain, scope: Scope) -> pd.DataFrame:
    key = figures_key_of(scope)
    return _trend(tuple(codes), str(span.start), str(span.stop), grain.name, key, span, scope)


@kept(200, among=True)
def _trend(codes: tuple[str, ...], start: str, stop: str, grain: str, key: tuple[Any, ...], _span: Period,
           _scope: Scope) -> pd.DataFrame:
    return compute.trend(codes, _span, Grain[grain], _scope, database())


def breakdown(
    codes: Sequence[str], scope: Scope, by: Sequence[str], plans: bool = False, parts: bool = False,
) -> pd.DataFrame:
    key = key_of(scope) if "park" in by else figures_key_of(scope)
    return _breakdown(tuple(codes), tuple(by), plans, parts, key, scope)


@kept(200, among=True)
def _breakdown(codes: tuple[str, ...], by: tuple[str, ...], plans: bool, parts: bool, key: tuple[Any, ...],
               _scope: Scope) -> pd.DataFrame:
    return compute.breakdown(codes, _scope, by, database(), plans, parts)


def rows(code: str, scope: Scope, lacking: bool = False) -> pd.DataFrame:
    return _rows(code, lacking, key_of(scope), scope)


@kept(100)
def _rows(code: str, lacking: bool, key: tuple[Any, ...], _scope: Scope) -> pd.DataFrame:
    return compute.rows(code, _scope, database(), lacking)


def behind_plan(codes: Sequence[str], scope: Scope) -> list[Lag]:
    return _behind_plan(tuple(codes), figures_key_of(scope), scope)


@kept(100, among=True)
def _behind_plan(codes: tuple[str, ...], key: tuple[Any, ...], _scope: Scope) -> list[Lag]:
    return attention.behind_plan(codes, _scope, database())


def reach(tables: tuple[str, ...] = reaching.MAIN) -> reaching.Reach:
    return _reach(stamp(), tables)


@kept(6, among=True)
def _reach(stamp: tuple[str, float], tables: tuple[str, ...]) -> reaching.Reach:
    return reaching.reach(database(), tables)


def provinces() -> list[Place]:
    return _provinces(stamp())


@kept(2, among=True)
def _provinces(stamp: tuple[str, float]) -> list[Place]:
    return reaching.provinces(database())


def province_names() -> dict[str, str]:
    """Province code to its name in the reader's language."""
    return {place.key: place.name(language()) for place in provinces()}


def months(codes: Sequence[str], scope: Scope) -> pd.DataFrame:
    """The trend by months over the years of the data, up to the end of the period."""
    return trend(codes, _span(scope), Grain.MONTH, scope)


def years(codes: Sequence[str], scope: Scope) -> pd.DataFrame:
    """The trend by years, as far back as the calendar goes with a figure; unknown years are left out."""
    frame = trend(codes, Period(_EARLIEST, scope.period.stop), Grain.YEAR, scope)
    return frame.dropna(subset=list(codes), how="all")


def _span(scope: Scope) -> Period:
    first = reach().first_day or scope.period.start
    return Period(min(first, scope.period.start), scope.period.stop)


def register(scope: Scope) -> pd.DataFrame:
    return _register(key_of(scope), scope)


@kept(100)
def _register(key: tuple[Any, ...], _scope: Scope) -> pd.DataFrame:
    return parks.register(_scope, database())


def place_name(scope: str) -> str:
    """A scope of the report (IR, IR-07 or IR-07/name) in words."""
    code, _, site = scope.partition("/")
    name = province_names().get(code, say("country"))
    return f"{name}، {site}" if site else name
