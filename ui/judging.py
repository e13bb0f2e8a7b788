"""Cached answers about changes, unusual months and the quality of rows; the keys are those of ui.query."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from common.period import Period
from metrics import changes, control, quality, quality_time
from metrics.changes import Change
from metrics.control import Control
from metrics.quality import Checked, LowScore, Report
from metrics.quality_rules import tables
from metrics.quality_time import Punctuality
from metrics.scope import Rights, Scope
from ui.query import FRESH, database, key_of

# Counts of faults are figures, open to every role that reaches a page; rows are asked with its own rights.
COUNTING = Scope(Period.of_year(1401), Rights("analyst"))


def contributions(code: str, scope: Scope, since: Period) -> Change:
    return _contributions(code, str(since), key_of(scope), scope, since)


@st.cache_data(ttl=FRESH, max_entries=300, show_spinner=False)
def _contributions(code: str, against: str, key: tuple[Any, ...], _scope: Scope, _since: Period) -> Change:  # noqa: ARG001
    return changes.contributions(code, _scope, database(), _since)


def control_of(code: str, scope: Scope) -> Control:
    return _control_of(code, key_of(scope), scope)


@st.cache_data(ttl=FRESH, max_entries=300, show_spinner=False)
def _control_of(code: str, key: tuple[Any, ...], _scope: Scope) -> Control:  # noqa: ARG001
    return control.control(code, _scope, database())


def report(names: Iterable[str] | None = None) -> Report:
    """The findings of these tables, or of all."""
    chosen = [name for name in tables() if names is None or name in names]
    key = key_of(COUNTING)
    punctual = tuple(_punctual(name, key) for name in chosen)
    return Report(tuple(_checked(name, key) for name in chosen), punctual)


@st.cache_data(ttl=FRESH, max_entries=500, show_spinner=False)
def _checked(name: str, key: tuple[Any, ...]) -> Checked:  # noqa: ARG001
    return quality.check(name, COUNTING, database())


@st.cache_data(ttl=FRESH, max_entries=500, show_spinner=False)
def _punctual(name: str, key: tuple[Any, ...]) -> Punctuality:  # noqa: ARG001
    return quality_time.punctuality(name, COUNTING, database())


def findings(rule: str, scope: Scope) -> pd.DataFrame:
    return _findings(rule, key_of(scope), scope)


@st.cache_data(ttl=FRESH, max_entries=100, show_spinner=False)
def _findings(rule: str, key: tuple[Any, ...], _scope: Scope) -> pd.DataFrame:  # noqa: ARG001
    return quality.findings(rule, _scope, database())


def low_score(code: str, province: str | None) -> LowScore | None:
    """Whether a number of the country or of one province rests on poor rows."""
    scope = Scope(COUNTING.period, COUNTING.rights, frozenset({province} if province else ()))
    return quality.low_score(code, scope, report(quality.tables_of(code)))
