"""Whether two services or provinces wait differently, and by how many days."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, literal

from data_access.database import Database
from data_access.schema.desk_counts import desk_wait
from metrics.desk.selection import Selection, months_of
from metrics.desk.waits import counted, question
from metrics.waits.compare import LogRank, log_rank, median_difference
from metrics.waits.curve import kaplan_meier
from metrics.waits.estimate import Estimate
from metrics.waits.observed import Observed


@dataclass(frozen=True)
class Comparison:
    """Two groups: the log-rank test within each service, and how many days the first's median is longer."""

    test: LogRank
    difference: Estimate


def compared(
    selection: Selection, database: Database, clock: str, by: str, pair: tuple[Any, Any],
) -> Comparison:
    """The first of a pair of keys against the second, `by` service or province.

    Provinces are compared within each service, so that another mix of services is no difference.
    """
    first, second = (_strata(selection, database, clock, by, key) for key in pair)
    common = [(first[key], second[key]) for key in sorted(first.keys() & second.keys())]
    one, other = (kaplan_meier(Observed.pooled(list(each.values()))) for each in (first, second))
    return Comparison(log_rank(*common), median_difference(one, other))


def _strata(selection: Selection, database: Database, clock: str, by: str, key: Any) -> dict[Any, Observed]:
    """The requests of one key by service, or together where services themselves are compared."""
    within: ColumnElement[Any]
    if by == "service":
        only, within = Selection(selection.scope, key), literal(0)
    else:
        only = Selection(replace(selection.scope, provinces=frozenset({key})), selection.service)
        within = desk_wait.c.service_id
    found = counted(question(only, clock, within, *months_of(selection.scope.period)), database)
    return {group.key: group.observed for group in found}
