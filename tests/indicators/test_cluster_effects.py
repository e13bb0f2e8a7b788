"""Worked examples: organisation of the supported clusters at entry and by their last reading."""

import pytest

from data_access.schema.clusters import cluster, cluster_network, cluster_reading
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.cluster_readings import (
    A_YEAR_AGO,
    AT_ENTRY,
    AT_ENTRY_OF_IR_08,
    NOW,
    NOW_IN_IR_08,
    measured,
)


@pytest.mark.parametrize(("now", "before", "column"), [
    ("cluster_enterprises", "cluster_enterprises_before", "enterprises"),
    ("cluster_joint_activities", "cluster_joint_activities_before", "joint_activities"),
    ("cluster_organisations", "cluster_organisations_before", "organisations"),
])
def test_readings(now: str, before: str, column: str, given: Given, value_of: ValueOf) -> None:
    """Of several readings the last by the end of the period counts; what was not measured is not 0."""
    measured(given, column)
    assert NOW == value_of(now)
    assert NOW_IN_IR_08 == value_of(now, provinces={"IR-08"})
    assert A_YEAR_AGO == value_of(now, period="1400")
    assert AT_ENTRY == value_of(before)
    assert AT_ENTRY_OF_IR_08 == value_of(before, provinces={"IR-08"})


@pytest.mark.parametrize("code", ["cluster_enterprises", "cluster_enterprises_before"])
def test_clusters_nobody_measured(code: str, given: Given, value_of: ValueOf) -> None:
    """Without any reading there is nothing to sum; readings that measured nothing sum to nothing known."""
    assert 0 == value_of(code)
    given(cluster_reading, """
        cluster_id | moment | read_on    | enterprises
        -----------+--------+------------+------------
        1          | entry  | 1401-01-01 |
    """)
    assert value_of(code) is None


# At entry 1 had networks 1, 2 and 3; 2 dissolved since, 4 just before, 5 was formed on the day.
NETWORKS = """
    cluster_id | kind        | formed_on  | dissolved_on
    -----------+-------------+------------+-------------
    1          | association | 1390-01-01 |
    1          | union       | 1390-01-01 | 1400-01-01
    1          | cooperative | 1397-12-29 | 1402-01-01
    1          | association | 1390-01-01 | 1397-12-29
    1          | consortium  | 1398-01-01 |
    1          | informal    | 1401-12-29 |
    1          | informal    | 1400-01-01 | 1401-12-29
    1          | informal    | 1402-01-01 |
    2          | association | 1390-01-01 |
    3          | association | 1390-01-01 |
"""
SUPPORTED = """
    id | province_code | agent_engaged_on
    ---+---------------+-----------------
    1  | IR-07         | 1398-01-01
    2  | IR-08         | 1402-01-01
    3  | IR-08         |
"""


def test_cluster_networks(given: Given, value_of: ValueOf) -> None:
    """Standing at the end of the year: 1, 3, 5 and 6; clusters 2 and 3 are not supported yet."""
    given(cluster, SUPPORTED)
    given(cluster_network, NETWORKS)
    assert 4 == value_of("cluster_networks")
    assert 1 == value_of("cluster_networks", category="association")
    assert 0 == value_of("cluster_networks", category="union")
    assert 0 == value_of("cluster_networks", provinces={"IR-08"})


def test_cluster_networks_before(given: Given, value_of: ValueOf) -> None:
    """Standing on the eve of the entry: 1, 2 and 3, even those dissolved since."""
    given(cluster, SUPPORTED)
    given(cluster_network, NETWORKS)
    assert 3 == value_of("cluster_networks_before")
    assert 4 == value_of("cluster_networks_before", period="1402")
    assert 0 == value_of("cluster_networks_before", period="1397")
