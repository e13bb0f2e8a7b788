"""Water, power, gas, telephone and fibre of the demo against tables 12 to 16, counted by hand-written SQL."""

import pytest

from data_access import report
from tests.demo import Ask, OfProvince

IN_1401 = "supplied_on BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
UTILITIES = ("water", "power", "gas", "phone", "fibre")
FIRST = (
    "SELECT utility, park_id, min(supplied_on) AS first_on FROM utility_supply"
    " WHERE park_id IS NOT NULL AND kind = 'new' GROUP BY 1, 2"
)


@pytest.mark.parametrize("utility", UTILITIES)
def test_parks_with_each_utility(sql: Ask, utility: str) -> None:
    found = sql(f"SELECT count(DISTINCT park_id) FROM utility_supply WHERE utility = '{utility}'")
    assert found == [(report.value(f"parks_with_{utility}"),)]


@pytest.mark.parametrize(
    ("utility", "parks"), [("water", 15), ("power", 15), ("gas", 23), ("phone", 11), ("fibre", 23)]
)
def test_parks_first_supplied_in_1401(sql: Ask, utility: str, parks: int) -> None:
    found = sql(
        f"SELECT count(*) FROM ({FIRST}) AS f WHERE utility = '{utility}' AND first_on >= DATE '2022-03-21'"
    )
    assert found == [(parks,)]


@pytest.mark.parametrize("utility", ["phone", "fibre"])
def test_new_parks_by_province(per_province: OfProvince, utility: str) -> None:
    found = per_province(
        f"SELECT province_code, count(*) FROM ({FIRST}) AS f JOIN park p ON p.id = f.park_id"
        f" WHERE utility = '{utility}' AND first_on >= DATE '2022-03-21' GROUP BY 1"
    )
    printed = report.by_province(f"parks_{utility}_added")
    assert found == {code: count for code, count in printed.items() if count}


@pytest.mark.parametrize(("utility", "code"), [("water", "water_added_lps"), ("power", "power_added_mw")])
def test_new_capacity_by_province(per_province: OfProvince, utility: str, code: str) -> None:
    found = per_province(
        "SELECT province_code, sum(capacity) FROM utility_supply s JOIN park p ON p.id = s.park_id"
        f" WHERE utility = '{utility}' AND s.kind = 'new' AND {IN_1401} GROUP BY 1"
    )
    printed = {code: value for code, value in report.by_province(code).items() if value}
    assert found == pytest.approx(printed)


def test_capacity_in_stock_without_what_was_restored(sql: Ask) -> None:
    water, dry = sql(
        "SELECT sum(capacity), sum(not_withdrawable) FROM utility_supply"
        " WHERE utility = 'water' AND kind = 'new'"
    )[0]
    power = sql("SELECT sum(capacity) FROM utility_supply WHERE utility = 'power'")[0][0]
    assert water == pytest.approx(report.value("water_capacity_lps"))
    assert dry == pytest.approx(report.value("water_not_withdrawable_lps"))
    assert power == pytest.approx(report.value("power_capacity_mw"))


def test_restored_water_is_recorded_for_the_whole_country(sql: Ask) -> None:
    assert sql("SELECT park_id, capacity FROM utility_supply WHERE kind = 'restored'") == [(None, 154.0)]


def test_no_source_is_drier_than_it_is_large(sql: Ask) -> None:
    assert sql("SELECT id FROM utility_supply WHERE not_withdrawable > capacity + 0.05") == []


def test_nothing_is_supplied_to_a_park_without_land(sql: Ask) -> None:
    assert (
        sql(
            "SELECT s.id FROM utility_supply s JOIN park p ON p.id = s.park_id"
            " WHERE p.land_on IS NULL OR s.supplied_on < p.land_on"
        )
        == []
    )


@pytest.mark.parametrize("utility", ["water", "gas", "phone", "fibre"])
def test_all_but_power_reach_operating_parks_only(sql: Ask, utility: str) -> None:
    assert (
        sql(
            "SELECT s.id FROM utility_supply s JOIN park p ON p.id = s.park_id"
            f" WHERE utility = '{utility}' AND p.operating_on IS NULL"
        )
        == []
    )
