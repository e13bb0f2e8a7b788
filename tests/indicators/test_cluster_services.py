"""Worked examples: service providers of the supported clusters at entry and by their last reading."""

import pytest

from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.cluster_readings import AT_ENTRY, AT_ENTRY_OF_IR_08, NOW, NOW_IN_IR_08, measured


@pytest.mark.parametrize(("now", "before", "column"), [
    ("cluster_bdsp", "cluster_bdsp_before", "bdsp"),
    ("cluster_bdsp_projects", "cluster_bdsp_projects_before", "bdsp_projects"),
])
def test_service_providers(now: str, before: str, column: str, given: Given, value_of: ValueOf) -> None:
    """Of several readings the last by the end of the period counts; what was not measured is not 0."""
    measured(given, column)
    assert NOW == value_of(now)
    assert NOW_IN_IR_08 == value_of(now, provinces={"IR-08"})
    assert AT_ENTRY == value_of(before)
    assert AT_ENTRY_OF_IR_08 == value_of(before, provinces={"IR-08"})


def test_another_measure_of_the_same_reading(given: Given, value_of: ValueOf) -> None:
    """Providers are not their projects: a reading of one says nothing about the other."""
    measured(given, "bdsp")
    assert value_of("cluster_bdsp_projects") is None
    assert value_of("cluster_bdsp_projects_before") is None
