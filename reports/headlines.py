"""Headline figures beside plan and last year, for the country or for one province."""

from collections.abc import Sequence

from metrics import compute
from metrics.compute import Reading
from metrics.scope import Scope
from reports.filled import Asking
from reports.model import Headlines, Measured


def headlines(
    codes: Sequence[str], title: str, asking: Asking, provinces: frozenset[str] = frozenset(),
) -> Headlines:
    """The figures of the codes, in their order."""
    found = compute.readings(codes, Scope(asking.period, asking.rights, provinces), asking.database)
    return Headlines(title, tuple(measured(reading, asking) for reading in found))


def measured(reading: Reading, asking: Asking) -> Measured:
    """A reading in the words of the paper."""
    return Measured(
        reading.code, asking.words.title(reading.code), str(reading.indicator.unit), reading.value,
        reading.plan, reading.year_before, reading.on_plan, reading.simulated,
    )
