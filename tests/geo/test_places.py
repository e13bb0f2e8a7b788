"""Parks are placed near the right town, in their own province, and say how that is known."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import BadGeometry, UnknownPlace
from common.settings import ROOT
from data_access.gazetteer import Position, fan_out, locate, towns
from data_access.place_names import normalise, parts, stripped
from geo.outlines import Outlines
from geo.places import measured, misplaced

FOUND = {
    "as written": ("IR-04", "میاندوآب", "town", "میاندوآب"),
    "number as a word": ("IR-15", "خرم‌آباد دو", "town", "خرم‌آباد"),
    "number as a digit": ("IR-08", "کرمان ۴", "town", "کرمان"),
    "in brackets": ("IR-21", "تخصصی غذا و دارو (تفت)", "town", "تفت"),
    "harbour": ("IR-06", "ماهشهر", "town", "بندر ماهشهر"),
    "new town": ("IR-23", "پرند", "town", "پرند"),
    "a word of the name": ("IR-08", "تخصصی خورشیدی بافت", "town", "بافت"),
    "name in use today": ("IR-04", "چالدران", "town", "چالدران"),
    "alias": ("IR-25", "شکوهیه", "alias", "قم"),
    "alias with a number": ("IR-13", "بوعلی سه", "alias", "همدان"),
    "not the twin in Mazandaran": ("IR-25", "محمودآباد", "alias", "قم"),
    "alias against a wrong word": ("IR-20", "سمنان/شاهرود", "alias", "سمنان"),
    "alias to no town": ("IR-18", "شمال استان بوشهر", "province", None),
    "nothing known": ("IR-22", "تخصصی شیشه", "province", None),
    "only numbers and kinds": ("IR-22", "شهرک صنعتی ۲", "province", None),
    "empty": ("IR-22", "", "province", None),
}


@pytest.mark.parametrize(("one", "other"), [
    ("قره ضياءالدين", "قره‌ضیاءالدین"), ("كرمان", "کرمان"), ("ایذۀ", "ایذه"), ("آبادان", "ابادان"),
    ("مؤمن", "مومن"), ("نائین", "نایین"), ("خرّمدَره", "خرمدره"), ("اهواز ۴", "اهواز4"),
    ("اهواز ٤", "اهواز 4"),
    ("می\u200cاندوآب", "میاندوآب"), ("\u202bتبریز\u202c", "تبریز"), ("تبـــریز", "تبریز"),
])
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(text) == normalise(normalise(text))


def test_numbers_and_kinds_of_park_are_stripped() -> None:
    assert "شکوهیه" == stripped("شهرک صنعتی شکوهیه ۲")
    assert ["خورشیدی بافت", "خورشیدی", "بافت"] == parts("تخصصی خورشیدی بافت")


@pytest.mark.parametrize("case", FOUND)
def test_a_park_is_found(case: str) -> None:
    province, name, basis, town = FOUND[case]
    position = locate(name, province)
    assert (basis, town) == (position.basis, position.near_town)


def test_of_two_galugahs_the_town_in_the_east_is_taken() -> None:
    assert 53.8 == pytest.approx(locate("گلوگاه", "IR-02").longitude, abs=0.05)


def test_an_unknown_province_is_refused() -> None:
    with pytest.raises(UnknownPlace, match="IR-99"):
        locate("تهران", "IR-99")
    with pytest.raises(UnknownPlace):
        towns("")


def test_every_alias_lies_in_its_province_and_says_who_when_and_why(outlines: Outlines) -> None:
    with (ROOT / "assets/geo/park_aliases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == len({(row["province_code"], normalise(row["park_name"])) for row in rows})
    for row in rows:
        position = locate(row["park_name"], row["province_code"])
        assert row["province_code"] == outlines.province_at(position.longitude, position.latitude)
        assert all((row["who"], row["when"], row["note"]))


def test_towns_lie_in_their_province_and_come_largest_first(outlines: Outlines) -> None:
    for code in outlines.codes:
        found = towns(code)
        assert 8 <= len(found)
        assert [] == [town.name_fa for town in found
                      if outlines.province_at(town.longitude, town.latitude) != code]
        assert found == sorted(found, key=lambda town: -town.population)
        assert len(found) == len({normalise(town.name_fa) for town in found})


def test_towns_bear_the_names_in_use() -> None:
    names = {town.name_fa for code in range(31) for town in towns(f"IR-{code:02}")}
    assert {"ایلام", "یاسوج", "بندر ترکمن", "قیدار", "نکا", "نسیم‌شهر"} <= names
    assert "بَندَرِ شاه" not in names


@pytest.mark.parametrize("code", ["IR-30", "IR-25", "IR-22", "IR-18"])
def test_parks_at_one_town_are_fanned_out_within_the_province(outlines: Outlines, code: str) -> None:
    town = towns(code)[0]
    placed = fan_out([Position(town.latitude, town.longitude, "town", town.name_fa)] * 40, code)
    assert (town.latitude, town.longitude) == (placed[0].latitude, placed[0].longitude)
    assert 40 == len({(position.latitude, position.longitude) for position in placed})
    assert {code} == {outlines.province_at(position.longitude, position.latitude) for position in placed}
    assert placed == fan_out([Position(town.latitude, town.longitude, "town", town.name_fa)] * 40, code)


def test_measured_positions_are_not_moved() -> None:
    exact = Position(35.9, 50.9, "measured")
    assert [exact, exact] == fan_out([exact, exact], "IR-30")


def test_own_positions_are_read_and_the_misplaced_ones_listed(tmp_path: Path, outlines: Outlines) -> None:
    path = tmp_path / "positions.csv"
    path.write_text("park_id,latitude,longitude\n7,35.69,51.42\n8,29.6,52.5\n", encoding="utf-8-sig")
    found = measured(str(path), outlines)
    assert {"7": Position(35.69, 51.42, "measured"), "8": Position(29.6, 52.5, "measured")} == found
    assert ["8"] == misplaced({"7": ("IR-23", found["7"]), "8": ("IR-23", found["8"])}, outlines)
    assert {} == measured("", outlines)


@pytest.mark.parametrize(("content", "row"), [
    ("park_id,latitude\n7,35\n", "row 2"), ("park_id,latitude,longitude\n7,35.69,51.42\n8,x,51\n", "row 3"),
    ("park_id,latitude,longitude\n7,35.69\n", "row 2"),
    ("park_id,latitude,longitude\n7,51.42,35.69\n", "row 2"),
    ("park_id,latitude,longitude\n7,nan,nan\n", "row 2"),
    ("park_id,latitude,longitude\n7,35.69,51.42\n7,35.69,51.42\n", "row 3"),
])
def test_bad_positions_are_refused_with_their_row(
    tmp_path: Path, outlines: Outlines, content: str, row: str,
) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadGeometry, match=row):
        measured(str(path), outlines)
