"""Cached answers about changes, unusual months and the quality of rows; the keys are those of ui.query."""

from typing import Any

import pandas as pd

from common.period import Period
from metrics import changes, control, quality
from metrics.changes import Change
from metrics.control import Control
from metrics.quality import LowScore
from metrics.scope import Scope
from ui import background
from ui.background import COUNTING
from ui.kept import kept
from ui.query import database, figures_key_of, key_of


def contributions(code: str, scope: Scope, since: Period) -> Change:
    return _contributions(code, str(since), key_of(scope), scope, since)


@kept(300)
def _contributions(code: str, against: str, key: tuple[Any, ...], _scope: Scope, _since: Period) -> Change:
    return changes.contributions(code, _scope, database(), _since)


def control_of(code: str, scope: Scope) -> Control:
    return _control_of(code, figures_key_of(scope), scope)


@kept(300, among=True)
def _control_of(code: str, key: tuple[Any, ...], _scope: Scope) -> Control:
    return control.control(code, _scope, database())


def findings(rule: str, scope: Scope) -> pd.DataFrame:
    return _findings(rule, key_of(scope), scope)


@kept(100)
def _findings(rule: str, key: tuple[Any, ...], _scope: Scope) -> pd.DataFrame:
    return quality.findings(rule, _scope, database())


def low_score(code: str, province: str | None) -> LowScore | None:
    """Whether a number of the country or of one province rests on poor rows, as far as that is known yet."""
    found = background.quality_if_known()
    scope = Scope(COUNTING.period, COUNTING.rights, frozenset({province} if province else ()))
    return quality.low_score(code, scope, found) if found else None
