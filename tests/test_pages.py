"""Every page as a reader meets it: signed in or not, in both languages, on good and on bad data."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from streamlit.testing.v1 import AppTest

from common import rights
from common.settings import ROOT, settings
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import schema_version
from data_access.state import cookie_key, sessions, users
from data_access.state.tables import state
from tests import readers
from tests.cookies import at_the_door

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")
OPEN = ("startups",)   # to everybody: see test_public.py
CLOSED = [page for page in PAGES if page not in OPEN]
# Of the report as it was printed, or what readers wrote: no period to choose. Explore has its own address.
PRINTED = (
    "about", "account", "audit", "explore", "health", "help", "loading", "objections", "reconciliation",
    "restatements", "users", "verify", "views", *OPEN,
)
READERS = {"modir": "managing_director", "amin": "steward", "admin": "administrator"}
WHO = {
    page: next((name for name, role in READERS.items() if rights.opens(role, page)), "modir")
    for page in PAGES
}
FIGURES = [page for page in PAGES if page not in PRINTED]
FAULTS = (   # the bar of filters names them, on all pages alike: one for each page, all of them for one
    ("province", "IR-32", "استانی با کد «IR-32» نداریم"), ("province", "<b>", "استانی با کد «<b>» نداریم"),
    ("period", "1420", "بیرون از داده‌هاست"), ("period", "yesterday", "خوانا نیست"),
)
SOME = PAGES[::7]   # what the frame around every page does is looked at on a few
VIEWS = ("beside", "ranks", "tiles", "funnel", "history", "pairs", "peers", "equity")   # of Compare
PASSWORD = "a long password"  # noqa: S105 - of users made here
Open = Callable[..., AppTest]
every_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation of its own with two users and no operational database yet."""
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "cookie.key"))
    settings.cache_clear()
    cookie_key.make(tmp_path / "cookie.key")
    engine = state(settings().state_url)
    users.add(engine, "modir", PASSWORD, "managing_director")
    users.add(engine, "fars", PASSWORD, "provincial_deputy", ["IR-07"])
    for name in ("amin", "admin"):
        readers.add(engine, name, READERS[name])
    yield
    engine.dispose()
    state.cache_clear()


@pytest.fixture(scope="module")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the schema and not one row; pages only read it."""
    return _made(tmp_path_factory.mktemp("empty"), SCHEMA_VERSION)


@pytest.fixture(scope="module")
def older_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same, of another version."""
    return _made(tmp_path_factory.mktemp("older"), "0000")


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch, installed: None) -> Callable[[str], None]:
    def choose(url: str) -> None:
        monkeypatch.setenv("DATABASE_URL", url)
        settings.cache_clear()

    return choose


@pytest.fixture
def opened(on: Callable[[str], None], demo_url: str) -> Open:
    """Opens a page on the demo data, signed in."""
    on(demo_url)
    return show


def show(page: str, user: str | None = "", **parameters: str) -> AppTest:
    """The page as `user` sees it, as somebody who may open it, or as nobody (None)."""
    app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    if user is not None:
        app.session_state["_session"] = sessions.start(state(settings().state_url), user or WHO[page])
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> list[str]:
    return [unescape(sentence) for sentence in re.findall(r'<p class="alert[^>]*>(.*?)</p>', words(app))]


def words(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


@every_page
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_opens_without_a_complaint(opened: Open, page: str, lang: str) -> None:
    app = opened(page, lang=lang)
    assert not app.exception
    assert [] == said(app)
    assert 'class="title"' in words(app)


@pytest.mark.parametrize("page", CLOSED)
def test_shows_nothing_without_a_login(opened: Open, page: str) -> None:
    app = opened(page, user=None)
    assert not app.exception
    assert "card" not in words(app)
    assert at_the_door(app)


@pytest.mark.parametrize("page", [page for page in SOME if page in CLOSED])
def test_a_session_ends_with_a_new_password(opened: Open, page: str) -> None:
    app = opened(page)
    users.set_password(state(settings().state_url), WHO[page], "another password")
    assert at_the_door(app.run())


def test_the_overview_shows_the_figures_of_1401(opened: Open) -> None:
    text = words(opened("overview"))
    for figure in ("۸۵۸", "۵٬۶۷۸", "۱۰۳٬۰۵۰", "۵۰٬۸۴۲", "۱٬۰۱۵٬۸۷۰", "۱۱۲٫۱٪"):
        assert figure in text


def test_a_deputy_sees_own_parks_and_is_told_about_others(opened: Open) -> None:
    own = opened("parks", user="fars", province="IR-07")
    other = opened("parks", user="fars", province="IR-23")
    assert [] == said(own)
    assert any("برای نقش شما باز نیست" in sentence for sentence in said(other))
    assert "IR-23" not in re.sub('href="[^"]*"', "", words(other))   # a link to a comparison may name it


@pytest.mark.parametrize(("page", "name", "value", "sentence"), [
    *(("overview", *fault) for fault in FAULTS),
    *((page, *fault) for page, fault in zip(FIGURES, cycle(FAULTS), strict=False)),
])
def test_a_bad_url_is_named_and_the_page_lives(
    opened: Open, page: str, name: str, value: str, sentence: str
) -> None:
    app = opened(page, **{name: value})
    assert not app.exception
    assert [True] == [sentence in found for found in said(app)]
    assert re.search('class="(card|table)', words(app))


@every_page
def test_an_unreachable_database_is_one_sentence(
    on: Callable[[str], None], tmp_path: Path, page: str
) -> None:
    on(f"duckdb:///{tmp_path}/nowhere.duckdb")
    app = show(page)
    assert not app.exception
    assert any("پایگاه داده پاسخ نمی‌دهد" in sentence and "شمارهٔ پیگیری" in sentence for sentence in said(app))


@every_page
def test_an_empty_database_shows_no_figures_and_no_crash(
    on: Callable[[str], None], empty_url: str, page: str
) -> None:
    on(empty_url)
    app = show(page)
    assert not app.exception
    assert ["پایگاه داده هنوز خالی است؛ «python -m data_access demo» پایگاه نمایشی را می‌سازد."] == said(app)


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_database_compares_nothing_without_a_crash(
    on: Callable[[str], None], empty_url: str, view: str
) -> None:
    on(empty_url)
    app = show("compare", view=view)
    assert not app.exception
    assert not any("شمارهٔ پیگیری" in sentence for sentence in said(app))


@pytest.mark.parametrize("page", SOME)
def test_an_older_schema_is_named(on: Callable[[str], None], older_url: str, page: str) -> None:
    on(older_url)
    assert any("برای نسخهٔ 0000 ساخته شده" in sentence for sentence in said(show(page)))


def test_a_missing_geometry_file_leaves_the_rest_alive(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OUTLINES_FILE", str(tmp_path / "none.geojson"))
    settings.cache_clear()
    app = opened("parks")
    assert not app.exception
    assert 1 == len(said(app))
    assert "none.geojson" in said(app)[0]
    assert "card" in words(app)


@pytest.mark.parametrize(
    ("line", "complaints"), [("1,35.7,51.4", 0), ("1,75.7,51.4", 1), ("1,here,there", 1)]
)
def test_own_positions_of_parks_are_used_or_refused_by_row(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, complaints: int
) -> None:
    (tmp_path / "positions.csv").write_text(f"park_id,latitude,longitude\n{line}\n", encoding="utf-8")
    monkeypatch.setenv("POSITIONS_FILE", str(tmp_path / "positions.csv"))
    settings.cache_clear()
    app = opened("parks", province="IR-23")
    assert not app.exception
    assert complaints == len(said(app))
    assert all("positions.csv" in sentence for sentence in said(app))


def _made(folder: Path, version: str) -> str:
    url = f"duckdb:///{folder}/empty.duckdb"
    engine = create_engine(url)
    metadata.create_all(engine, checkfirst=False)
    with engine.begin() as connection:
        connection.execute(schema_version.insert().values(version=version))
    engine.dispose()
    return url


def test_a_deputy_begins_with_the_own_province_and_may_leave_it(opened: Open) -> None:
    app = opened("land", user="fars")
    assert app.query_params["province"] in ("IR-07", ["IR-07"])
    chosen = next(box for box in app.selectbox if box.value == "IR-07")
    chosen.set_value("").run()
    assert "province" not in app.query_params


def test_a_link_without_a_province_stays_one_for_a_deputy(opened: Open) -> None:
    assert "province" not in opened("land", user="fars", period="1401-S3").query_params
