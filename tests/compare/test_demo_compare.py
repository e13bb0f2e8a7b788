"""Comparison on the demo: every indicator ranks or refuses in words; peers and funnels hold together."""

from collections import Counter

import pytest

from common.errors import BadSelection, Forbidden, UnknownPlace
from common.period import Period
from data_access.database import Database
from metrics import compute, registry
from metrics.compare import (
    Verdict,
    figures,
    funnel,
    history_of_ranks,
    measure,
    peers,
    placed,
    ranking,
    scatter,
    spread,
)
from metrics.compare.ranking import Ranking
from metrics.scope import CODES, Rights, Scope

SCOPE = Scope(Period.of_year(1401), Rights("managing_director"))


def holds_together(found: Ranking) -> bool:
    """Ranks within their intervals, intervals about their values, nobody told apart whose intervals meet."""
    known = [one for one in found.ranked if one.rank is not None]
    within = all((one.rank_low or 0) <= (one.rank or 0) <= (one.rank_high or 99) for one in known)
    about = all((one.low or 0) - (one.value or 0) <= 1e-9 * abs(one.value or 0) for one in known)
    apart = [(one, other) for one in known for other in known if not one.overlaps(other)]
    separate = all(
        (one.rank_high or 0) < (other.rank_low or 0) or (other.rank_high or 0) < (one.rank_low or 0)
        for one, other in apart)
    return within and about and separate and sorted(CODES) == sorted(one.province for one in found.ranked)


def test_every_indicator_ranks_or_refuses(demo: Database) -> None:
    outcome: Counter[str] = Counter()
    odd = []
    for code in registry.all_indicators():
        try:
            found = ranking(code, SCOPE, demo)
        except BadSelection:
            outcome["refused"] += 1
            continue
        outcome["ranked"] += any(one.rank is not None for one in found.ranked)
        odd += [] if holds_together(found) else [code]
    assert [] == odd
    assert outcome["ranked"] > 300
    assert outcome["refused"] < 110


KINDS = ["employment", "parks_with_gas_pct", "employment_per_unit", "waiting_days_median"]


@pytest.mark.parametrize("code", KINDS)
def test_the_figures_are_those_of_the_breakdown(code: str, demo: Database) -> None:
    asked = compute.breakdown([code], SCOPE, ["province"], demo).set_index("province")[code].to_dict()
    found = figures(measure(code), SCOPE, demo)
    known = dict(zip(found.provinces, found.estimate.value.tolist(), strict=True))
    assert {key: round(value, 6) for key, value in asked.items()} == {
        key: round(value, 6) for key, value in known.items()}


def test_peers_are_the_nearest_and_can_be_chosen(demo: Database) -> None:
    found = peers("IR-07", SCOPE, demo)
    away = [member.distance or 0.0 for member in found.members]
    assert (5, sorted(away), 0.0) == (len(away), away, found.own.distance)
    chosen = peers("IR-07", SCOPE, demo, chosen=["IR-11", "IR-07", "IR-02"])
    assert (["IR-11", "IR-02"], True) == ([member.province for member in chosen.members], chosen.chosen)
    for wrong in (["IR-99"], ["' or 1=1"]):
        with pytest.raises(UnknownPlace):
            peers("IR-07", SCOPE, demo, chosen=wrong)
    with pytest.raises(BadSelection):
        peers("IR-07", SCOPE, demo, size=0)


def test_a_funnel_is_for_shares_and_rates(demo: Database) -> None:
    shares, rates = funnel("parks_with_gas_pct", SCOPE, demo), funnel("units_commissioned/park", SCOPE, demo)
    assert (True, False) == (shares.of_shares, rates.of_shares)
    assert {Verdict.HIGH_998, Verdict.LOW_998} <= {point.verdict for point in rates.points}
    for point in shares.points:
        outside = not point.limits.low_95 <= point.value <= point.limits.high_95
        assert outside == (point.verdict is not Verdict.INSIDE)
    with pytest.raises(BadSelection):
        funnel("employment", SCOPE, demo)


def test_a_province_is_placed(demo: Database) -> None:
    found = placed("employment_per_unit", "IR-07", SCOPE, demo)
    members = {member.province for member in found.peers.members}
    of_peers = compute.readings(
        ["employment_per_unit"], Scope(SCOPE.period, SCOPE.rights, frozenset(members)), demo)[0].value
    country = compute.readings(["employment_per_unit"], SCOPE, demo)[0].value
    assert (of_peers, country) == (found.of_peers, found.country)
    assert (found.value, "IR-07") == (found.among_peers.value, found.last_year.province)
    per_park = placed("employment/park", "IR-07", SCOPE, demo)
    assert per_park.of_peers is not None
    assert per_park.plan is None


def test_years_of_ranks_and_of_spread(demo: Database) -> None:
    found = history_of_ranks("parks_with_gas_pct", [1401, 1400], SCOPE, demo)
    assert [1400, 1401] == list(found)
    told = spread("parks_with_gas_pct", [1400, 1401], SCOPE, demo)
    assert [1400, 1401] == [one.year for one in told.spreads]
    for one in told.spreads:
        assert (one.gini.low or 0) <= (one.gini.beyond_chance or 0) <= (one.gini.high or 0)


def test_a_scatter_cuts_at_the_medians(demo: Database) -> None:
    found = scatter("parks_with_gas_pct", "employment_per_unit", SCOPE, demo)
    assert 31 == len(found.dots) + len(found.left_out)
    assert all(dot.right == (dot.x >= (found.median_x or 0)) for dot in found.dots)


def test_the_public_may_not_compare(demo: Database) -> None:
    with pytest.raises(Forbidden):
        ranking("employment", Scope(SCOPE.period, Rights("public")), demo)
