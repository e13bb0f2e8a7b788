"""Search as people type: one spelling, half-spaces, digits, marks; titles before definitions."""

import pytest
from hypothesis import given as whenever
from hypothesis import settings
from hypothesis import strategies as some

from metrics import registry, search

CODES = list(registry.all_indicators())
TITLES = sorted({about.title for about in registry.all_indicators().values()})
OTHER_SPELLINGS = {
    "ی": "يىی", "ک": "كک", " ": " \u200c\u00a0\u00ac", "\u200c": "\u200c ", "ا": "اآأ",
    **{latin: latin + persian + arabic
       for latin, persian, arabic in zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", strict=True)},
}
MARKS = ("", "\u064e", "\u0651", "\u0640", "\u200f")


@some.composite
def written_otherwise(draw: some.DrawFn, text: str) -> str:
    """The text as another keyboard, hand or program writes it."""
    return "".join(
        draw(some.sampled_from(OTHER_SPELLINGS.get(letter, letter))) + draw(some.sampled_from(MARKS))
        for letter in text
    )


@settings(deadline=None)
@whenever(data=some.data(), title=some.sampled_from(TITLES))
def test_every_way_of_writing_finds_the_same(data: some.DataObject, title: str) -> None:
    other = data.draw(written_otherwise(title))
    assert search.indicators(title, CODES) == search.indicators(other, CODES)


@settings(deadline=None)
@whenever(query=some.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_search(query: str) -> None:
    assert set(search.indicators(query, CODES)) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_titles_and_codes_find_their_indicator_first(code: str) -> None:
    about = registry.get(code)
    same = {other for other in CODES if registry.get(other).title == about.title}
    assert code == search.indicators(code, CODES)[0]
    assert search.indicators(about.title, CODES)[0] in same
    assert code in search.indicators(about.title_en.upper(), CODES)


@pytest.mark.parametrize("query", ["شهرک‌های گاز", "شهرك هاي گاز", "شهرکهای گاز", "گاز شهرک"])
def test_plurals_and_order_do_not_matter(query: str) -> None:
    assert "parks_with_gas" in search.indicators(query, CODES)


def test_a_title_comes_before_a_definition() -> None:
    found = search.find("آب", {"told": ["x", "اب"], "named": ["اب شهرک", ""], "itself": ["اب", ""]})
    assert ["itself", "named", "told"] == found


def test_nothing_asked_finds_everything_in_its_order() -> None:
    assert CODES == search.indicators(" \u200c ", CODES)


def test_words_that_nobody_wrote_find_nothing() -> None:
    assert [] == search.indicators("قططقطق", CODES)
