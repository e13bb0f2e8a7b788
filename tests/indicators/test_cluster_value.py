"""Worked examples: jobs, exports and sales of the supported clusters at entry, now, and what was added."""

import pytest

from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.cluster_readings import AT_ENTRY, AT_ENTRY_OF_IR_08, NOW, NOW_IN_IR_08, measured


@pytest.mark.parametrize(("now", "before", "column", "per"), [
    ("cluster_employment", "cluster_employment_before", "employment", 1),
    ("cluster_exports_musd", "cluster_exports_before_musd", "exports_musd", 1),
    ("cluster_sales_birr", "cluster_sales_before_birr", "sales_mirr", 0.001),
])
def test_jobs_and_money(
    now: str, before: str, column: str, per: float, given: Given, value_of: ValueOf
) -> None:
    """Of several readings the last by the end of the period counts; what was not measured is not 0."""
    measured(given, column)
    assert NOW * per == value_of(now)
    assert NOW_IN_IR_08 * per == value_of(now, provinces={"IR-08"})
    assert AT_ENTRY * per == value_of(before)
    assert AT_ENTRY_OF_IR_08 * per == value_of(before, provinces={"IR-08"})


@pytest.mark.parametrize(("code", "column", "per"), [
    ("cluster_enterprises_added", "enterprises", 1),
    ("cluster_employment_added", "employment", 1),
    ("cluster_sales_added_birr", "sales_mirr", 0.001),
])
def test_added(code: str, column: str, per: float, given: Given, value_of: ValueOf) -> None:
    """From 100 to 180 and from 20 to 26; 0 on entering; 4, not measured again, has lost nothing known."""
    measured(given, column)
    assert (80 + 6 + 0) * per == value_of(code)
    assert 80 * per == value_of(code, provinces={"IR-07"})
    assert 0 == value_of(code, provinces={"IR-08"})
    assert 50 * per == value_of(code, period="1400")
