"""The rows behind a number are those it counts: of its provinces, its park and its category."""

from typing import Any

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.land import park_approval
from data_access.schema.places import park, service_company
from metrics import compute
from metrics.scope import Rights, Scope
from tests.examples import Given

DIRECTOR = Rights("managing_director")
DEPUTY = Rights.of("provincial_deputy", frozenset({"IR-07"}))


@pytest.fixture
def approvals(given: Given) -> None:
    given(park, """
        id | province_code | state_owned
        ---+---------------+------------
        1  | IR-07         | yes
        2  | IR-08         | yes
    """)
    given(park_approval, """
        id | park_id | action | approved_on
        ---+---------+--------+------------
        1  | 1       | create | 1401-06-01
        2  | 1       | expand | 1401-06-01
        3  | 2       | expand | 1401-06-01
        4  | 2       | expand | 1402-01-01
    """)


def listed(database: Database, rights: Rights = DIRECTOR, **scope: Any) -> list[int]:
    found = compute.rows("parks_approved_new", Scope(Period.of_year(1401), rights, **scope), database)
    return [] if found.empty else list(found["id"])


@pytest.mark.usefixtures("approvals")
def test_rows_of_the_period(database: Database) -> None:
    assert [1, 2, 3] == listed(database)


@pytest.mark.usefixtures("approvals")
def test_rows_of_a_category(database: Database) -> None:
    assert [2, 3] == listed(database, category="expand")


@pytest.mark.usefixtures("approvals")
def test_rows_of_a_province_and_of_a_park(database: Database) -> None:
    assert [3] == listed(database, provinces=frozenset({"IR-08"}))
    assert [1, 2] == listed(database, park=1)


@pytest.mark.usefixtures("approvals")
def test_a_deputy_sees_the_rows_of_the_own_province_only(database: Database) -> None:
    assert [1, 2] == listed(database, DEPUTY)
    with pytest.raises(Forbidden):
        listed(database, DEPUTY, provinces=frozenset({"IR-08"}))


@pytest.mark.usefixtures("approvals")
def test_rows_of_a_park_that_a_figure_does_not_know(given: Given, database: Database) -> None:
    """Companies belong to a province: none of them is a park's."""
    given(service_company, """
        province_code | registered_on
        --------------+--------------
        IR-07         | 1401-06-01
    """)
    scope = Scope(Period.of_year(1401), DIRECTOR, park=1)
    assert compute.rows("service_companies_formed", scope, database).empty
