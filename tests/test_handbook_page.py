"""The handbook page, the formulas and dates of review behind it, and numbers that explain themselves."""

from datetime import date

import pytest

from metrics import article, registry, reviewed, worded
from tests.test_pages import Open, installed, on, opened, said, words  # noqa: F401 - fixtures

CODES = list(registry.all_indicators())


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_indicator_of_the_url_is_open(opened: Open, lang: str) -> None:
    text = words(opened("handbook", indicator="parks_with_gas_of_land_pct", lang=lang))
    about = registry.get("parks_with_gas_of_land_pct")
    assert {"fa": about.definition, "en": about.definition_en}[lang] in text
    assert 'href="handbook?indicator=parks_with_land&amp;lang=' + lang in text


@pytest.mark.parametrize("code", ["<img src=x>", "' OR 1=1 --", "x" * 500])
def test_an_indicator_that_does_not_exist_is_named_and_the_page_lives(opened: Open, code: str) -> None:
    app = opened("handbook", indicator=code)
    assert not app.exception
    assert [True] == ["نداریم" in sentence for sentence in said(app)]
    assert "<img src=x>" not in words(app)
    assert len(CODES) == len(app.dataframe[0].value)


@pytest.mark.parametrize(("parameters", "expected"), [
    ({"q": "شهرك\u200cهاي گاز"}, "parks_with_gas"), ({"q": "gas parks", "lang": "en"}, "parks_with_gas"),
    ({"q": "parks_with_gas_pct"}, "parks_with_gas_pct"), ({"plan": "yes", "q": "آب"}, "water_added_lps"),
])
def test_the_search_of_the_url_finds(opened: Open, parameters: dict[str, str], expected: str) -> None:
    app = opened("handbook", **parameters)
    found = list(app.dataframe[0].value["code"])
    assert expected in found
    assert len(found) < len(CODES)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_formulas_are_told_with_their_parts_as_links(language: str) -> None:
    pieces = worded.worded("contracts_operating_pct", language)
    assert ["units_operating", "contracts_in_force"] == [piece.code for piece in pieces if piece.code]
    assert worded.sentence(pieces).endswith(" × 100")


@pytest.mark.parametrize("code", CODES)
def test_every_article_is_complete(code: str) -> None:
    told = article.article(code)
    for language in ("fa", "en"):
        pieces = told.formula(language)
        assert "" != worded.sentence(pieces).strip()
        assert code not in {piece.code for piece in pieces}
        assert {piece.code for piece in pieces} - {""} <= set(CODES)
    assert all(comment for _, comment in told.tables)


def test_a_date_of_review_holds_for_one_wording_only(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {CODES[0]: ("2020-01-02", reviewed.fingerprint(CODES[0])), CODES[1]: ("2020-01-02", "another")}
    monkeypatch.setattr(reviewed, "_known", lambda: known)
    assert date(2020, 1, 2) == reviewed.reviewed(CODES[0])
    assert reviewed.reviewed(CODES[1]) is None
    lines = reviewed.text(date(2021, 3, 4)).splitlines()
    dated = [line.rsplit(",", 1)[0] for line in lines[1:3]]
    assert [f"{CODES[0]},2020-01-02", f"{CODES[1]},2021-03-04"] == dated


def test_no_number_is_explained_before_it_is_asked(opened: Open) -> None:
    assert 'class="why"' not in words(opened("overview"))


def test_a_card_explains_its_number_by_its_rows(opened: Open) -> None:
    app = opened("overview")
    pressed = next(button for button in app.button if str(button.key).endswith("-contracts_in_force"))
    pressed.click().run()
    text = words(app)
    assert not app.exception
    assert [] == said(app)
    assert "شمار این ۱۰۳٬۰۵۰ ردیف ۱۰۳٬۰۵۰ است." in text
    assert "از همین ردیف‌ها ۱۰۳٬۰۵۰ به دست می‌آید" in text
    assert any("contract" in code.value for code in app.code)


def test_a_province_beside_the_map_explains_its_number(opened: Open) -> None:
    app = opened("parks", indicator="parks_operating")
    app.button(key="why-province-parks_operating").click().run()
    assert not app.exception
    assert 'class="why"' in words(app)


@pytest.mark.parametrize(("province", "sentence"), [
    ({"period": "1401"}, "تنها ردیف‌های استان خود را می‌بینید"),
    ({"province": "IR-23"}, "برای نقش شما باز نیست"),
])
def test_a_deputy_is_told_which_rows_are_closed(
    opened: Open, province: dict[str, str], sentence: str,
) -> None:
    app = opened("overview", user="fars", **province)
    next(button for button in app.button if str(button.key).endswith("-contracts_in_force")).click().run()
    assert [True] == [sentence in each for each in said(app)]
