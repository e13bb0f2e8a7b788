"""The shipped outlines are what docs/geo.md says they are."""

import csv
import json

import pytest
import shapely

from common.errors import UnknownPlace
from common.settings import ROOT
from geo.checks import km2
from geo.outlines import CREDIT_FA, Outlines, load
from tests.geo.conftest import SHIPPED

AREAS = {
    "IR-29": 148_845, "IR-21": 73_379, "IR-09": 117_117, "IR-07": 122_115, "IR-22": 68_664, "IR-20": 96_745,
    "IR-23": 13_951, "IR-30": 4_835, "IR-01": 13_575, "IR-19": 22_473, "IR-03": 48_105, "IR-04": 40_431,
}
MUST_LIE_IN = {
    "Tabas": (56.93, 33.60, "IR-29"), "Ferdows": (58.17, 34.02, "IR-29"),
    "Boshruyeh": (57.43, 33.87, "IR-29"),
    "Sarayan": (58.52, 33.86, "IR-29"), "Karaj": (50.99, 35.83, "IR-30"), "Fardis": (50.99, 35.72, "IR-30"),
    "Tehran": (51.42, 35.69, "IR-23"), "Abyek": (50.53, 36.04, "IR-26"), "Abarkuh": (53.28, 31.13, "IR-21"),
    "Rasht": (49.59, 37.28, "IR-01"), "Zanjan": (48.50, 36.68, "IR-19"),
    "Abu Musa": (55.03, 25.87, "IR-22"), "Greater Tunb": (55.303, 26.262, "IR-22"),
    "Lesser Tunb": (55.147, 26.241, "IR-22"), "Sirri": (54.53, 25.905, "IR-22"),
    "Kish": (53.98, 26.53, "IR-22"),
    "Lavan": (53.28, 26.80, "IR-22"), "Hendorabi": (53.63, 26.68, "IR-22"), "Qeshm": (55.90, 26.75, "IR-22"),
    "Hormuz": (56.46, 27.06, "IR-22"), "Larak": (56.36, 26.86, "IR-22"), "Hengam": (55.88, 26.65, "IR-22"),
    "Farur": (54.52, 26.29, "IR-22"), "Kharg": (50.31, 29.24, "IR-18"), "Kharku": (50.34, 29.32, "IR-18"),
}
ABROAD = {
    "Baghdad": (44.4, 33.3), "Persian Gulf": (51.3, 27.4), "Caspian Sea": (51.3, 38.3), "Baku": (49.9, 40.4),
}


def places() -> list[dict[str, str]]:
    with (ROOT / "assets/geo/iran_places.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_codes_are_those_of_the_list_of_provinces_once_each(outlines: Outlines) -> None:
    with (ROOT / "assets/provinces.csv").open(encoding="utf-8", newline="") as lines:
        expected = tuple(row["province_code"] for row in csv.DictReader(lines))
    assert expected == outlines.codes
    assert 31 == len(set(outlines.codes))


def test_shapes_are_valid_without_overlaps_or_gaps(outlines: Outlines) -> None:
    areas = list(outlines.areas.values())
    union = shapely.union_all(areas)
    assert all(shapely.is_valid(areas))
    assert shapely.coverage_is_valid(areas)
    assert 0 == sum(len(part.interiors) for part in shapely.get_parts(union))


def test_the_view_of_the_country_has_no_gaps_and_loses_no_island(outlines: Outlines) -> None:
    parts = [len(shapely.get_parts(area)) for area in outlines.areas.values()]
    assert shapely.coverage_is_valid(list(outlines.sketch.values()))
    assert parts == [len(shapely.get_parts(area)) for area in outlines.sketch.values()]


def test_the_country_has_its_surface_vertices_and_size(outlines: Outlines) -> None:
    assert 1_621_014 == pytest.approx(sum(km2(area) for area in outlines.areas.values()), rel=0.005)
    vertices = int(shapely.get_num_coordinates(list(outlines.areas.values())).sum())
    assert 8_400 == pytest.approx(vertices, rel=0.01)
    assert SHIPPED.stat().st_size < 300_000


@pytest.mark.parametrize(("code", "expected"), AREAS.items())
def test_a_province_has_its_surface(outlines: Outlines, code: str, expected: float) -> None:
    assert expected == pytest.approx(km2(outlines.areas[code]), rel=0.01)


@pytest.mark.parametrize("name", MUST_LIE_IN)
def test_a_town_or_island_lies_in_its_province(outlines: Outlines, name: str) -> None:
    longitude, latitude, expected = MUST_LIE_IN[name]
    assert expected == outlines.province_at(longitude, latitude)


@pytest.mark.parametrize("name", ABROAD)
def test_the_sea_and_other_countries_are_in_no_province(outlines: Outlines, name: str) -> None:
    assert outlines.province_at(*ABROAD[name]) is None


def test_places_lie_where_the_list_says(outlines: Outlines) -> None:
    found = [(row, outlines.province_at(float(row["longitude"]), float(row["latitude"]))) for row in places()]
    within = [(row, code) for row, code in found if code]
    assert 2_459 == len(found)
    assert 2_450 == len(within)
    assert [] == [row["name"] for row, code in within if row["province_code"] != code]
    assert [row["inside"] for row, _ in found] == [str(code is not None) for _, code in found]


def test_rings_turn_as_the_standard_says(outlines: Outlines) -> None:
    parts = [part for area in outlines.areas.values() for part in shapely.get_parts(area)]
    assert all(shapely.is_ccw([part.exterior for part in parts]))
    rows = outlines.geojson["features"]
    assert list(outlines.codes) == [row["properties"]["province_code"] for row in rows]


def test_labels_lie_within_the_largest_part_of_their_province(outlines: Outlines) -> None:
    for code in outlines.codes:
        assert code == outlines.province_at(*outlines.label_point(code))


def test_bounds_and_unknown_codes(outlines: Outlines) -> None:
    west, south, east, north = outlines.bounds("IR-30")
    assert west < 50.99 < east
    assert south < 35.83 < north
    with pytest.raises(UnknownPlace, match="IR-99"):
        outlines.bounds("IR-99")


def test_lake_urmia_lies_on_both_azerbaijans(outlines: Outlines) -> None:
    lake = shapely.from_geojson(json.dumps(outlines.lake["features"][0]["geometry"]))
    assert 4_462 == pytest.approx(km2(lake), rel=0.05)
    for code in ("IR-03", "IR-04"):
        assert 1_900 < km2(shapely.intersection(lake, outlines.areas[code])) < 2_600


def test_the_file_in_use_is_named_with_credit_and_checksum(outlines: Outlines) -> None:
    assert ("iran_provinces.geojson", CREDIT_FA) == (outlines.file_name, outlines.credit_fa)
    assert "f7f3f97b60464c6440617f154d388045923d7f278d0aad24a9114ad17daeb692" == outlines.sha256
    assert "ODbL" in (SHIPPED.parent / "LICENCE").read_text(encoding="utf-8")


def test_the_file_is_read_once(outlines: Outlines) -> None:
    assert outlines is load(str(SHIPPED), "province_code")
