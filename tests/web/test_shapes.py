"""The shapes of the maps over HTTP: for who is signed in, kept for good, and nothing but what a map names."""

import json

from sqlalchemy import Engine

from geo import outlines, shapes
from tests.cookies import header
from tests.geo.conftest import SHIPPED
from tests.serving import Serving
from tests.web.visitor import Visitor


def test_a_browser_may_keep_for_good_what_a_map_names(served: Serving, own_state: Engine) -> None:
    name = shapes.country_name(outlines.load(str(SHIPPED), "province_code"))
    reader = Visitor(served.url, header(own_state, "sara"))
    answer = reader.get(f"/shapes/{name}")
    assert (200, "private, max-age=31536000, immutable") == (answer.status, answer.headers["cache-control"])
    assert 31 == len(json.loads(answer.text)["areas"])
    packed = reader.get(f"/shapes/{name}", Accept_Encoding="gzip")
    assert "gzip" == packed.headers["content-encoding"]


def test_a_name_of_nothing_gives_nothing(served: Serving, own_state: Engine) -> None:
    reader = Visitor(served.url, header(own_state, "sara"))
    for name in ("country.json", "country-0000000000000000.json", "iran_provinces.geojson", "IR-07"):
        answer = reader.get(f"/shapes/{name}")
        assert (404, "no-store") == (answer.status, answer.headers["cache-control"]), name


def test_a_stranger_gets_no_shape(served: Serving) -> None:
    name = shapes.country_name(outlines.load(str(SHIPPED), "province_code"))
    assert 401 == Visitor(served.url).get(f"/shapes/{name}").status


def test_the_font_is_kept_for_a_month_and_other_files_as_before(served: Serving) -> None:
    visitor = Visitor(served.url)
    font = visitor.get("/app/static/fonts/Vazirmatn-variable.woff2")
    assert (200, "public, max-age=2592000") == (font.status, font.headers["cache-control"])
    assert "cache-control" not in visitor.get("/app/static/fonts/nothing.woff2").headers
