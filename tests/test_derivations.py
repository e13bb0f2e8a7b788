"""Compound indicators equal what pandas makes of the whole tables, for the country and single provinces."""

from functools import partial
from typing import Any

import pytest

from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope
from tests.derivations import parks_and_units, programmes
from tests.derivations.tables import YEAR, Derivation, Tables

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
