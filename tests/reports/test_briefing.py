"""The page of a province: one page, for every province, with the reader's own rights."""

from dataclasses import replace
from pathlib import Path

import pytest

from common.errors import Forbidden, UnknownPlace
from common.period import Period
from data_access.database import Database
from data_access.state.objections import Figure
from metrics import compute
from metrics.scope import CODES, Rights, Scope
from reports import briefing_page
from reports.briefing import HEADLINES, Utility, briefing
from reports.words import Words
from tests.reports.conftest import ADMINISTRATOR, facts, read

YEAR = Period.of_year(1401)
FARS = "IR-07"


@pytest.mark.parametrize("province", CODES)
def test_it_is_exactly_one_page(demo: Database, province: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(briefing_page.pdf(briefing(province, YEAR, ADMINISTRATOR, demo)))
    assert "1" == facts(file)["Pages"]


@pytest.mark.parametrize(("period", "language"), [("1400", "en"), ("1401-S3", "fa"), ("1401-07-15", "en")])
def test_so_it_is_for_every_kind_of_period_and_in_english(
    demo: Database, period: str, language: str, tmp_path: Path,
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(briefing_page.pdf(briefing(FARS, Period.parse(period), ADMINISTRATOR, demo, language)))
    assert "1" == facts(file)["Pages"]


def test_the_figures_are_those_of_the_province(demo: Database, tmp_path: Path) -> None:
    found = briefing(FARS, YEAR, ADMINISTRATOR, demo)
    asked = compute.readings(HEADLINES, Scope(YEAR, ADMINISTRATOR, frozenset({FARS})), demo)
    assert [(each.value, each.plan, each.year_before) for each in asked] == [
        (each.value, each.plan, each.before) for each in found.figures
    ]
    file = tmp_path / "page.pdf"
    file.write_bytes(briefing_page.pdf(found))
    text, words = read(file), Words("fa")
    assert "برگهٔ استان فارس" in text
    assert [] == [each.code for each in found.figures if words.number(each.value, each.unit) not in text]


def test_parks_without_a_utility_are_named(demo: Database) -> None:
    found = briefing(FARS, YEAR, ADMINISTRATOR, demo).utilities or ()
    water = next(each for each in found if each.key == "water")
    assert water.have + len(water.lacking) == water.parks


def test_long_names_and_many_objections_still_leave_one_page(demo: Database, tmp_path: Path) -> None:
    found = briefing(FARS, YEAR, ADMINISTRATOR, demo, contested=[
        Figure("land_added_ha", YEAR, FARS, park) for park in range(40)
    ])
    lacking = tuple("#شهرک‌" * 400 for _ in range(90))
    crowded = replace(
        found, utilities=tuple(Utility(each.key, 0, 90, tuple(name[:29] for name in lacking))
                               for each in found.utilities or ()),
        changes=found.changes * 9, contested=found.contested * 9,
    )
    file = tmp_path / "page.pdf"
    file.write_bytes(briefing_page.pdf(crowded))
    assert "1" == facts(file)["Pages"]


def test_a_contested_figure_is_told(demo: Database) -> None:
    elsewhere = Figure("land_added_ha", YEAR, "IR-10")
    found = briefing(FARS, YEAR, ADMINISTRATOR, demo, "en", [Figure("land_added_ha", YEAR, FARS), elsewhere])
    assert 1 == len(found.contested)
    assert "Fars" in found.contested[0]


def test_a_deputy_gets_the_page_of_the_own_province_only(demo: Database) -> None:
    deputy = Rights("provincial_deputy", frozenset({FARS}))
    assert briefing(FARS, YEAR, deputy, demo).utilities
    with pytest.raises(Forbidden):
        briefing("IR-10", YEAR, deputy, demo)


def test_nobody_from_outside_gets_one(demo: Database) -> None:
    with pytest.raises(Forbidden):
        briefing(FARS, YEAR, Rights("public"), demo)


def test_a_province_that_does_not_exist_is_named(demo: Database) -> None:
    with pytest.raises(UnknownPlace):
        briefing("IR-99", YEAR, ADMINISTRATOR, demo)
