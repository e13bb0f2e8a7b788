"""Pictures of charts: every chart can be saved, and what is saved says what it shows."""

import json
import re
from html import unescape

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from common.settings import ROOT
from geo import tiles
from ui import pictures, tile_picture, words
from ui.pictures import Caption
from ui.tile_map import Mapped, described, scale_of

NASTY = '<script>alert("x")</script> & "quoted"'


def test_charts_are_shown_in_one_place_only() -> None:
    """So that each has its buttons, its title and its source."""
    files = [*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]
    assert ["pictures.py"] == [
        file.name for file in files if "st.plotly_chart(" in file.read_text(encoding="utf-8")
    ]


def test_a_picture_holds_escaped_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pictures, words):
        monkeypatch.setattr(module, "language", lambda: "en")
    held = pictures.about(Caption(NASTY, ("Unit: ha, 1401",), "Source: us", "© them"))
    assert "<script>" not in "".join([*held["head"], *held["foot"]])
    assert ["Source: us", "© them"] == held["foot"]
    assert NASTY == held["title"]
    assert "/" not in held["file"]


def test_buttons_have_names_for_readers_who_hear_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "say", lambda key, **values: f"{key} {' '.join(values.values())}")
    html = pictures._buttons(NASTY)
    labels = re.findall(r'aria-label="([^"]*)"', html)
    assert [f"picture.label PNG {NASTY}", f"picture.label SVG {NASTY}"] == [unescape(each) for each in labels]
    assert "<script>" not in html


def test_the_script_would_not_be_taken_for_markup() -> None:
    """The page's sanitiser drops a script that holds a less-than sign before a letter or a slash."""
    code = (ROOT / "assets/js/pictures.js").read_text(encoding="utf-8")
    assert [] == re.findall(r"<[A-Za-z/!]", code)


def test_every_chart_carries_its_words() -> None:
    def page() -> None:
        import plotly.graph_objects as go  # noqa: PLC0415 - AppTest runs this text alone

        from ui import pictures  # noqa: PLC0415

        pictures.source = lambda: "Source: us"
        pictures.show(go.Figure(), "one", "Dots", title="Ranks", told="1401")

    app = AppTest.from_function(page).run()
    assert not app.exception
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert "Ranks" == figure["layout"]["meta"]["picture"]["title"]
    assert "1401" in figure["layout"]["meta"]["picture"]["told"]


def test_the_picture_of_the_tiles_holds_every_province_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_picture, "direction", lambda: "ltr")
    names = {code: f"{code} <b>" for code in tiles.tiles()}
    mapped = Mapped({"IR-07": [1.0, None, 3.0]}, str, names, frozenset({"IR-07"}))
    drawn = tile_picture.drawing(mapped, Caption("Title <b>", ("1401",), "Source: us"))
    assert "<b>" not in drawn
    assert 31 == len(set(re.findall(r">(?:\u2067)?(?:★ )?(IR-\d\d) &lt;b&gt;", drawn)))
    assert "★ IR-07" in drawn


def test_an_unknown_step_breaks_the_line_of_a_tile() -> None:
    mapped = Mapped({"IR-07": [1.0, None, 3.0, 4.0]}, str, dict.fromkeys(tiles.tiles(), "x"))
    own = next(tile for tile in described(mapped) if tile["code"] == "IR-07")
    assert (2, 1) == (own["path"].count("M"), own["path"].count("L"))
    assert 2 == len(own["dots"])
    assert (0.0, 4.0) == scale_of(mapped.trends.values())


def test_a_tile_without_figures_is_empty_and_not_zero() -> None:
    mapped = Mapped({}, str, dict.fromkeys(tiles.tiles(), "x"))
    assert {("", ())} == {(tile["path"], tuple(tile["dots"])) for tile in described(mapped)}


def test_a_figure_without_words_still_has_a_title() -> None:
    figure = go.Figure()
    figure.update_layout(meta={"picture": pictures.about(Caption("Dots", (), "Source"))})
    assert "Dots" in figure.layout.meta["picture"]["head"][0]
