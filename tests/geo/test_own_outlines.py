"""A file of the organisation's own is taken when it is sound, and refused in one sentence when it is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import mapping, shape

from common.errors import BadGeometry
from data_access.province_shapes import shipped_lake
from geo.outlines import load
from tests.geo.conftest import Change

Written = Callable[[Change], str]
# Today's code of a province and the one it had before 2020; enough of them to see what is meant.
BEFORE_2020 = {
    "IR-23": "IR-07", "IR-07": "IR-14", "IR-10": "IR-04", "IR-30": "IR-32",
    "IR-00": "IR-22", "IR-28": "IR-31",
}


def row(collection: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        feature for feature in collection["features"] if feature["properties"]["province_code"] == code
    )
    return found


def refused(path: str, *expected: str) -> None:
    with pytest.raises(BadGeometry) as caught:
        load(path, "province_code")
    for part in expected:
        assert part in caught.value.en
    assert Path(path).name in caught.value.fa
    assert Path(path).name in caught.value.en


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    refused(str(tmp_path / "none.geojson"), "missing")


@pytest.mark.parametrize("content", [
    b"", b"{", b"\xff\xfe\x00", b"[]", b'{"features": 3}', b'"text"', b"[" * 100_000,
])
def test_what_is_no_geojson_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.geojson"
    path.write_bytes(content)
    refused(str(path), "JSON")


@pytest.mark.parametrize("feature", [
    None, 3, {}, {"properties": []}, {"properties": {"province_code": None}},
])
def test_a_row_without_a_code_is_named(changed: Written, feature: Any) -> None:
    refused(changed(lambda file: file["features"].__setitem__(4, feature)), "row 5", "province_code")


@pytest.mark.parametrize("geometry", [
    None, {}, {"type": "Point", "coordinates": [51, 35]}, {"type": "Polygon", "coordinates": "x"},
    {"type": "Polygon", "coordinates": []}, {"type": "Polygon", "coordinates": [[[1, 2], [3]]]},
])
def test_a_row_without_a_polygon_is_named(changed: Written, geometry: Any) -> None:
    refused(changed(lambda file: row(file, "IR-10").update(geometry=geometry)), "row 11 IR-10", "geometry")


def test_codes_from_before_2020_are_recognised(changed: Written) -> None:
    def rename(file: dict[str, Any]) -> None:
        for feature in file["features"]:
            code = feature["properties"]["province_code"]
            feature["properties"]["province_code"] = BEFORE_2020.get(code, code)
    refused(changed(rename), "2020")


@pytest.mark.parametrize("old", ["IR-31", "IR-32"])
def test_a_code_that_is_gone_is_refused_with_a_hint(changed: Written, old: str) -> None:
    path = changed(lambda file: row(file, "IR-00")["properties"].update(province_code=old))
    refused(path, "row 1", old, "2020")


def test_a_file_without_markazi_is_refused_with_a_hint(changed: Written) -> None:
    refused(changed(lambda file: file["features"].pop(0)), "lacks IR-00", "2020")


def test_a_missing_province_is_named(changed: Written) -> None:
    refused(changed(lambda file: file["features"].pop(7)), "lacks IR-07")


def test_a_code_given_twice_is_named(changed: Written) -> None:
    path = changed(lambda file: row(file, "IR-30")["properties"].update(province_code="IR-23"))
    refused(path, "IR-23", "more than once")


def test_an_unknown_code_is_never_guessed(changed: Written) -> None:
    path = changed(lambda file: row(file, "IR-23")["properties"].update(province_code="23"))
    refused(path, "row 24", "'23'")


def test_exchanged_codes_are_found_by_tehrans_point(changed: Written) -> None:
    def exchange(file: dict[str, Any]) -> None:
        one, other = row(file, "IR-23"), row(file, "IR-07")
        one["properties"]["province_code"], other["properties"]["province_code"] = "IR-07", "IR-23"
    refused(changed(exchange), "Tehran", "IR-23")


def test_old_borders_are_found_by_the_point_of_tabas(changed: Written) -> None:
    def give_tabas_to_yazd(file: dict[str, Any]) -> None:
        south, yazd = shape(row(file, "IR-29")["geometry"]), shape(row(file, "IR-21")["geometry"])
        west = shapely.box(50, 30, 57.3, 36)
        row(file, "IR-21")["geometry"] = mapping(shapely.union(yazd, shapely.intersection(south, west)))
        row(file, "IR-29")["geometry"] = mapping(shapely.difference(south, west))
    refused(changed(give_tabas_to_yazd), "Tabas", "IR-29")


def test_an_overlap_is_measured(changed: Written) -> None:
    def grow(file: dict[str, Any]) -> None:
        row(file, "IR-25")["geometry"] = mapping(shape(row(file, "IR-25")["geometry"]).buffer(0.05))
    refused(changed(grow), "overlap", "km2")


def test_a_gap_is_measured(changed: Written) -> None:
    def shrink(file: dict[str, Any]) -> None:
        row(file, "IR-25")["geometry"] = mapping(shape(row(file, "IR-25")["geometry"]).buffer(-0.05))
    refused(changed(shrink), "gaps", "km2")


def test_lake_urmia_may_be_cut_out(changed: Written) -> None:
    def cut(file: dict[str, Any]) -> None:
        for code in ("IR-03", "IR-04"):
            area = shape(row(file, code)["geometry"]).difference(shipped_lake())
            row(file, code)["geometry"] = mapping(area)
    assert 31 == len(load(changed(cut), "province_code").codes)


def test_a_bow_tie_is_invalid(changed: Written) -> None:
    bow = {"type": "Polygon", "coordinates": [[[50, 34], [51, 35], [51, 34], [50, 35], [50, 34]]]}
    refused(changed(lambda file: row(file, "IR-25").update(geometry=bow)), "IR-25", "invalid")


def test_a_province_abroad_is_out_of_bounds(changed: Written) -> None:
    def move(file: dict[str, Any]) -> None:
        area = shape(row(file, "IR-24")["geometry"])
        area = shapely.transform(area, lambda points: points + np.array([0, 5]))
        row(file, "IR-24")["geometry"] = mapping(area)
    refused(changed(move), "row 25 IR-24", "outside")


def project(file: dict[str, Any]) -> None:
    metres = Transformer.from_crs(4326, 32639, always_xy=True)
    for feature in file["features"]:
        area = shapely.transform(
            shape(feature["geometry"]),
            lambda points: np.column_stack(metres.transform(points[:, 0], points[:, 1])),
        )
        feature["geometry"] = mapping(area)


def test_a_stated_projection_is_converted(changed: Written) -> None:
    def state(file: dict[str, Any]) -> None:
        project(file)
        file["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32639"}}
    assert "IR-23" == load(changed(state), "province_code").province_at(51.42, 35.69)


def test_an_unstated_projection_is_refused(changed: Written) -> None:
    refused(changed(project), "outside", "projection")


def test_an_unknown_projection_is_refused(changed: Written) -> None:
    refused(changed(lambda file: file.update(crs={"properties": {"name": "EPSG:0"}})), "crs")


def test_another_property_may_hold_the_code_and_credit_comes_from_beside(
    changed: Written, tmp_path: Path,
) -> None:
    def rename(file: dict[str, Any]) -> None:
        for feature in file["features"]:
            feature["properties"] = {"ISO": feature["properties"]["province_code"]}
    path = changed(rename)
    (tmp_path / "own.credit.txt").write_text("سازمان نقشه‌برداری کشور\n", encoding="utf-8")
    found = load(path, "ISO")
    assert ("سازمان نقشه‌برداری کشور", "own.geojson") == (found.credit_fa, found.file_name)
    assert {"province_code"} == set(found.geojson["features"][0]["properties"])


def test_a_new_version_of_the_file_is_noticed(changed: Written) -> None:
    path = changed(lambda file: file.update(name="first version"))
    first = load(path, "province_code")
    changed(lambda file: file.update(name="second"))
    assert first.sha256 != load(path, "province_code").sha256
