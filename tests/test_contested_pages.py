"""Contested figures and saved views on the pages: what each role sees, does and cannot do."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from common.period import Period
from common.settings import settings
from data_access.state import objecting, objections, users, views
from data_access.state.objections import Figure, Seen
from data_access.state.tables import state
from tests import readers
from tests.test_pages import Open, installed, on, opened, said, words  # noqa: F401 - fixtures
from ui import contested

CODE = "contracts_signed"
FIGURE = Figure(CODE, Period.of_year(1401), "IR-07")
NASTY = "<img src=x onerror=alert(1)>\u202eوارونه"
MARK = 'class="mark contested"'
File = Callable[..., int]


@pytest.fixture
def file(opened: Open) -> File:
    engine = state(settings().state_url)
    for name, role, own in readers.EVERYBODY:
        if users.find(engine, name) is None:
            readers.add(engine, name, role, own)

    def write(text: str = "نادرست است", figure: Figure = FIGURE, value: float = 221.0) -> int:
        seen = Seen(value, "count", "land", "province=IR-07&period=1401&x=<b>")
        number = objecting.file(engine, "fars", figure, seen, text)
        contested.forget()
        return number

    return write


def _cards(app: AppTest) -> list[str]:
    """Codes of the cards that carry the mark."""
    drawn = re.findall(r'data-code="(\w+)"(.*?)</article>', words(app), re.DOTALL)
    return [code for code, body in drawn if MARK in body]


def test_a_contested_figure_is_marked_for_every_reader_until_the_answer(opened: Open, file: File) -> None:
    assert [] == _cards(opened("land", province="IR-07"))
    number = file()
    for who in ("modir", "tahlilgar", "alborz", "fars"):
        assert [CODE] == _cards(opened("land", user=who, province="IR-07"))
    for other in ({"province": "IR-23"}, {}, {"province": "IR-07", "period": "1400"}):
        assert [] == _cards(opened("land", **other))
    objecting.answer(state(settings().state_url), "amin", number, accepted=True, reason="")
    contested.forget()
    assert [] == _cards(opened("land", province="IR-07"))


def test_the_table_beside_the_map_marks_the_line_in_words(opened: Open, file: File) -> None:
    file()
    file("دوباره")
    text = words(opened("land", indicator=CODE))
    assert f'<th scope="row">فارس <span {MARK}><span aria-hidden="true">⚑</span> زیر ۲ اعتراض</span>' in text
    assert 1 == text.count(MARK)
    assert 0 == words(opened("land", indicator="contracts_in_force")).count(MARK)


def test_the_red_list_marks_contested_lines(opened: Open, file: File) -> None:
    before = words(opened("overview"))
    lagging = re.search(r'<th scope="row">فارس</th>', before)
    file(figure=Figure("land_added_ha", FIGURE.period, "IR-07"))
    after = words(opened("overview"))
    assert bool(lagging) == (MARK in after)


def test_the_list_tells_then_and_now(opened: Open, file: File) -> None:
    file("برابر")
    file("دیگر", value=200.0)
    text = words(opened("objections", user="amin"))
    assert "۲۰۰" in text
    assert 1 == text.count("۲۲۱ (عوض شده)")
    assert 'href="land?province=IR-07&amp;period=1401&amp;x=%3Cb%3E&amp;lang=fa"' in text


@pytest.mark.parametrize(("who", "listed"), [("fars", 1), ("amin", 1), ("modir", 1), ("alborz", 0)])
def test_the_list_is_that_of_the_role(opened: Open, file: File, who: str, listed: int) -> None:
    file()
    app = opened("objections", user=who, objection="1")
    assert not app.exception
    assert (listed, 1 - listed) == (words(app).count("article class"), len(said(app)))
    assert (who == "amin") == (len(app.text_area) == 1)
    assert (who == "fars") == ("objection-withdraw" in [each.key for each in app.button])


def test_a_steward_answers_on_the_page(opened: Open, file: File) -> None:
    file()
    app = opened("objections", user="amin", objection="1")
    send = next(each for each in app.button if each.label == "ثبت پاسخ")
    assert ["بگویید اعتراض پذیرفته است یا رد شده، سپس پاسخ را ثبت کنید."] == said(send.click().run())
    app.radio[0].set_value("rejected")
    app.text_area[0].input(NASTY)
    app = next(each for each in app.button if each.label == "ثبت پاسخ").click().run()
    found = objections.find(state(settings().state_url), "fars", 1)
    assert found is not None
    assert ("rejected", NASTY) == (found.status, found.answer)
    assert [] == list(app.text_area)
    assert "<img" not in words(app)
    assert "\u202e" not in words(app)


def test_a_deputy_withdraws_on_the_page(opened: Open, file: File) -> None:
    file()
    app = opened("objections", user="fars", objection="1")
    app.button(key="objection-withdraw").click().run()
    assert 1 == objections.counted(state(settings().state_url), "fars")["withdrawn"]
    assert "پس گرفته" in words(app)


@pytest.mark.parametrize("asked", ["0", "999", "x", "' OR 1=1 --", "<b>", "9" * 40, "-1", "۱٫۵"])
def test_a_forged_number_shows_nothing(opened: Open, file: File, asked: str) -> None:
    file()
    app = opened("objections", user="amin", objection=asked, sheet=asked, status=asked)
    assert not app.exception
    assert "چنین اعتراضی نیست" in " ".join(said(app))
    assert "<b>" not in unescape(" ".join(said(app))).replace("«<b>»", "")


def test_an_empty_list_says_why(opened: Open, file: File) -> None:
    assert "هنوز کسی به رقمی اعتراض نکرده است" in words(opened("objections", user="amin"))
    assert "هنوز به رقمی از استان شما اعتراض نشده" in words(opened("objections", user="fars"))
    file()
    assert "با این گزینش اعتراضی نیست" in words(opened("objections", user="amin", status="accepted"))
    assert "این برگ از فهرست خالی است" in words(opened("objections", user="amin", sheet="7"))


def test_shared_views_are_links_with_harmless_names(opened: Open, file: File) -> None:
    engine = state(settings().state_url)
    views.save(engine, "tahlilgar", NASTY, "land", 'province=IR-07&x="><script>', shared=True)
    views.save(engine, "tahlilgar", "خصوصی", "land", "")
    views.save(engine, "tahlilgar", "صفحهٔ رفته", "gone", "", shared=True)
    text = words(opened("views", user="fars"))
    assert "<img" not in text
    assert "<script" not in text
    assert 'href="land?province=IR-07&amp;x=%22%3E%3Cscript%3E&amp;lang=fa"' in text
    assert "خصوصی" not in text
    assert "این صفحه دیگر نیست" in text
    assert 'href="gone' not in text


def test_views_are_changed_by_whoever_may(opened: Open, file: File) -> None:
    engine = state(settings().state_url)
    number = views.save(engine, "tahlilgar", "نما", "land", "", shared=True)
    assert [] == list(opened("views", user="fars").text_input)
    app = opened("views", user="tahlilgar")
    app.text_input(key=f"view-new-name-{number}").input("نام تازه")
    app.checkbox(key=f"view-new-shared-{number}").uncheck()
    next(each for each in app.button if each.label == "ثبت تغییر").click().run()
    assert ("نام تازه", False) == (
        views.find(engine, "tahlilgar", number).name, views.find(engine, "tahlilgar", number).shared
    )
    app = opened("views", user="tahlilgar")
    app.button(key="view-remove").click().run()
    assert [] == views.listed(engine, "tahlilgar")
