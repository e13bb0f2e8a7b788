"""Maps show each province once, missing as missing, nothing from outside, and no markup from the data."""

import json
import math
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from geo.basemap import Drawing
from geo.layers import NO_DATA, SCALE, choropleth
from geo.outlines import Outlines
from geo.park_deck import NO_BASEMAP, deck
from geo.park_layers import LOOKS, ParkPoint, park_points

HOSTILE = '<img src=x onerror="alert(1)">'
PARKS = [
    ParkPoint(1, "یک", 29.6, 52.5, "town", "operating", {"water": True, "gas": False},
              "شهرک یک\nنزدیک شهر شیراز"),
    ParkPoint(2, "دو", 29.5, 52.6, "measured", "with_land", {"water": True, "gas": None}),
    ParkPoint(3, HOSTILE, 28.5, 53.6, "province", "approved", {}, HOSTILE),
    ParkPoint("IR-07/4", "چهار", 28.6, 53.7, "alias", "withdrawn"),
]


def drawn(outlines: Outlines, values: dict[str, float | None], **more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"labels": {}, "hover": {}, "colour_title": "هکتار", "language": "fa"}
    return plain(choropleth(outlines, values, **(usual | more)))


def plain(drawing: Drawing) -> dict[str, Any]:
    """As the browser gets it. Plotly's own objects would neither refuse nor change anything of it."""
    found: dict[str, Any] = json.loads(json.dumps(drawing))
    assert json.loads(go.Figure(drawing).to_json()) == found
    return found


def provinces(figure: dict[str, Any]) -> dict[str, str]:
    filled = [trace for trace in figure["data"] if isinstance(trace.get("meta"), str)]
    return {trace["meta"]: trace["fillcolor"] for trace in filled}


def hatched(figure: dict[str, Any]) -> list[str]:
    return [code for trace in figure["data"] if "fillpattern" in trace for code in trace["meta"]]


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_missing_is_hatched_and_zero_is_a_colour(outlines: Outlines, missing: float | None) -> None:
    values: dict[str, float | None] = {**dict.fromkeys(outlines.codes, 5.0), "IR-00": 0.0, "IR-12": missing}
    figure = drawn(outlines, values)
    assert ["IR-12"] == hatched(figure)
    assert provinces(figure)["IR-00"] != provinces(figure)["IR-01"]
    assert [NO_DATA["fa"]] == [trace["name"] for trace in figure["data"] if trace.get("showlegend")]


def test_each_province_is_drawn_once(outlines: Outlines) -> None:
    figure = drawn(outlines, {"IR-07": 1.0, "IR-23": 2.0})
    assert sorted(outlines.codes) == sorted([*provinces(figure), *hatched(figure)])


def test_a_complete_map_has_no_entry_for_missing_data(outlines: Outlines) -> None:
    figure = drawn(outlines, dict.fromkeys(outlines.codes, 1.0))
    assert [] == hatched(figure)
    assert not any(trace.get("showlegend") for trace in figure["data"])


def test_a_map_without_any_figure_has_no_scale(outlines: Outlines) -> None:
    figure = drawn(outlines, {}, language="en")
    assert set(outlines.codes) == set(hatched(figure))
    assert not any("colorbar" in trace.get("marker", {}) for trace in figure["data"])


def test_the_scale_runs_from_light_to_dark_with_its_unit(outlines: Outlines) -> None:
    figure = drawn(outlines, {"IR-07": 0.0, "IR-23": 90.0}, tickvals=[0, 90], ticktext=["۰", "۹۰"])
    bar = next(trace["marker"] for trace in figure["data"] if "colorbar" in trace.get("marker", {}))
    assert ("هکتار", ["۰", "۹۰"]) == (bar["colorbar"]["title"]["text"], bar["colorbar"]["ticktext"])
    assert {"IR-07": "rgb(237, 248, 177)", "IR-23": "rgb(8, 29, 88)"} == provinces(figure)
    assert "#edf8b1" == SCALE[0]


def test_a_click_anywhere_gives_the_code_of_the_province(outlines: Outlines) -> None:
    figure = go.Figure(choropleth(outlines, {}, {}, {"IR-30": "البرز"}, "", "fa"))
    points = [(x, y, code) for trace in figure.data if trace.customdata is not None
              for x, y, code in zip(trace.x, trace.y, trace.customdata, strict=True)]
    assert set(outlines.codes) == {code for _, _, code in points}
    assert [] == [point for point in points if outlines.province_at(point[0], point[1]) != point[2]]


@pytest.mark.parametrize(("language", "names"), [
    ("fa", ["خلیج فارس", "دریای عمان", "دریای خزر", "ترکمنستان", "ابوموسی"]),
    ("en", ["Persian Gulf", "Gulf of Oman", "Caspian Sea", "Turkmenistan", "Abu Musa"]),
])
def test_waters_and_neighbours_are_named(outlines: Outlines, language: str, names: list[str]) -> None:
    figure = drawn(outlines, {}, language=language)
    written = {re.sub("<.*?>", "", name["text"]) for name in figure["layout"]["annotations"]}
    assert set(names) <= written


def test_nothing_is_fetched_and_the_map_is_light(outlines: Outlines) -> None:
    values = dict.fromkeys(outlines.codes, 1.0)
    for figure in (choropleth(outlines, values, {}, {}, "", "fa"), park_points(outlines, PARKS, None, "fa"),
                   park_points(outlines, PARKS, "IR-22", "en")):
        text = go.Figure(figure).to_json()
        layout = plain(figure)["layout"]
        assert "http" not in text
        assert not {"geo", "map", "mapbox"} & set(layout)
        assert len(text) < 200_000


def test_markup_in_the_data_stays_text(outlines: Outlines) -> None:
    names = dict.fromkeys(outlines.codes, HOSTILE)
    for figure in (
        choropleth(outlines, {"IR-07": 1.0}, names, names, HOSTILE, "fa", [1.0], [HOSTILE]),
        park_points(outlines, PARKS, "IR-07", "fa", names),
    ):
        assert "<img" not in go.Figure(figure).to_json().replace("\\u003c", "<")
    assert "<img" not in deck(PARKS, outlines).to_json()


def test_states_differ_by_symbol_and_by_colour() -> None:
    assert len(LOOKS) == len({look.symbol for look in LOOKS.values()})
    assert len(LOOKS) == len({look.colour for look in LOOKS.values()})


def test_parks_carry_their_id_state_and_vagueness(outlines: Outlines) -> None:
    figure = go.Figure(park_points(outlines, PARKS, "IR-07", "fa"))
    points = {trace.customdata[0]: trace for trace in figure.data if trace.customdata is not None}
    assert {1, 2, 3, "IR-07/4"} == set(points)
    assert ("circle",) == points[1].marker.symbol
    assert ("diamond-open",) == points[3].marker.symbol
    assert ("شهرک یک<br>نزدیک شهر شیراز",) == points[1].hovertext


def test_only_a_utility_known_to_be_missing_is_ringed(outlines: Outlines) -> None:
    figure = go.Figure(park_points(outlines, PARKS, "IR-07", "en"))
    rings = [trace for trace in figure.data if trace.name == "Lacks a utility"]
    assert [(52.5,)] == [trace.x for trace in rings]
    assert [True, False, False, False] == [park.lacks_utility for park in PARKS]


def test_the_deck_asks_nobody_for_a_style(outlines: Outlines) -> None:
    text = deck(PARKS, outlines, "IR-07").to_json()
    assert NO_BASEMAP in text
    assert "http" not in text
