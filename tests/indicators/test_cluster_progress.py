"""Worked examples: how long clusters take, and what the programme did for them."""

import pytest

from data_access.schema.clusters import (
    cluster,
    cluster_action_plan,
    cluster_agent_course,
    cluster_document,
    cluster_recipient,
    cluster_stage,
)
from tests.conftest import ValueOf
from tests.examples import Given

MONTHS_PER_DAY = 12 / 365.2425


STEPS = """
    cluster_id | step        | entered_on | left_on
    -----------+-------------+------------+-----------
    1          | identified  | 1400-01-01 | 1400-01-11
    1          | ranked      | 1400-01-11 | 1400-01-21
    1          | feasibility | 1400-01-21 | 1400-02-21
    2          | identified  | 1400-03-01 | 1400-03-16
    2          | ranked      | 1400-03-16 | 1400-04-10
    3          | identified  | 1400-06-01 | 1400-06-06
    3          | ranked      | 1400-06-06 |
    4          | identified  | 1401-12-29 | 1402-01-01
"""


def test_cluster_stage_days_median(given: Given, value_of: ValueOf) -> None:
    """A stage lasts from its first step to its last: 10 + 10 and 15 + 25 days. 3 is still in its second step
    and 4 leaves a day after the year, so of three that lasted long enough one third is left after 40 days.
    """
    given(cluster_stage, STEPS)
    assert 40 == value_of("cluster_stage_days_median", category="identification")
    assert 31 == value_of("cluster_stage_days_median", category="feasibility")
    assert value_of("cluster_stage_days_median", category="diagnostic_study") is None
    assert 20 == value_of("cluster_stage_days_median", period="1400-01", category="identification")


def test_cluster_step_days_median(given: Given, value_of: ValueOf) -> None:
    """Each step by itself: identified 5, 10 and 15 days; ranked 10 and 25 days and one still open."""
    given(cluster_stage, STEPS)
    assert 10 == value_of("cluster_step_days_median", category="identified")
    assert 25 == value_of("cluster_step_days_median", category="ranked")
    assert 31 == value_of("cluster_step_days_median", category="feasibility")
    assert value_of("cluster_step_days_median", category="action_plan") is None


# The three years from 1390 and from 1399 have 1096 days each, one leap year among them.
PROJECTS = """
    id | agent_engaged_on
    ---+-----------------
    1  | 1398-01-01
    2  | 1400-01-01
    3  |
    4  | 1398-12-29
    5  | 1399-01-01
    6  | 1390-01-01
    7  | 1390-01-01
"""


def test_cluster_duration_months_mean(given: Given, value_of: ValueOf) -> None:
    """365 + 366 + 365 days and 365 + 364 days; one of unknown start is no project of 0 months."""
    given(cluster, PROJECTS)
    given(cluster_stage, """
        cluster_id | step                  | entered_on | left_on
        -----------+-----------------------+------------+-----------
        1          | implementation_year_3 | 1400-01-01 | 1401-01-01
        2          | implementation_year_2 | 1400-06-01 | 1401-01-01
        2          | implementation_year_3 | 1401-01-01 | 1401-12-29
        3          | implementation_year_3 | 1400-01-01 | 1401-06-01
        4          | implementation_year_3 | 1401-01-01 | 1402-01-01
        5          | implementation_year_3 | 1401-01-01 |
    """)
    assert (1096 + 729) / 2 * MONTHS_PER_DAY == value_of("cluster_duration_months_mean")
    assert value_of("cluster_duration_months_mean", period="1401-02") is None


def test_projects_older_than_three_years(given: Given, value_of: ValueOf) -> None:
    """4 began a day before the last 36 months, 5 on their first day. Of the finished, 6 took 36 months and
    7 a day more; 3 has no known start and is in neither number of the share.
    """
    given(cluster, PROJECTS)
    given(cluster_stage, """
        cluster_id | step                  | entered_on | left_on
        -----------+-----------------------+------------+-----------
        3          | implementation_year_3 | 1392-01-01 | 1393-01-01
        4          | implementation_year_3 | 1401-01-01 | 1402-01-01
        5          | implementation_year_3 | 1401-01-01 |
        6          | implementation_year_3 | 1392-01-01 | 1393-01-01
        7          | implementation_year_3 | 1392-01-01 | 1393-01-02
    """)
    assert 1 == value_of("clusters_over_three_years")
    assert 100 / 3 == value_of("cluster_finished_within_three_years_pct")


def test_no_project_to_compare_with_three_years(value_of: ValueOf) -> None:
    assert value_of("cluster_finished_within_three_years_pct") is None


def test_cluster_service_recipients(given: Given, value_of: ValueOf) -> None:
    """A member once a month, whatever the cluster: A and B in the first month, A in the second; the mean is
    over the two months with a service.
    """
    given(cluster_recipient, """
        cluster_id | member | served_on
        -----------+--------+-----------
        1          | A      | 1401-01-01
        1          | A      | 1401-01-20
        2          | A      | 1401-01-31
        1          | B      | 1401-01-31
        1          | A      | 1401-02-01
        1          | C      | 1402-01-01
    """)
    assert 3 / 2 == value_of("cluster_service_recipients")
    assert 2 == value_of("cluster_service_recipients", period="1401-01")
    assert value_of("cluster_service_recipients", period="1401-03") is None


def test_cluster_action_plans(given: Given, value_of: ValueOf) -> None:
    """Two plans of one cluster are two; a cluster without province leaves the provinces known."""
    given(cluster, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  |
    """)
    given(cluster_action_plan, """
        cluster_id | carried_out_on
        -----------+---------------
        1          | 1400-12-29
        1          | 1401-01-01
        1          | 1401-12-29
        2          | 1401-06-01
        2          | 1402-01-01
    """)
    assert 3 == value_of("cluster_action_plans")
    assert 2 == value_of("cluster_action_plans", provinces={"IR-07"})


def test_cluster_agent_courses(given: Given, value_of: ValueOf) -> None:
    """Held for the whole country: no province has a number of its own."""
    given(cluster_agent_course, """
        held_on
        ----------
        1400-12-29
        1401-01-01
        1401-12-29
        1402-01-01
    """)
    assert 2 == value_of("cluster_agent_courses")
    assert value_of("cluster_agent_courses", provinces={"IR-07"}) is None


@pytest.mark.parametrize("kind", ["book", "film", "other"])
def test_cluster_documents(kind: str, given: Given, value_of: ValueOf) -> None:
    """Of any kind; one about several clusters has no province, so a province without any is unknown."""
    given(cluster, """
        id | province_code
        ---+--------------
        1  | IR-07
    """)
    given(cluster_document, f"""
        cluster_id | kind   | produced_on
        -----------+--------+------------
        1          | {kind} | 1400-12-29
        1          | {kind} | 1401-01-01
                   | {kind} | 1401-12-29
                   | {kind} | 1402-01-01
    """)
    assert 2 == value_of("cluster_documents")
    assert 1 == value_of("cluster_documents", provinces={"IR-07"})
    assert value_of("cluster_documents", provinces={"IR-08"}) is None
