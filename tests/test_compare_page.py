"""The page Compare: whose province it opens on, what its address may say, and that no rank stands alone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_pages import installed, on, opened, said, words

__all__ = ["installed", "on", "opened"]
Open = Callable[..., AppTest]


def radio(app: AppTest) -> str:
    return str(app.radio(key="compare-view").value)


def test_a_deputy_lands_on_the_own_province(opened: Open) -> None:
    app = opened("compare", user="fars", lang="en")
    assert "IR-07" == app.query_params["province"]
    assert "in Fars is" in words(app)
    assert [] == said(app)


def test_the_head_office_lands_on_the_whole_country(opened: Open) -> None:
    app = opened("compare", lang="en")
    assert "province" not in app.query_params
    assert "Choose a province" in words(app)


def test_a_deputy_sees_figures_of_other_provinces_when_asked_for(opened: Open) -> None:
    app = opened("compare", user="fars", lang="en", province="IR-10")
    assert "in Isfahan is" in words(app)
    assert "in Fars is" not in words(app)


def test_a_rank_is_told_with_its_interval(opened: Open) -> None:
    told = words(opened("compare", user="fars", lang="en"))
    assert "with 95% certainty rank" in told


def test_every_province_is_ranked_with_an_interval(opened: Open) -> None:
    app = opened("compare", user="fars", lang="en", view="ranks", period="1401")
    table = words(app).split("Ranks of provinces")[-1]
    assert 31 == table.count('<th scope="row">')
    assert "Rank interval (95%)" in table
    assert "★ ✓ Fars" in table


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"indicator": "no_such_thing"}, "no_such_thing"),
        ({"per": "<b>moon</b>"}, "<b>moon</b>"),
        ({"indicator": "parks_with_water_pct", "per": "park"}, "is a quotient itself"),
        ({"province": "IR-99"}, "IR-99"),
        ({"period": "tomorrow"}, "tomorrow"),
        ({"with": "IR-07,IR-77,'; drop table park"}, "IR-77"),
        ({"figures": "contracts_signed,__import__"}, "__import__"),
    ],
)
def test_what_the_address_makes_up_is_named_and_left_out(
    opened: Open, parameters: dict[str, str], told: str
) -> None:
    app = opened("compare", lang="en", **parameters)
    assert not app.exception
    assert any(told in sentence for sentence in said(app))
    assert "table" in words(app)


@pytest.mark.parametrize(("name", "value"), [("view", "<script>"), ("among", "martians"), ("grain", "aeons")])
def test_an_unknown_view_is_the_first(opened: Open, name: str, value: str) -> None:
    app = opened("compare", user="fars", lang="en", **{name: value})
    assert not app.exception
    assert [] == said(app)
    assert "<script>" not in words(app)


@pytest.mark.parametrize(
    "parameters",
    [
        {"view": "ranks", "among": "peers"}, {"view": "tiles", "grain": "years"}, {"view": "tiles"},
        {"view": "funnel", "per": "park"}, {"view": "funnel", "indicator": "parks_with_water_pct"},
        {"view": "history"}, {"view": "pairs", "second": "employment"}, {"view": "peers"},
        {"view": "equity"}, {"view": "equity", "equity": "page"}, {"view": "beside", "per": "worker"},
    ],
)
def test_every_part_opens_with_a_table_and_without_a_complaint(
    opened: Open, parameters: dict[str, str]
) -> None:
    app = opened("compare", user="fars", lang="fa", **parameters)
    assert not app.exception
    assert [] == said(app)
    assert 2 <= words(app).count("<table>")


def test_a_count_has_no_funnel_and_the_page_says_what_has(opened: Open) -> None:
    app = opened("compare", user="fars", lang="en", view="funnel")
    assert ["A funnel is for shares and rates"] == [sentence[:32] for sentence in said(app)]


def test_peers_in_the_address_take_the_place_of_those_most_alike(opened: Open) -> None:
    app = opened("compare", user="fars", lang="en", view="peers", peers="IR-16,IR-07,IR-88")
    assert any("IR-88" in sentence for sentence in said(app))
    assert ["IR-16"] == app.multiselect(key="bound-compare-peers").value
    assert "1 peers" in words(app)
    assert "chosen by the reader" in words(app)


def test_five_provinces_at_most_stand_side_by_side(opened: Open) -> None:
    app = opened("compare", lang="en", **{"with": "IR-00,IR-01,IR-02,IR-03,IR-04,IR-05"})
    assert ["IR-00", "IR-01", "IR-02", "IR-03", "IR-04"] == app.multiselect(key="bound-compare-with").value
    assert any("more than 5" in sentence for sentence in said(app))


def test_one_province_is_no_comparison(opened: Open) -> None:
    app = opened("compare", lang="en", **{"with": "IR-07"})
    assert "Choose at least two provinces" in words(app)


def test_two_provinces_stand_side_by_side_with_their_plans(opened: Open) -> None:
    app = opened("compare", lang="en", **{"with": "IR-07,IR-10", "figures": "land_added_ha"})
    table = words(app).split("side by side: figure")[-1]
    assert "Fars" in table
    assert "Plan" in table
    assert "achieved" in table


@pytest.mark.parametrize("base", ["park", "hectare", "worker", "unit"])
def test_a_figure_is_divided_by_what_the_address_says(opened: Open, base: str) -> None:
    app = opened("compare", user="fars", lang="en", per=base)
    assert [] == said(app)
    assert f"per {base if base != 'unit' else 'industrial unit'}" in words(app)


def test_the_figure_of_the_province_is_explained_and_may_be_contested(opened: Open) -> None:
    app = opened("compare", user="fars", lang="fa")
    app.button(key="why-compare-contracts_signed").click().run()
    assert not app.exception
    assert "به این رقم اعتراض دارم" in [expander.label for expander in app.expander]
