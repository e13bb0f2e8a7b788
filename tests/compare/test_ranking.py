"""Ranks never stand alone: intervals, shrinkage, letters, refusals; on both engines and in made-up worlds."""

import numpy as np
import pytest

from common.errors import BadSelection, UnknownPlace
from common.period import Period
from data_access.database import Database
from data_access.schema.desk_requests import complaint
from data_access.schema.places import park
from data_access.schema.units import operating_unit
from metrics.compare import estimate, letters
from metrics.compare.measure import Measure, may_divide, measure, per
from metrics.compare.posterior import posterior
from metrics.compare.ranking import ranking, ranks
from metrics.compare.words import COMPLETE, LOWER, NEUTRAL, sentences
from metrics.scope import CODES, Rights, Scope
from tests.examples import Given

SCOPE = Scope(Period.of_year(1401), Rights("managing_director"))


def units(given: Given, numbers: dict[str, int]) -> None:
    """So many operating units in a park of each province."""
    for number, (province, many) in enumerate(numbers.items(), start=1):
        head = "id | province_code | state_owned | operating_on"
        given(park, f"{head}\n---\n{number} | {province} | yes | 1380-01-01")
        rows = "\n".join([f"{number} | 1380-01-01 | {10 + each % 3}" for each in range(many)])
        given(operating_unit, f"park_id | licence_on | employment\n---\n{rows}")


def test_far_apart_are_told_apart_and_near_ones_are_not(given: Given, database: Database) -> None:
    units(given, {"IR-00": 60, "IR-01": 10, "IR-02": 9})
    found = {one.province: one for one in ranks("units_operating", SCOPE, database,
                                                frozenset({"IR-00", "IR-01", "IR-02"}))}
    assert (1, 1, 1) == (found["IR-00"].rank, found["IR-00"].rank_low, found["IR-00"].rank_high)
    assert (2, 3) == (found["IR-01"].rank_low, found["IR-01"].rank_high)
    assert ("a", "b", "b") == tuple(found[code].letters("en") for code in ("IR-00", "IR-01", "IR-02"))
    assert ("ا", "ب") == tuple(found[code].letters("fa") for code in ("IR-00", "IR-01"))


def test_the_same_question_has_the_same_answer(given: Given, database: Database) -> None:
    units(given, {"IR-00": 6, "IR-01": 10, "IR-02": 9})
    assert ranks("employment_per_unit", SCOPE, database) == ranks("employment_per_unit", SCOPE, database)


def test_what_is_unknown_has_no_rank(given: Given, database: Database) -> None:
    """Units of 3 provinces have people; the mean of the other 28 is unknown."""
    units(given, {"IR-00": 6, "IR-01": 10, "IR-02": 9})   # 11 people, 10.9 and 11
    found = ranks("employment_per_unit", SCOPE, database)
    assert [1, 1, 3] == sorted(one.rank for one in found if one.rank is not None)
    assert 28 == sum(one.value is None and one.rank_low is None and one.groups == () for one in found)
    assert sorted(CODES) == sorted(one.province for one in found)


def test_rank_1_is_the_lowest_where_that_is_better(given: Given, database: Database) -> None:
    given(complaint, """
        province_code | registered_on
        --------------+--------------
        IR-00         | 1401-02-01
        IR-00         | 1401-03-01
        IR-01         | 1401-03-01
    """)
    found = ranking("complaints_open", SCOPE, database, frozenset({"IR-00", "IR-01"}))
    assert (False, "IR-01") == (found.highest_first, found.ranked[0].province)
    assert LOWER in sentences(found)


def test_ranks_by_size_say_so(given: Given, database: Database) -> None:
    units(given, {"IR-00": 3, "IR-01": 10})
    found = ranking("parks_approved", SCOPE, database)
    assert (True, True) == (found.neutral, found.highest_first)
    assert NEUTRAL in sentences(found)
    assert COMPLETE in sentences(found)   # a stock, counted completely


@pytest.mark.parametrize("code", ["plan_achievement_pct", "capital_schemes", "requests_open_oldest_days"])
def test_what_cannot_be_ranked_is_refused_in_words(code: str) -> None:
    with pytest.raises(BadSelection) as refusal:
        Measure(code)
    assert refusal.value.fa.endswith("برگزینید.")


def test_a_quotient_is_not_divided_again() -> None:
    for code, base in (("employment_per_unit", "park"), ("employment", "worker"), ("employment", "moon")):
        with pytest.raises(BadSelection):
            per(code, base)
    assert Measure("employment", "park") == measure("employment/park")
    assert (True, False) == (may_divide("units_operating"), may_divide("waiting_days_median"))


def test_places_that_do_not_exist_and_too_few_of_them(database: Database) -> None:
    with pytest.raises(UnknownPlace):
        ranks("units_operating", SCOPE, database, frozenset({"IR-00", "IR-77"}))
    with pytest.raises(BadSelection):
        ranks("units_operating", SCOPE, database, frozenset({"IR-00"}))


def test_a_small_province_is_drawn_to_the_middle_more_than_a_large_one() -> None:
    """Both have 90 % where the others have about 50: of 10 rows that may be luck, of 1000 it is not."""
    part = np.array([9.0, 900.0, *[500.0 + 5 * each for each in range(-6, 6)]])
    whole = np.array([10.0, 1000.0, *[1000.0] * 12])
    found = estimate.shares(part, whole)
    small, large = found.back(posterior(found.fit, found.error).shrunk)[:2]
    assert 90 - small > 5 * (90 - large) > 0


def test_letters_say_exactly_who_is_alike() -> None:
    random = np.random.default_rng(3)
    for _ in range(50):
        low = random.random(12)
        alike = letters.overlapping(low, low + random.random(12) / 3)
        found = letters.groups(alike)
        shared = [[bool({*one} & {*other}) for other in found] for one in found]
        assert alike.tolist() == shared
