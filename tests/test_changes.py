"""The parts of a change: they add up, mix and rate stand apart, and what is unknown is said."""

from fractions import Fraction
from math import fsum, isclose

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.land import land_event
from data_access.schema.places import coverage, park
from data_access.schema.units import contract, operating_unit
from metrics import registry
from metrics.change_parts import Part, Side, split
from metrics.changes import Change, contributions
from metrics.scope import Rights, Scope
from tests.examples import Given

RIGHTS = Rights("managing_director")
YEAR = Period.of_year(1401)
PARKS = """
    id | province_code | state_owned | operating_on
    ---+---------------+-------------+-------------
    1  | IR-00         | yes         | 1396-01-01
    2  | IR-07         | yes         | 1396-01-01
    3  | IR-07         | yes         | 1396-01-01
"""


def of(
    code: str, database: Database, provinces: frozenset[str] = frozenset(), rights: Rights = RIGHTS
) -> Change:
    return contributions(code, Scope(YEAR, rights, provinces), database)


def known(change: Change) -> dict[object, Part]:
    return {part.member: part for part in change.parts if part.part}


def adds_up(change: Change) -> bool:
    parts = [part.part for part in change.parts if part.part is not None]
    size = max(1.0, *(abs(value) for value in (change.before, change.after) if value is not None))
    return change.difference is not None and isclose(fsum(parts), change.difference, abs_tol=1e-9 * size)


def test_a_sum_changes_by_the_changes_of_its_provinces(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(contract, """
        park_id | signed_on
        --------+-----------
        1       | 1400-05-01
        1       | 1401-05-01
        1       | 1401-06-01
        2       | 1400-05-01
        3       | 1400-05-01
    """)
    change = of("contracts_signed", database)
    assert (3, 2, -1) == (change.before, change.after, change.difference)
    assert {"IR-00": 1, "IR-07": -2} == {key: part.part for key, part in known(change).items()}
    assert ("province", "", 31) == (change.by, change.remainder, len(change.parts))


def test_one_province_is_split_by_its_parks(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(contract, """
        park_id | signed_on
        --------+-----------
        1       | 1401-05-01
        2       | 1400-05-01
        3       | 1401-05-01
        3       | 1401-05-02
    """)
    change = of("contracts_signed", database, frozenset({"IR-07"}))
    assert ("park", {2: -1, 3: 2}) == (change.by, {key: part.part for key, part in known(change).items()})


def test_parks_of_others_are_not_told(given: Given, database: Database) -> None:
    given(park, PARKS)
    with pytest.raises(Forbidden):
        of("contracts_signed", database, frozenset({"IR-00"}),
           Rights("provincial_deputy", frozenset({"IR-07"})))


def test_rows_without_a_province_are_a_part_of_their_own(given: Given, database: Database) -> None:
    """Land of no named park: empty provinces are unknown, so they stand with it in the remainder."""
    given(park, PARKS)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
        1       | added | 1400-05-01  | 10
        1       | added | 1401-05-01  | 30
                | added | 1401-05-01  | 7
    """)
    change = of("land_added_ha", database)
    assert {"IR-00": 20, None: 7} == {key: part.part for key, part in known(change).items()}
    assert "unknown" == change.remainder
    assert adds_up(change)


def test_mix_and_rate_of_a_ratio_stand_apart(given: Given, database: Database) -> None:
    """One unit with 10 in IR-00; one, then three units with 40 each in IR-07: only the mix has changed.

    The mean goes from 25 to 32.5; IR-07 weighs 1/2, then 3/4, around the mean level of 28.75.
    """
    given(park, PARKS)
    given(operating_unit, """
        park_id | licence_on | employment
        --------+------------+-----------
        1       | 1399-05-01 | 10
        2       | 1399-05-01 | 40
        2       | 1401-05-01 | 40
        3       | 1401-05-01 | 40
    """)
    change = of("employment_per_unit", database)
    assert (25, 32.5) == (change.before, change.after)
    found = known(change)
    assert (0.25 * (40 - 28.75), 0) == (found["IR-07"].mix, found["IR-07"].rate)
    assert (-0.25 * (10 - 28.75), 0) == (found["IR-00"].mix, found["IR-00"].rate)
    assert adds_up(change)


def test_only_the_rate_changes_where_weights_stay() -> None:
    """Two members of equal weight, of which one rises from 1/2 to 1."""
    sides = Side(Fraction(50), Fraction(2), Fraction(4)), Side(Fraction(75), Fraction(3), Fraction(4))
    members = {
        "a": (Side(Fraction(50), Fraction(1), Fraction(2)), Side(Fraction(100), Fraction(2), Fraction(2))),
        "b": (Side(Fraction(50), Fraction(1), Fraction(2)), Side(Fraction(50), Fraction(1), Fraction(2))),
    }
    assert [Part("a", 50, 100, 25, 0, 25), Part("b", 50, 50, 0, 0, 0)] == split(sides, members, 100)


def test_a_member_without_a_denominator_on_one_side_is_all_mix() -> None:
    """`b` appears with 1 of 4; before it had nothing to divide by."""
    sides = Side(Fraction(50), Fraction(1), Fraction(2)), Side(Fraction(50), Fraction(3), Fraction(6))
    members = {
        "a": (Side(Fraction(50), Fraction(1), Fraction(2)), Side(Fraction(100), Fraction(2), Fraction(2))),
        "b": (Side(None, Fraction(0), Fraction(0)), Side(Fraction(25), Fraction(1), Fraction(4))),
    }
    first, second = split(sides, members, 100)
    assert (True, 0, None) == (second.emptied, second.rate, second.before)
    assert isclose(0, (first.part or 0) + (second.part or 0), abs_tol=1e-12)


def test_a_ratio_keeps_what_no_member_has() -> None:
    """Half of the denominator belongs to nobody: it is the remainder, with mix and rate of its own."""
    sides = Side(Fraction(50), Fraction(2), Fraction(4)), Side(Fraction(75), Fraction(3), Fraction(4))
    half = Side(Fraction(50), Fraction(1), Fraction(2))
    parts = split(sides, {"a": (half, half)}, 100)
    assert [("a", 0), (None, 25)] == [(part.member, part.part) for part in parts]


def test_an_unknown_side_is_named_and_not_explained(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(contract, "park_id | signed_on\n---+---\n1 | 1401-05-01")
    given(coverage, "entity | first_day\n---+---\ncontract | 1401-01-01")
    change = of("contracts_signed", database)
    assert ("before_unknown", (), None) == (change.obstacle, change.parts, change.difference)


def test_a_figure_of_the_whole_country_is_refused_kindly(database: Database) -> None:
    assert "national" == of("wwtp_monitoring_parameters", database).obstacle


@pytest.mark.parametrize("code", registry.all_indicators())
def test_parts_of_every_indicator_add_up(demo: Database, code: str) -> None:
    """On the demo, for the year and for its last season against the one before."""
    winter = Period.parse("1401-S4")
    found = [
        contributions(code, Scope(YEAR, RIGHTS), demo),
        contributions(code, Scope(winter, RIGHTS), demo, winter.before()),
    ]
    assert [] == [change for change in found if not (change.obstacle or adds_up(change))]
    ratios = [part for change in found if change.is_ratio for part in change.parts if part.part is not None]
    assert all(isclose(part.part or 0, (part.mix or 0) + (part.rate or 0), abs_tol=1e-9) for part in ratios)
