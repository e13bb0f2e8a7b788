"""Numbers, dates, units and messages in both languages."""

import re
from datetime import date
from pathlib import Path

import pytest

from common.period import Period
from common.settings import ROOT
from metrics import describe, registry
from metrics.indicator import Unit
from ui import words

# Keys that are put together while the page runs, by the beginning they share.
BUILT = {
    "state.": ("operating", "with_land", "approved"), "kind.": ("park", "zone"),
    "position.": ("measured", "alias", "town", "province"),
    "utility.": ("water", "power", "gas", "phone", "fibre"),
    "mark.": ("printed", "differs", "simulated", "unknown"),
    "plan.": ("met", "unmet", "none"), "change.": ("good", "bad"), "story.": ("more", "less", "good", "bad"),
    "role.": ("managing_director", "provincial_deputy", "analyst", "steward", "administrator"),
}


@pytest.fixture(params=["fa", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(words, "language", lambda: request.param)
    return str(request.param)


@pytest.fixture
def persian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", lambda: "fa")


@pytest.mark.usefixtures("persian")
@pytest.mark.parametrize(("value", "unit", "text"), [
    (103050, "count", "۱۰۳٬۰۵۰"), (98.951, "%", "۹۹٫۰٪"), (100, "%", "۱۰۰٪"), (0, "count", "۰"),
    (None, "ha", "—"), (float("nan"), "ha", "—"),
    (28.5, "ha", "۲۸٫۵"), (5916.7, "ha", "۵٬۹۱۷"), (-12.0, "%", "\u2066−۱۲٪\u2069"),
])
def test_numbers_in_persian(value: float | None, unit: str, text: str) -> None:
    assert text == words.number(value, unit)


@pytest.mark.usefixtures("persian")
def test_a_signed_number_keeps_its_sign_on_its_left() -> None:
    assert "\u2066+۳\u2069" == words.number(3, "count", signed=True)


@pytest.mark.usefixtures("persian")
def test_a_name_from_the_data_is_no_markup_in_a_picture() -> None:
    name = '\u202e<a href="http://x">A & B</a>'
    assert '&lt;a href="http://x"&gt;A &amp; B&lt;/a&gt;' == words.drawn(name)
    assert f"\u2067{words.drawn(name)}\u2069" == words.isolated(name)


def test_a_name_from_the_data_cannot_turn_round_what_follows_it() -> None:
    assert "\u2066&lt;b&gt;\u2069 x" == words.safe("\u202e\u2066<b>\u2069\u202d x\u202c")


def test_a_caption_holds_no_name_from_the_data() -> None:
    """Streamlit reads a caption as Markdown: a name with a picture in it would be fetched from outside."""
    told = re.compile(r"st\.(?:caption|markdown)\([^\n]*(?:safe\(|role=)")
    sources = [*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]
    assert [] == [path.name for path in sources if told.search(path.read_text(encoding="utf-8"))]


def test_periods_in_persian() -> None:
    named = [words.period_name(Period.parse(text)) for text in ("1401", "1401-S3", "1401-07", "1401-12-29")]
    assert ["سال ۱۴۰۱", "پاییز ۱۴۰۱", "مهر ۱۴۰۱", "۲۹ اسفند ۱۴۰۱"] == named


def test_dates_are_jalali(language: str) -> None:
    assert {"fa": "۲۹ اسفند ۱۴۰۱", "en": "29 Esfand 1401"}[language] == words.jalali_date(date(2023, 3, 20))


def test_every_unit_has_a_name(language: str) -> None:
    assert {"fa", "en"} >= {language}
    assert set() == {str(unit) for unit in Unit} - set(words.UNITS)
    assert all(words.unit_label(unit) for unit in Unit)


def test_both_catalogues_have_the_same_keys_and_places() -> None:
    fa, en = words.messages("fa"), words.messages("en")
    assert set(fa) == set(en)
    assert [] == [key for key in fa if _places(fa[key]) != _places(en[key])]


def _places(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence))


def test_every_message_that_is_said_exists() -> None:
    known = set(words.messages("fa"))
    paths = [path for folder in ("ui", "pages") for path in Path(ROOT / folder).glob("*.py")]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    said = {key for source in sources for key in re.findall(r"""say\(["']([\w.]+[\w])["'][,)]""", source)}
    said |= {f"part.{name}" for source in sources for name in re.findall(r'part\("(\w+)"\)', source)}
    pages = {name for source in sources for name in re.findall(r'page\("(\w+)"\)', source)}
    said |= {f"page.{name}.{what}" for name in pages for what in ("title", "lead")}
    said |= {begin + end for begin, ends in BUILT.items() for end in ends}
    assert len(said) > 80
    assert set() == said - known


def test_every_category_has_a_title() -> None:
    known = set(words.messages("fa"))
    indicators = registry.all_indicators().values()
    wanted = {
        f"{name}.{value}"
        for about in indicators for name in about.dimensions for value in describe.categories(about, name)
    }
    assert set() == wanted - known
