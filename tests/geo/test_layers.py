"""Maps show each province once, missing as missing, nothing from outside, and no markup from the data."""

import json
import math
import re
from typing import Any

import pytest

from common.errors import UnknownPlace
from common.settings import ROOT
from geo import shapes
from geo.basemap import Drawing
from geo.layers import NO_DATA, SCALE, choropleth
from geo.outlines import Outlines
from geo.park_deck import NO_BASEMAP, deck
from geo.park_layers import LACKING, LACKING_EN, LOOKS, ParkPoint, park_points

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
    """As the browser gets it."""
    found: dict[str, Any] = json.loads(json.dumps(drawing))
    return found


def provinces(figure: dict[str, Any]) -> dict[str, str]:
    return {code: area["fill"] for code, area in figure["areas"].items() if area["fill"]}


def hatched(figure: dict[str, Any]) -> list[str]:
    return [code for code, area in figure["areas"].items() if not area["fill"]]


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_missing_is_hatched_and_zero_is_a_colour(outlines: Outlines, missing: float | None) -> None:
    values: dict[str, float | None] = {**dict.fromkeys(outlines.codes, 5.0), "IR-00": 0.0, "IR-12": missing}
    figure = drawn(outlines, values)
    assert ["IR-12"] == hatched(figure)
    assert provinces(figure)["IR-00"] != provinces(figure)["IR-01"]
    assert [NO_DATA["fa"]] == [entry["text"] for entry in figure["legend"]]


def test_each_province_is_drawn_once(outlines: Outlines) -> None:
    figure = drawn(outlines, {"IR-07": 1.0, "IR-23": 2.0})
    assert sorted(outlines.codes) == sorted([*provinces(figure), *hatched(figure)])


def test_a_complete_map_has_no_entry_for_missing_data(outlines: Outlines) -> None:
    figure = drawn(outlines, dict.fromkeys(outlines.codes, 1.0))
    assert [] == hatched(figure)
    assert [] == figure["legend"]


def test_a_map_without_any_figure_has_no_scale(outlines: Outlines) -> None:
    figure = drawn(outlines, {}, language="en")
    assert set(outlines.codes) == set(hatched(figure))
    assert figure["scale"] is None


def test_the_scale_runs_from_light_to_dark_with_its_unit(outlines: Outlines) -> None:
    figure = drawn(outlines, {"IR-07": 0.0, "IR-23": 90.0}, tickvals=[0, 90], ticktext=["۰", "۹۰"])
    scale = figure["scale"]
    assert ("هکتار", [[0, "۰"], [90, "۹۰"]]) == (scale["title"], scale["ticks"])
    assert {"IR-07": "#edf8b1", "IR-23": "#081d58"} == provinces(figure)
    assert SCALE == scale["colours"]


def test_every_province_answers_to_the_pointer_with_its_own_words(outlines: Outlines) -> None:
    figure = drawn(outlines, {}, hover={"IR-30": "البرز"})
    assert {**{code: code for code in outlines.codes}, "IR-30": "البرز"} == {
        code: area["hover"] for code, area in figure["areas"].items()
    }


def test_an_unknown_province_gets_no_frame(outlines: Outlines) -> None:
    assert ["IR-07", "IR-23"] == drawn(outlines, {}, outlined={"IR-23", "IR-07"})["framed"]["codes"]
    with pytest.raises(UnknownPlace):
        drawn(outlines, {}, outlined={"IR-99"})


@pytest.mark.parametrize(("language", "names"), [
    ("fa", ["خلیج فارس", "دریای عمان", "دریای خزر", "ترکمنستان", "ابوموسی"]),
    ("en", ["Persian Gulf", "Gulf of Oman", "Caspian Sea", "Turkmenistan", "Abu Musa"]),
])
def test_waters_and_neighbours_are_named(outlines: Outlines, language: str, names: list[str]) -> None:
    figure = drawn(outlines, {}, language=language)
    written = {name["text"] for name in figure["names"]}
    assert set(names) <= written


def test_a_map_names_files_of_our_own_and_carries_no_shapes(outlines: Outlines) -> None:
    values = dict.fromkeys(outlines.codes, 1.0)
    for figure in (choropleth(outlines, values, {}, {}, "", "fa"), park_points(outlines, PARKS, None, "fa"),
                   park_points(outlines, PARKS, "IR-22", "en")):
        assert set(figure["files"]) <= set(shapes.files(outlines))
        text = json.dumps(figure)
        assert "http" not in text
        assert len(text) < 20_000


def test_markup_in_the_data_stays_text(outlines: Outlines) -> None:
    """The script puts every text in as text."""
    script = (ROOT / "assets/js/shape_map.js").read_text("utf-8")
    assert not re.search("innerHTML|outerHTML|insertAdjacent", script)
    assert "<img" not in deck(PARKS, outlines).to_json()


def test_states_differ_by_symbol_and_by_colour() -> None:
    assert len(LOOKS) == len({look.symbol for look in LOOKS.values()})
    assert len(LOOKS) == len({look.colour for look in LOOKS.values()})


def test_parks_carry_their_id_state_and_vagueness(outlines: Outlines) -> None:
    figure = drawn_parks(outlines)
    points = {point["id"]: point for point in figure["points"]}
    assert {1, 2, 3, "IR-07/4"} == set(points)
    assert ("circle", False) == (figure["looks"][points[1]["look"]][0], points[1]["hollow"])
    assert ("diamond", True) == (figure["looks"][points[3]["look"]][0], points[3]["hollow"])
    assert "شهرک یک\nنزدیک شهر شیراز" == points[1]["hover"]


def test_only_a_utility_known_to_be_missing_is_ringed(outlines: Outlines) -> None:
    figure = drawn_parks(outlines)
    assert [True, False, False, False] == [point["ringed"] for point in figure["points"]]
    assert [LACKING_EN] == [entry["text"] for entry in figure["legend"] if entry["colour"] == LACKING]
    assert [True, False, False, False] == [park.lacks_utility for park in PARKS]


def drawn_parks(outlines: Outlines) -> dict[str, Any]:
    return plain(park_points(outlines, PARKS, "IR-07", "en"))


def test_the_deck_asks_nobody_for_a_style(outlines: Outlines) -> None:
    text = deck(PARKS, outlines, "IR-07").to_json()
    assert NO_BASEMAP in text
    assert "http" not in text
