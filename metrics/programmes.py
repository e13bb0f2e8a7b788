"""Every programme with a plan beside its plan, the furthest behind first."""

from data_access.database import Database
from metrics import compute, registry
from metrics.compute import Reading
from metrics.indicator import Better
from metrics.over_plans import is_over
from metrics.plan import planned
from metrics.scope import Scope


def against_plan(scope: Scope, database: Database) -> list[Reading]:
    """A reading per indicator that has a plan for exactly this period, the furthest behind first.

    Where no plan reaches the scope (a province of a national plan) the reading says so: its plan is None.
    """
    rows = database.fetch(planned((scope.period,)))
    known = registry.all_indicators()
    codes = sorted({row.code for row in rows if row.code in known and not is_over(row.code)})
    return sorted(compute.readings(codes, scope, database), key=_behind)


def _behind(reading: Reading) -> tuple[bool, float, str]:
    """How far it got, in the direction that is better; without an answer it comes last."""
    reached = reading.achievement
    if reached is None:
        return True, 0.0, reading.code
    return False, -reached if reading.indicator.better is Better.LOWER else reached, reading.code
