"""Worked examples: clusters on their way from being identified to a finished project."""

from data_access.schema.clusters import cluster, cluster_map_update, cluster_stage
from tests.conftest import ValueOf
from tests.examples import Given


def test_clusters_identified(given: Given, value_of: ValueOf) -> None:
    """Once identified, always identified, however far they have come; a cluster may have no province."""
    given(cluster, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
        3  | IR-08
        4  |
    """)
    given(cluster_stage, """
        cluster_id | step       | entered_on | left_on
        -----------+------------+------------+-----------
        1          | identified | 1390-01-01 | 1395-01-01
        1          | ranked     | 1395-01-01 |
        2          | identified | 1401-12-29 |
        3          | identified | 1402-01-01 |
        4          | identified | 1400-01-01 |
    """)
    assert 3 == value_of("clusters_identified")
    assert 1 == value_of("clusters_identified", provinces={"IR-08"})


def test_cluster_map_updates(given: Given, value_of: ValueOf) -> None:
    """Completed within the year; one still going on has no day."""
    given(cluster_map_update, """
        province_code | completed_on
        --------------+-------------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
        IR-08         |
    """)
    assert 2 == value_of("cluster_map_updates")
    assert 1 == value_of("cluster_map_updates", provinces={"IR-07"})


def test_feasibility_studies(given: Given, value_of: ValueOf) -> None:
    """Completed in the year: 2 and 3. Under way in it: also 4 and 6, which are not completed by its end."""
    given(cluster_stage, """
        cluster_id | step        | entered_on | left_on
        -----------+-------------+------------+-----------
        1          | feasibility | 1400-01-01 | 1400-12-29
        2          | feasibility | 1400-01-01 | 1401-01-01
        3          | feasibility | 1401-02-01 | 1401-12-29
        3          | ranked      | 1400-02-01 | 1401-02-01
        4          | feasibility | 1401-12-29 | 1402-01-01
        5          | feasibility | 1402-01-01 |
        6          | feasibility | 1400-06-01 |
    """)
    assert 2 == value_of("cluster_feasibility_completed")
    assert 4 == value_of("cluster_feasibility_running")
    assert 1 == value_of("cluster_feasibility_completed", period="1401-12")
    assert 3 == value_of("cluster_feasibility_running", period="1401-12")


# Running at the end of 1401: 1, 2, 6 and 8. 3 has its agent a day later, 4 has none, 7 is at its study.
PROJECTS = """
    id | province_code | agent_engaged_on
    ---+---------------+-----------------
    1  | IR-07         | 1400-01-01
    2  | IR-07         | 1401-12-29
    3  | IR-07         | 1402-01-01
    4  | IR-07         |
    5  | IR-08         | 1397-01-01
    6  | IR-08         | 1398-01-01
    7  | IR-08         | 1401-01-01
    8  |               | 1400-06-01
    9  | IR-08         |
"""
STEPS_OF_PROJECTS = """
    cluster_id | step                  | entered_on | left_on
    -----------+-----------------------+------------+-----------
    1          | feasibility           | 1399-01-01 | 1399-12-01
    1          | diagnostic_study      | 1399-12-01 |
    2          | diagnostic_study      | 1401-06-01 |
    3          | diagnostic_study      | 1401-06-01 |
    4          | diagnostic_study      | 1401-06-01 |
    5          | implementation_year_2 | 1399-01-01 | 1400-01-01
    5          | implementation_year_3 | 1400-01-01 | 1401-12-29
    6          | implementation_year_3 | 1400-01-01 | 1402-01-01
    7          | feasibility           | 1401-01-01 |
    8          | action_plan           | 1401-01-01 |
    9          | implementation_year_3 | 1389-01-01 | 1390-01-01
"""


def test_projects_running(given: Given, value_of: ValueOf) -> None:
    """A cluster without province runs all the same, and leaves the figures of the provinces known."""
    given(cluster, PROJECTS)
    given(cluster_stage, STEPS_OF_PROJECTS)
    assert 4 == value_of("clusters_running")
    assert 2 == value_of("clusters_running", provinces={"IR-07"})
    assert 0 == value_of("clusters_running", provinces={"IR-00"})


def test_projects_started(given: Given, value_of: ValueOf) -> None:
    """By the day the agent was engaged, first and last day included (2 and 7), whatever step it is at."""
    given(cluster, PROJECTS)
    given(cluster_stage, STEPS_OF_PROJECTS)
    assert 2 == value_of("clusters_started")
    assert 1 == value_of("clusters_started", period="1401-01")


def test_projects_finished(given: Given, value_of: ValueOf) -> None:
    """With the last step: 5 on the last day, 9 long ago, 6 a day too late. The supported are both."""
    given(cluster, PROJECTS)
    given(cluster_stage, STEPS_OF_PROJECTS)
    assert 1 == value_of("clusters_finished_year")
    assert 2 == value_of("clusters_finished")
    assert 4 + 2 == value_of("clusters_supported")
    assert 3 == value_of("clusters_supported", provinces={"IR-08"})


def test_clusters_by_stage(given: Given, value_of: ValueOf) -> None:
    """Each once, where it stands: the finished 8 nowhere, 7 a day before its end, 3 at its second step."""
    given(cluster_stage, """
        cluster_id | step                  | entered_on | left_on
        -----------+-----------------------+------------+-----------
        1          | identified            | 1400-01-01 |
        2          | ranked                | 1400-01-01 | 1402-01-01
        2          | feasibility           | 1402-01-01 |
        3          | ranked                | 1400-01-01 | 1401-12-29
        3          | feasibility           | 1401-12-29 |
        4          | diagnostic_study      | 1401-01-01 |
        5          | action_plan           | 1401-01-01 |
        6          | implementation_year_1 | 1401-01-01 |
        7          | implementation_year_3 | 1400-01-01 | 1402-01-01
        8          | implementation_year_3 | 1400-01-01 | 1401-12-29
        9          | identified            | 1402-01-01 |
    """)
    assert 7 == value_of("clusters_by_stage")
    assert 2 == value_of("clusters_by_stage", category="identification")
    assert 1 == value_of("clusters_by_stage", category="feasibility")
    assert 1 == value_of("clusters_by_stage", category="diagnostic_study")
    assert 3 == value_of("clusters_by_stage", category="implementation")
    assert 1 == value_of("clusters_by_stage", category="ranked")
