"""Facts: the sets of rows that indicators count. One file per subject; `base` says what a fact is."""

from data_access.facts.base import (
    AT_PARK,
    PLACES,
    SPINE,
    Column,
    Condition,
    Fact,
    dated,
    days_between,
    flow,
    last_years,
    of_year,
    placed,
    standing,
    stock,
)

__all__ = [
    "AT_PARK",
    "PLACES",
    "SPINE",
    "Column",
    "Condition",
    "Fact",
    "dated",
    "days_between",
    "flow",
    "last_years",
    "of_year",
    "placed",
    "standing",
    "stock",
]
