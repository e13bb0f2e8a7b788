"""Parts and wholes: provinces add up to the country, months to the year, and no ratio is a mean of ratios."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pandas as pd
import pytest

from common.period import Period
from data_access.database import Database
from data_access.facts import Fact
from metrics import compute, registry
from metrics.asking import PARCEL
from metrics.formula import Derived, leaves
from metrics.scope import CODES, Scope
from metrics.spine import Grain
from tests.soundness.leaves import additive, codes, over
from tests.soundness.loose_demo import RIGHTS, values

YEARS = ("1400", "1401")


def _has_provinces(code: str) -> bool:
    return all("province" in fact.dimensions for fact in registry.get(code).facts)


ADDITIVE = [code for code in codes() if additive(registry.get(code).formula)]
PLACED = [code for code in ADDITIVE if _has_provinces(code)]
FLOWS = [code for code in ADDITIVE if not any(fact.stock for fact in registry.get(code).facts)]
STOCKS = [code for code in codes() if all(fact.stock for fact in registry.get(code).facts)]
RATIOS = [code for code in codes() if registry.get(code).is_ratio]
LASTING = "cluster_feasibility_running"   # under way on any day of the period: in several months of a year
# One cluster has no province; the report prints a figure for every province, so the others are settled.
SETTLED = {"cluster", "cluster_stage", "cluster_reading", "cluster_network", "cluster_recipient"}
nearly = partial(pytest.approx, rel=1e-9, abs=1e-9)


def parcels(names: list[str]) -> Iterator[list[str]]:
    return (names[start : start + PARCEL] for start in range(0, len(names), PARCEL))


def by_province(names: list[str], period: Period, demo: Database, parts: bool = False) -> pd.DataFrame:
    """A column per code, a row per province."""
    found = [
        compute.breakdown(some, Scope(period, RIGHTS), ["province"], demo, parts=parts).set_index("province")
        for some in parcels(names)
    ]
    return pd.concat(found, axis=1)


def of_country(names: list[str], scope: Scope, demo: Database) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for some in parcels(names):
        row = compute.breakdown(some, scope, [], demo).iloc[0]
        found |= {code: None if pd.isna(row[code]) else float(row[code]) for code in some}
    return found


def nowhere(fact: Fact) -> Fact:
    """Its rows without a province."""
    return fact.only(fact.dimensions["province"].is_(None))


@dataclass(frozen=True)
class Parts:
    """Of every figure that adds up: the country, its provinces, and the rows without a province."""

    country: dict[str, float | None]
    provinces: pd.DataFrame
    rest: dict[str, float]

    @property
    def known(self) -> list[str]:
        return [code for code, value in self.country.items() if value is not None]

    def with_a_0(self, codes: list[str]) -> set[str]:
        """The tables of those figures that are 0 in some province."""
        found = [code for code in codes if (self.provinces[code] == 0).any()]
        return {fact.entity.name for code in found for fact in registry.get(code).facts}


@pytest.fixture(scope="module", params=YEARS)
def parts(request: pytest.FixtureRequest, demo: Database) -> Parts:
    period = Period.parse(request.param)
    rest = values([over(registry.get(code).formula, nowhere) for code in PLACED], period, demo)
    return Parts(
        of_country(PLACED, Scope(period, RIGHTS), demo),
        by_province(PLACED, period, demo),
        {code: value or 0 for code, value in zip(PLACED, rest, strict=True)},
    )


def test_provinces_and_rows_without_one_add_up_to_the_country(parts: Parts) -> None:
    assert len(parts.known) > 20
    assert {code: nearly(parts.country[code]) for code in parts.known} == {
        code: parts.provinces[code].sum() + parts.rest[code] for code in parts.known
    }


def test_an_empty_province_is_0_where_all_rows_have_a_place(parts: Parts, demo: Database) -> None:
    """What is not known there lacks a measured value, or is an amount that nobody wrote down."""
    complete = [code for code in parts.known if not parts.rest[code]]
    unknown = [code for code in complete if parts.provinces[code].isna().any()]
    assert [] == [code for code in unknown if not _may_lack(code, demo)]


def test_an_empty_province_is_unknown_where_some_rows_have_no_place(parts: Parts) -> None:
    doubtful = [code for code in parts.known if parts.rest[code]]
    assert parts.with_a_0(doubtful) <= SETTLED


def _may_lack(code: str, demo: Database) -> bool:
    amount = any(leaf.nothing is None for leaf in leaves(registry.get(code).formula))
    return amount or bool(compute.readings([code], Scope(Period.of_year(1401), RIGHTS), demo)[0].missing)


def test_nothing_is_known_of_a_year_that_no_table_covers(demo: Database) -> None:
    found = of_country(codes(), Scope(Period.of_year(1404), RIGHTS), demo)
    assert set() == {code for code, value in found.items() if value is not None}


@pytest.mark.parametrize("grain", [Grain.MONTH, Grain.SEASON])
def test_the_parts_of_a_year_add_up_to_it(grain: Grain, demo: Database) -> None:
    """Amounts that hold for a whole year have no months."""
    year = Period.of_year(1401)
    country = of_country(FLOWS, Scope(year, RIGHTS), demo)
    known = [code for code in FLOWS if country[code] is not None and not _yearly(code) and code != LASTING]
    asked = (compute.trend(some, year, grain, Scope(year, RIGHTS), demo) for some in parcels(known))
    found = pd.concat(asked, axis=1)
    assert len(known) > 130
    assert {code: nearly(country[code]) for code in known} == {code: found[code].sum() for code in known}


def _yearly(code: str) -> bool:
    return any("whole_year" in str(fact.when) for fact in registry.get(code).facts)


def test_a_stock_at_the_end_of_the_year_is_that_of_its_last_month_season_and_day(demo: Database) -> None:
    at_ends = [
        of_country(STOCKS, Scope(Period.parse(end), RIGHTS), demo)
        for end in ("1401", "1401-12", "1401-S4", "1401-12-29")
    ]
    assert len([value for value in at_ends[0].values() if value is not None]) > 80
    assert [at_ends[0]] * 4 == at_ends


def test_a_ratio_is_the_quotient_of_sums_and_never_the_mean_of_ratios(demo: Database) -> None:
    placed = [code for code in RATIOS if _has_provinces(code)]
    period = Period.of_year(1401)
    everywhere = of_country(placed, Scope(period, RIGHTS, frozenset(CODES)), demo)
    found = by_province(placed, period, demo, parts=True)
    expected, different = {}, set()
    for code in (code for code in placed if everywhere[code] is not None and _adds_up(code)):
        formula = registry.get(code).formula
        assert isinstance(formula, Derived)
        above, below = (found[f"{code}__{part}"].sum() for part in ("numerator", "denominator"))
        expected[code] = nearly(above / below * formula.scale)
        if found[code].mean() != expected[code]:
            different.add(code)
    assert expected == {code: everywhere[code] for code in expected}
    assert len(expected) > 15
    assert len(different) > len(expected) / 2


def _adds_up(code: str) -> bool:
    formula = registry.get(code).formula
    return isinstance(formula, Derived) and all(additive(part) for part in formula.parts)
