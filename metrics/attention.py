"""Where to look: what changed most since last year, and which provinces are furthest behind their plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.figures import known
from data_access.database import Database
from metrics import compute, registry
from metrics.compute import Reading
from metrics.indicator import Better
from metrics.scope import Scope


@dataclass(frozen=True)
class Change:
    """An indicator that moved: `percent` against last year; `good` None = no direction is better."""

    code: str
    percent: float
    good: bool | None


@dataclass(frozen=True)
class Lag:
    """A province behind its plan for one indicator; `achievement` in percent of the plan, uncapped."""

    code: str
    province: str
    value: float
    plan: float
    achievement: float


def changes(readings: Sequence[Reading], most: int = 3) -> list[Change]:
    """The largest relative changes against last year, largest first; unknown ones are left out."""
    moved = [(reading, reading.change_pct) for reading in readings if not reading.indicator.is_ratio]
    known = [(reading, percent) for reading, percent in moved if percent]
    known.sort(key=lambda pair: -abs(pair[1]))
    return [
        Change(reading.code, percent, _good(reading.indicator.better, percent))
        for reading, percent in known[:most]
    ]


def behind_plan(codes: Sequence[str], scope: Scope, database: Database, most: int = 8) -> list[Lag]:
    """The provinces furthest behind a plan of their own, worst first; without a plan nothing is said."""
    frame = compute.breakdown(codes, scope, ["province"], database, plans=True)
    found = [
        Lag(
            code,
            row["province"],
            float(row[code]),
            float(row[f"{code}__plan"]),
            float(row[code]) / float(row[f"{code}__plan"]) * 100,
        )
        for row in frame.to_dict("records")
        for code in codes
        if registry.get(code).better is Better.HIGHER
        and known(row[code]) is not None
        and known(row[f"{code}__plan"]) is not None
        and row[f"{code}__plan"]
    ]
    late = [lag for lag in found if lag.value < lag.plan]
    return sorted(late, key=lambda lag: (lag.achievement, -lag.plan, lag.code, lag.province))[:most]


def _good(better: Better, percent: float) -> bool | None:
    if better is Better.NEUTRAL:
        return None
    return (percent > 0) == (better is Better.HIGHER)
