"""Compound indicators equal what pandas makes of the whole tables, for the country and single provinces."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope
from tests.derivations import parks_and_units, programmes
from tests.derivations.tables import YEAR, Derivation, Tables, within

EVERYWHERE = (*parks_and_units.DERIVATIONS, *programmes.DERIVATIONS_BY_PROVINCE)
ALL = (*EVERYWHERE, *programmes.DERIVATIONS_OF_THE_COUNTRY)
PROVINCES = ("IR-07", "IR-10", "IR-30")
named = partial(pytest.mark.parametrize, "derivation", ids=lambda each: each.__name__)


@pytest.fixture(scope="session")
def known_tables() -> dict[str, Any]:
    """Tables that were read already."""
    return {}


@named(ALL)
def test_for_the_country(derivation: Derivation, demo: Database, known_tables: dict[str, Any]) -> None:
    expected = derivation(Tables(demo, None, known_tables))
    found = compute.readings([derivation.__name__], Scope(YEAR, Rights("analyst")), demo)[0].value
    assert found is not None
    assert pytest.approx(expected, rel=1e-9, abs=1e-9) == found


@named(EVERYWHERE)
@pytest.mark.parametrize("province", PROVINCES)
def test_for_a_province(
    derivation: Derivation, province: str, demo: Database, known_tables: dict[str, Any]
) -> None:
    """Unknown on one side is unknown on the other."""
    expected = derivation(Tables(demo, province, known_tables))
    scope = Scope(YEAR, Rights("analyst"), frozenset({province}))
    found = compute.readings([derivation.__name__], scope, demo)[0].value
    assert (None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-9)) == found


def test_what_remains_of_the_funds_of_a_year(demo: Database, known_tables: dict[str, Any]) -> None:
    before = Scope(YEAR.before(), Rights("analyst"))
    expected = programmes.support_remaining_mirr(Tables(demo, None, known_tables))
    found = compute.readings(["support_remaining_mirr"], before, demo)[0]
    assert (expected, 0) == (found.value, found.missing)


@pytest.mark.parametrize("code", ["land_added_ha", "power_added_mw", "parks_fibre_added"])
def test_achievement_is_the_figure_over_the_sum_of_its_plans(
    code: str, demo: Database, known_tables: dict[str, Any]
) -> None:
    """The plan of the country is the sum of the rows of the year, whatever province they are for."""
    plans = Tables(demo, None, known_tables)("plan_target")
    of_year = plans[(plans.indicator_code == code) & (plans.jalali_year == 1401) & ~plans.cumulative]
    planned = float(of_year[of_year.category.isna()].value.sum())
    scope = Scope(YEAR, Rights("analyst"), category=code)
    (found,) = compute.readings(["plan_achievement_pct"], scope, demo)
    (figure,) = compute.readings([code], replace(scope, category=None), demo)
    assert figure.value is not None
    assert pytest.approx(figure.value / planned * 100, rel=1e-9) == found.value


def test_growth_is_the_change_over_the_year_before(demo: Database, known_tables: dict[str, Any]) -> None:
    contracts = Tables(demo, None, known_tables)("contract")
    signed = contracts.signed_on
    now = within(signed).sum()
    before = ((signed >= str(YEAR.before().start)) & (signed < str(YEAR.before().stop))).sum()
    scope = Scope(YEAR, Rights("analyst"), category="contracts_signed")
    (found,) = compute.readings(["growth_pct"], scope, demo)
    assert pytest.approx((now - before) / before * 100, rel=1e-9) == found.value
