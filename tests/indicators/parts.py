"""What stands beside a value in worked examples."""

from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope


def missing(code: str, database: Database) -> float | None:
    """How many rows of 1401 the value of the country leaves out because a measured value is unknown."""
    scope = Scope(Period.of_year(1401), Rights("managing_director"))
    return compute.readings([code], scope, database)[0].missing
