"""The explore page: what the address asks for stands there, what it must not ask for is told, rights hold."""

import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from data_access.database import Database
from metrics import crosstab, register
from metrics.crosstab import Crosstab
from metrics.register import Register
from metrics.scope import Rights
from tests.test_pages import Open, installed, on, opened, said, words  # noqa: F401 - fixtures
from ui.words import messages

ANALYST = Rights("analyst")
FIGURES = (
    "rows=province&indicators=contracts_signed,parks_with_water_pct&periods=1400,1401"
    "&order=-contracts_signed__1401"
)
# A page each, because a page takes its time; the reading of addresses is tried with thousands elsewhere.
HOSTILE = (
    ("rows", "'; DROP TABLE park; --"), ("indicators", "<script>alert(1)</script>"),
    ("periods", "\u202eevil"),
    ("provinces", "%00"), ("where", "9" * 400), ("at_least", "-1"), ("order", "province:" * 50),
)
HOSTILE_ROWS = (
    ("entity", "users"), ("columns", "<script>alert(1)</script>"), ("period", "9" * 400),
    ("provinces", "IR-07' OR 1=1"), ("where", "id=1; DROP TABLE park"), ("order", "\u202eevil"),
)


def _opened(app: Open, address: str, **also: str) -> AppTest:
    return app("explore", **{**dict(parse_qsl(address)), "lang": "en", **also})


def _names(app: AppTest) -> list[str]:
    """The first column of the first table."""
    body = re.search(r"<tbody>(.*?)</tbody>", words(app), re.DOTALL)
    return re.findall(r'<th scope="row">(.*?)</th>', body[1]) if body else []


def test_the_lines_are_those_of_the_engine_in_its_order(opened: Open, demo: Database) -> None:
    table = crosstab.ask(Crosstab.parse(FIGURES), ANALYST, demo)
    assert list(table.frame["province_en"]) == _names(_opened(opened, FIGURES, of="values"))


def test_the_total_of_a_share_is_that_of_all_rows(opened: Open, demo: Database) -> None:
    table = crosstab.ask(Crosstab.parse(FIGURES), ANALYST, demo)
    foot = re.search(r"<tfoot>(.*?)</tfoot>", words(_opened(opened, FIGURES)), re.DOTALL)
    assert foot is not None
    share = table.totals["parks_with_water_pct__1401"]
    assert share is not None
    assert f"{share:.1f}%" in foot[1]
    assert share != pytest.approx(table.frame["parks_with_water_pct__1401"].mean())


@pytest.mark.parametrize(("name", "text"), HOSTILE)
def test_a_hostile_address_is_told_and_a_table_stands_there(opened: Open, name: str, text: str) -> None:
    app = _opened(opened, FIGURES, **{name: text})
    assert not app.exception
    assert 1 == len(said(app))
    assert "<script>alert" not in words(app)


@pytest.mark.parametrize(("name", "text"), HOSTILE_ROWS)
def test_a_hostile_address_of_rows_is_told(opened: Open, name: str, text: str) -> None:
    app = _opened(opened, "entity=contract", of="rows", **{name: text})
    assert not app.exception
    assert 1 == len(said(app))
    assert "<script>alert" not in words(app)


def test_a_page_of_rows_is_that_of_the_register(opened: Open, demo: Database) -> None:
    asked = Register.parse("entity=contract&provinces=IR-10&order=-area_m2")
    second = register.page(asked, ANALYST, demo, 2, 100)
    app = _opened(opened, asked.address(), of="rows", page_no="2")
    assert [str(key) for key in second["id"]] == _names(app)


def test_a_page_beyond_the_last_is_the_last(opened: Open) -> None:
    app = _opened(opened, "entity=park", of="rows", page_no="99999999")
    assert _names(app)


@pytest.mark.parametrize("address", [
    "rows=park&indicators=units_operating&periods=1401",
    "rows=park&indicators=units_operating&periods=1401&provinces=IR-07,IR-10",
])
def test_a_deputy_gets_parks_of_the_own_province_only(opened: Open, demo: Database, address: str) -> None:
    own = crosstab.ask(
        Crosstab.parse("rows=park&indicators=units_operating&periods=1401"),
        Rights.of("provincial_deputy", frozenset({"IR-07"})), demo,
    )
    assert list(own.frame["park_fa"]) == _names(_opened(opened, address, user="fars", lang="fa"))


def test_a_deputy_cannot_ask_for_rows_of_another_province(opened: Open) -> None:
    app = _opened(opened, "entity=contract&provinces=IR-10", of="rows", user="fars")
    assert [] == _names(app)
    assert 1 == len(said(app))


def test_what_is_changed_stands_in_the_address(opened: Open) -> None:
    app = _opened(opened, FIGURES)
    app.multiselect(key="bound-provinces").set_value(["IR-07", "IR-10"]).run()
    assert ["IR-07,IR-10"] == _parameter(app, "provinces")
    assert {"Fars", "Isfahan"} == set(_names(app))


def test_what_cannot_be_asked_for_is_refused_and_nothing_changes(opened: Open) -> None:
    app = _opened(opened, FIGURES)
    app.multiselect(key="bound-indicators").set_value([]).run()
    assert 1 == len(said(app))
    assert ["contracts_signed,parks_with_water_pct"] == _parameter(app, "indicators")


def test_each_way_to_copy_names_the_same_table(opened: Open) -> None:
    app = _opened(opened, FIGURES)
    sql, command, call, link = (block.value for block in app.code)
    assert "SELECT" in sql
    assert Crosstab.parse(FIGURES).command() == command
    assert Crosstab.parse(FIGURES) == Crosstab.parse(call.split("values?")[1].split("&format=")[0])
    assert Crosstab.parse(FIGURES) == Crosstab.parse(link.split("?")[1], beside=("of",))


def test_every_text_of_the_page_is_there_in_both_languages() -> None:
    keys = {lang: {key for key in messages(lang) if key.startswith(("explore.", "register.", "take."))}
            for lang in ("fa", "en")}
    assert keys["fa"] == keys["en"]


def _parameter(app: AppTest, name: str) -> Any:
    found = app.query_params[name]
    return [found] if isinstance(found, str) else found
