"""The clusters one by one: where each stands at the end of the period, and who may see it."""

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.clusters import cluster, cluster_network, cluster_reading, cluster_stage
from metrics import clusters
from metrics.scope import Rights, Scope
from tests.examples import Given

YEAR = Period.of_year(1401)
ALL = Scope(YEAR, Rights("analyst"))


@pytest.fixture
def three(given: Given) -> None:
    """1 runs for more than three years, 2 has finished in the year, 3 is identified only, 4 comes later."""
    given(cluster, """
        id | name_fa | province_code | agent_engaged_on
        ---+---------+---------------+-----------------
        1  | فرش     | IR-07         | 1397-01-01
        2  | چرم     | IR-08         | 1398-06-01
        3  |         |               |
        4  | گز      | IR-10         |
    """)
    given(cluster_stage, """
        cluster_id | step                  | entered_on | left_on
        -----------+-----------------------+------------+-----------
        1          | diagnostic_study      | 1397-01-01 | 1398-01-01
        1          | implementation_year_3 | 1400-01-01 |
        2          | implementation_year_2 | 1399-06-01 | 1400-06-01
        2          | implementation_year_3 | 1400-06-01 | 1401-06-01
        3          | identified            | 1401-12-29 |
        4          | identified            | 1402-01-01 |
    """)


@pytest.mark.usefixtures("three")
def test_each_cluster_stands_once_at_the_step_it_has_reached(database: Database) -> None:
    found = clusters.register(ALL, database).set_index("id").sort_index()
    assert [1, 2, 3] == found.index.tolist()
    assert ["implementation_year_3", "finished", "identified"] == found["step"].fillna("finished").tolist()
    assert [1, 0, 0] == found["late"].tolist()
    assert 730 == found.loc[1, "days"]     # 1400 and 1401, neither a leap year
    assert 1 == found.loc[3, "days"]


@pytest.mark.usefixtures("three")
def test_a_finish_after_the_period_has_not_happened_yet(database: Database) -> None:
    found = clusters.register(Scope(Period.of_year(1400), Rights("analyst")), database).set_index("id")
    assert [1, 2] == sorted(found.index)
    assert "implementation_year_3" == found.loc[2, "step"]
    assert found["finished_on"].isna().all()


@pytest.mark.usefixtures("three")
def test_a_deputy_sees_the_clusters_of_the_own_province_only(database: Database) -> None:
    deputy = Rights("provincial_deputy", frozenset({"IR-08"}))
    assert [2] == clusters.register(Scope(YEAR, deputy), database)["id"].tolist()
    assert 0 == len(clusters.history(1, Scope(YEAR, deputy), database).stages)
    with pytest.raises(Forbidden):
        clusters.register(Scope(YEAR, deputy, frozenset({"IR-07"})), database)
    with pytest.raises(Forbidden):
        clusters.register(Scope(YEAR, Rights("public")), database)


@pytest.mark.usefixtures("three")
def test_the_record_of_a_cluster_ends_with_the_period(given: Given, database: Database) -> None:
    given(cluster_reading, """
        cluster_id | moment    | read_on    | enterprises
        -----------+-----------+------------+------------
        1          | entry     | 1397-01-01 | 10
        1          | follow_up | 1401-12-29 | 15
        1          | follow_up | 1402-12-29 | 99
        2          | entry     | 1398-06-01 | 7
    """)
    given(cluster_network, """
        cluster_id | kind  | formed_on
        -----------+-------+-----------
        1          | union | 1399-01-01
        1          | union | 1402-01-01
    """)
    found = clusters.history(1, ALL, database)
    assert [365, 730] == found.stages["days"].tolist()
    assert [10, 15] == found.readings["enterprises"].tolist()
    assert 1 == len(found.networks)


@pytest.mark.usefixtures("three")
def test_growth_is_since_the_entry_of_each_cluster(given: Given, database: Database) -> None:
    """Two clusters, the second without a later reading: it counts as it was. No exports on record."""
    given(cluster_reading, """
        cluster_id | moment    | read_on    | enterprises | exports_musd
        -----------+-----------+------------+-------------+-------------
        1          | entry     | 1397-01-01 | 10          |
        1          | follow_up | 1400-12-29 | 20          |
        2          | entry     | 1398-06-01 | 30          |
    """)
    found = {effect.now.code: effect for effect in clusters.effects(ALL, database)}
    assert (40, 50) == (found["cluster_enterprises"].before.value, found["cluster_enterprises"].now.value)
    assert 25 == found["cluster_enterprises"].growth_pct
    assert found["cluster_exports_musd"].growth_pct is None
    assert found["cluster_networks"].growth_pct is None     # there were none before
