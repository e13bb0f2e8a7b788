"""Worked examples: the consultants of service centres, their contracts and what projects brought."""

from data_access.schema.centres import centre_consultant, centre_result, consulting_contract, service_centre
from tests.conftest import ValueOf
from tests.examples import Given

CENTRES = """
    id | province_code
    ---+--------------
    1  | IR-07
    2  | IR-08
"""
# 3 left on the last day, 4 comes the day after, 5 leaves the day after.
CONSULTANTS = """
    id | service_centre_id | joined_on  | left_on    | staff
    ---+-------------------+------------+------------+------
    1  | 1                 | 1390-01-01 |            | 4
    2  | 1                 | 1401-12-29 |            | 3
    3  | 1                 | 1390-01-01 | 1401-12-29 | 50
    4  | 1                 | 1402-01-01 |            | 70
    5  | 2                 | 1390-01-01 | 1402-01-01 |
"""


def test_consultants(given: Given, value_of: ValueOf) -> None:
    given(service_centre, CENTRES)
    given(centre_consultant, CONSULTANTS)
    assert 3 == value_of("service_centre_consultants")
    assert 1 == value_of("service_centre_consultants", provinces={"IR-08"})


def test_staff(given: Given, value_of: ValueOf) -> None:
    """Whose staff is not known has an unknown staff, not none."""
    given(service_centre, CENTRES)
    given(centre_consultant, CONSULTANTS)
    assert 7 == value_of("service_centre_staff")
    assert value_of("service_centre_staff", provinces={"IR-08"}) is None


def test_contracts(given: Given, value_of: ValueOf) -> None:
    """Signed within the year, by a consultant that has left too; the value is in billion rials."""
    given(service_centre, CENTRES)
    given(centre_consultant, CONSULTANTS)
    given(consulting_contract, """
        centre_consultant_id | signed_on  | value_mirr
        ---------------------+------------+-----------
        1                    | 1400-12-29 | 90000
        1                    | 1401-01-01 | 1500
        3                    | 1401-06-01 | 500
        1                    | 1401-12-29 |
        5                    | 1401-06-01 |
        5                    | 1402-01-01 | 80000
    """)
    assert 4 == value_of("consulting_contracts")
    assert 3 == value_of("consulting_contracts", provinces={"IR-07"})
    assert 2 == value_of("consulting_contract_value_birr")
    assert value_of("consulting_contract_value_birr", provinces={"IR-08"}) is None


def test_projects_by_effect(given: Given, value_of: ValueOf) -> None:
    """Each under its main effect; the days around the year do not count."""
    given(centre_result, """
        province_code | effect     | done_on
        --------------+------------+-----------
        IR-07         | employment | 1400-12-29
        IR-07         | employment | 1401-01-01
        IR-08         | employment | 1401-12-29
        IR-08         | waste      | 1401-06-01
        IR-08         | waste      | 1402-01-01
    """)
    assert 3 == value_of("service_centre_projects")
    assert 2 == value_of("service_centre_projects", category="employment")
    assert 1 == value_of("service_centre_projects", category="waste")
    assert 0 == value_of("service_centre_projects", category="costs")
    assert 2 == value_of("service_centre_projects", provinces={"IR-08"})
