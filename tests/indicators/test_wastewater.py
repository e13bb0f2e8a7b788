"""Worked examples: treatment plants, their modules and the parks that have them."""

from data_access.schema.environment import treatment_module, treatment_plant
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given

PARKS = """
    id | province_code
    ---+--------------
    1  | IR-07
    2  | IR-07
    3  | IR-08
    4  | IR-08
"""
# Park 1 builds a second plant, 2 its first one in the year, 3 a day too late, 4 joins the city's plant.
PLANTS = """
    id | park_id | commissioned_on | city_connection
    ---+---------+-----------------+----------------
    1  | 1       | 1390-01-01      | no
    2  | 1       | 1401-06-01      | no
    3  | 2       | 1401-12-29      | no
    4  | 3       | 1402-01-01      | no
    5  | 4       | 1401-01-01      | yes
"""
MODULES = """
    treatment_plant_id | commissioned_on | first_of_plant | capacity_m3_day
    -------------------+-----------------+----------------+----------------
    1                  | 1390-01-01      | yes            | 500
    1                  | 1400-12-29      | no             | 200
    1                  | 1401-01-01      | no             | 100
    2                  | 1401-06-01      | yes            | 50
    3                  | 1401-12-29      | yes            |
    3                  | 1401-12-29      | no             | 25.5
    3                  | 1402-01-01      | no             | 1000
    4                  | 1402-01-01      | yes            | 2000
    5                  | 1401-01-01      | no             | 4000
"""


def _given_all(given: Given) -> None:
    given(park, PARKS)
    given(treatment_plant, PLANTS)
    given(treatment_module, MODULES)


def test_plants(given: Given, value_of: ValueOf) -> None:
    """The connection to a city's plant counts; the plant of the next year does not."""
    _given_all(given)
    assert 4 == value_of("wwtp_plants")
    assert 1 == value_of("wwtp_plants", "1400")
    assert 1 == value_of("wwtp_plants", provinces={"IR-08"})


def test_modules(given: Given, value_of: ValueOf) -> None:
    """Modules of own plants only, the last day included; the city's module is not the park's."""
    _given_all(given)
    assert 6 == value_of("wwtp_modules")
    assert 0 == value_of("wwtp_modules", provinces={"IR-08"})
    assert 2 == value_of("wwtp_modules", "1400")


def test_capacity(given: Given, value_of: ValueOf) -> None:
    """A module of unknown capacity adds nothing; the city's capacity is not the park's."""
    _given_all(given)
    assert 500 + 200 + 100 + 50 + 25.5 == value_of("wwtp_capacity_m3_day")
    assert 700 == value_of("wwtp_capacity_m3_day", "1400")


def test_capacity_of_modules_nobody_measured(given: Given, value_of: ValueOf) -> None:
    given(treatment_module, """
        commissioned_on | capacity_m3_day
        ----------------+----------------
        1390-01-01      |
    """)
    assert value_of("wwtp_capacity_m3_day") is None


def test_modules_commissioned(given: Given, value_of: ValueOf) -> None:
    """Additional modules: one on the first day, one on the last; first modules came with their plant."""
    _given_all(given)
    assert 2 == value_of("wwtp_modules_commissioned")
    assert 1 == value_of("wwtp_modules_commissioned", "1400")


def test_parks_with_plant(given: Given, value_of: ValueOf) -> None:
    """Park 1 counts once for its two plants; 4 has the city's plant only."""
    _given_all(given)
    assert 2 == value_of("parks_with_wwtp")
    assert 1 == value_of("parks_with_wwtp", "1400")
    assert 3 == value_of("parks_with_wwtp", "1402")


def test_parks_that_got_their_first_plant(given: Given, value_of: ValueOf) -> None:
    """Park 2 only: the second plant of 1 is no first one, the city's plant of 4 is not its own."""
    _given_all(given)
    assert 1 == value_of("parks_wwtp_commissioned")
    assert 0 == value_of("parks_wwtp_commissioned", provinces={"IR-08"})
    assert 1 == value_of("parks_wwtp_commissioned", "1402")
