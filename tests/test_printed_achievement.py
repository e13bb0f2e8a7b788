"""Where the report caps an achievement at 100 percent, both stand: what it printed and what the rows give."""

from common.period import Period
from data_access.database import Database
from metrics import compute, remarks
from metrics.scope import Rights, Scope

YEAR = Scope(Period.of_year(1401), Rights("analyst"))


def of(code: str, scope: Scope, demo: Database) -> tuple[float, float, bool] | None:
    reading = compute.readings([code], scope, demo)[0]
    found = remarks.achievement(reading, next(iter(scope.provinces), None))
    return None if found is None else (round(reading.achievement or 0, 1), found.published, found.equal)


def test_a_capped_achievement_stands_beside_ours(demo: Database) -> None:
    assert (112.1, 100, False) == of("industrial_land_added_ha", YEAR, demo)


def test_an_achievement_printed_without_a_cap_is_ours(demo: Database) -> None:
    assert (106.8, 107, True) == of("training_courses", YEAR, demo)


def test_nothing_is_printed_for_a_month_a_province_or_another_year(demo: Database) -> None:
    rights = Rights("analyst")
    assert None is of("training_courses", Scope(Period.parse("1401-07"), rights), demo)
    assert None is of("training_courses", Scope(YEAR.period, rights, frozenset({"IR-07"})), demo)
    assert None is of("training_courses", Scope(Period.of_year(1400), rights), demo)
