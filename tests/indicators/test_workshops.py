"""Worked examples: workshop units, service centres and the projects that build them."""

from data_access.database import Database
from data_access.schema.centres import centre_project, centre_spending, service_centre
from data_access.schema.land import workshop_unit
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.test_special_zones import by

# 1 starts on the last day, 2 is given up on it, 3 starts a day too late; 4 has no province on record.
PROJECTS = """
    id | province_code | status             | since      | until      | floor_area_m2 | progress_pct
    ---+---------------+--------------------+------------+------------+---------------+-------------
    1  | IR-07         | under_construction | 1401-12-29 |            | 3000          | 100
    2  | IR-07         | under_construction | 1390-01-01 | 1401-12-29 | 9000          | 10
    3  | IR-08         | in_design          | 1402-01-01 |            | 8000          | 0
    4  |               | in_design          | 1390-01-01 | 1402-01-01 | 1000          | 20
    5  | IR-08         | in_design          | 1390-01-01 |            | 500           |
    6  | IR-08         | under_construction | 1390-01-01 |            |               | 70
"""


def test_workshop_units(given: Given, value_of: ValueOf) -> None:
    """By the builder; the days around the year do not count."""
    given(park, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
    """)
    given(workshop_unit, """
        park_id | builder            | built_on
        --------+--------------------+-----------
        1       | provincial_company | 1400-12-29
        1       | provincial_company | 1401-01-01
        1       | private_sector     | 1401-12-29
        2       | private_sector     | 1401-06-01
        2       | private_sector     | 1402-01-01
    """)
    assert 3 == value_of("workshop_units_built")
    assert 1 == value_of("workshop_units_built", category="provincial_company")
    assert 2 == value_of("workshop_units_built", category="private_sector")
    assert 1 == value_of("workshop_units_built", category="private_sector", provinces={"IR-08"})


def test_service_centres(given: Given, value_of: ValueOf) -> None:
    """One status at a time: the centre opened on the last day is no longer under construction."""
    given(service_centre, """
        province_code | status             | since      | until
        --------------+--------------------+------------+-----------
        IR-07         | under_construction | 1390-01-01 | 1401-12-29
        IR-07         | operating          | 1401-12-29 |
        IR-07         | operating          | 1390-01-01 |
        IR-08         | studied            | 1390-01-01 | 1402-01-01
        IR-08         | under_construction | 1402-01-01 |
    """)
    assert 3 == value_of("service_centres")
    assert 2 == value_of("service_centres", category="operating")
    assert 0 == value_of("service_centres", category="under_construction")
    assert 1 == value_of("service_centres", category="studied")
    assert 1 == value_of("service_centres", "1400", category="under_construction")


def test_projects(given: Given, value_of: ValueOf) -> None:
    """1 and 6 are being built, 4 and 5 in design; 4 has no province, so an empty province is unknown."""
    given(centre_project, PROJECTS)
    assert 4 == value_of("tech_centre_projects")
    assert 2 == value_of("tech_centre_projects", category="under_construction")
    assert 2 == value_of("tech_centre_projects", category="in_design")
    assert 1 == value_of("tech_centre_projects", provinces={"IR-07"})
    assert value_of("tech_centre_projects", provinces={"IR-00"}) is None


def test_floor_area(given: Given, value_of: ValueOf, database: Database) -> None:
    """A project of unknown size adds nothing to the sum and is unknown by itself."""
    given(centre_project, PROJECTS)
    assert 3000 + 1000 + 500 == value_of("tech_centre_floor_area_m2")
    centres = by("tech_centre_floor_area_m2", "centre", database)
    assert (3000, 500, None) == (centres[1], centres[5], centres[6])


def test_progress(given: Given, value_of: ValueOf, database: Database) -> None:
    """Weighted by floor area; without a known progress or a known area a project weighs nothing."""
    given(centre_project, PROJECTS)
    assert (100 * 3000 + 20 * 1000) / (3000 + 1000) == value_of("tech_centre_progress_pct")
    assert value_of("tech_centre_progress_pct", provinces={"IR-08"}) is None
    centres = by("tech_centre_progress_pct", "centre", database)
    assert (100, 20, None) == (centres[1], centres[4], centres[5])


def test_credit_spent(given: Given, value_of: ValueOf, database: Database) -> None:
    """By the day it was spent, on a project that was given up too; in million rials."""
    given(centre_project, PROJECTS)
    given(centre_spending, """
        centre_project_id | spent_on   | amount_mirr
        ------------------+------------+------------
        1                 | 1400-12-29 | 9000
        1                 | 1401-01-01 | 100
        1                 | 1401-06-01 | 50
        2                 | 1401-12-29 | 25.5
        4                 | 1401-06-01 | 10
        3                 | 1402-01-01 | 8000
    """)
    assert 185.5 == value_of("tech_centre_credit_spent_mirr")
    assert 175.5 == value_of("tech_centre_credit_spent_mirr", provinces={"IR-07"})
    assert value_of("tech_centre_credit_spent_mirr", provinces={"IR-08"}) is None
    centres = by("tech_centre_credit_spent_mirr", "centre", database)
    assert (150, 25.5, 0) == (centres[1], centres[2], centres[3])
