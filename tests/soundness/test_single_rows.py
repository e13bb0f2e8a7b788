"""Every row counts, and counts once: taking one away moves the figure by exactly its weight."""

import pytest
from sqlalchemy import select

from common.period import Period
from data_access.facts import SPINE
from metrics import spine
from metrics.formula import Aggregate
from metrics.waiting import WaitQuantile
from tests.soundness.leaves import ALWAYS, all_leaves, counted_row
from tests.soundness.loose_demo import LooseDemo
from tests.soundness.test_joins import REPEATING

# Taking these rows away brings another row of the same thing back: the count or reading before it, the second
# step of a stage, the accounts of the same company without its expenses.
REPLACED = {"country_units", "cluster_reading"}
LENGTHENED = {"return_days_lost.0"}   # without a visit of a step, the return before it comes back later
ADDING = {
    name: leaf for name, leaf in all_leaves().items()
    if not isinstance(leaf, WaitQuantile) and leaf.different is None
    and leaf.fact.entity.name not in {*REPEATING, *REPLACED} and name not in LENGTHENED
}


@pytest.mark.parametrize("name", ADDING)
def test_taking_a_row_away_takes_its_weight_away(name: str, loose: LooseDemo) -> None:
    leaf = ADDING[name]
    period, key = _where_it_counts(leaf, loose)
    if key is None:   # the demo has no such row: worked examples have
        assert loose.values([leaf], Period.of_year(1401))[0] in {0, None}
        return
    weight = _weight(leaf, key, period, loose)
    (before,) = loose.values([leaf], period)
    with loose.without(leaf.fact.entity, key):
        (after,) = loose.values([leaf], period)
    assert before is not None
    assert pytest.approx(before - weight, rel=1e-12, abs=1e-7) == (after or 0)
    assert after != before


def test_most_of_the_catalogue_is_tried(loose: LooseDemo) -> None:
    tried = [name for name, leaf in ADDING.items() if _where_it_counts(leaf, loose)[1] is not None]
    assert len(tried) > 250


def _where_it_counts(leaf: Aggregate, loose: LooseDemo) -> tuple[Period, int | None]:
    for period in (Period.of_year(1401), ALWAYS):
        if (key := counted_row(leaf, loose, period)) is not None:
            return period, key
    return ALWAYS, None


def _weight(leaf: Aggregate, key: int, period: Period, loose: LooseDemo) -> float:
    """1 for a counted row; otherwise its own measured value, read row by row."""
    if leaf.of is None:
        return 1
    row = select(leaf.of).select_from(leaf.fact.rows.join(SPINE, leaf.fact.when))
    row = row.where(leaf.fact.entity.c.id == key, leaf.fact.where)
    return float(loose.database.fetch(row.add_cte(spine.of_periods([period])))[0][0])
