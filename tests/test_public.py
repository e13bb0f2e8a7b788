"""The public page: start-up figures for everybody, nothing small, nothing else, whatever the address says."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from common.errors import Forbidden
from common.period import Period
from common.settings import ROOT, settings
from data_access.database import Database
from data_access.state import cookie_key
from data_access.state.tables import state
from metrics import compute, registry, suppression
from metrics.desk import public
from metrics.scope import PUBLIC, Rights, Scope
from tests.cookies import at_the_door
from tests.demo import Ask

TRACKING = re.compile(r"\d{2}-[A-Z]{2}-\d{6}")
YEAR = Period.of_year(1401)
Open = Callable[..., AppTest]


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_url: str) -> Iterator[Open]:
    """Opens the dashboard on the demo data with nobody signed in."""
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "cookie.key"))
    monkeypatch.setenv("DATABASE_URL", demo_url)
    settings.cache_clear()
    cookie_key.make(tmp_path / "cookie.key")

    def show(file: str = "pages/startups.py", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / file), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    yield show
    state(settings().state_url).dispose()
    state.cache_clear()


def words(app: AppTest) -> str:
    return unescape(" ".join(str(element.proto.body) for element in app.get("html")))


def test_figures_are_shown_without_a_login(stranger: Open, sql: Ask) -> None:
    app = stranger(lang="en")
    assert not app.exception
    asked = sql("""SELECT count(*) FROM request JOIN service ON service.id = service_id
                   WHERE code = 'SU' AND registered_on >= '2022-03-21' AND registered_on < '2023-03-21'""")
    assert "Iran Information Technology Organization" in words(app)
    assert f">{asked[0][0]:,}<" in words(app)
    assert [] == list(app.text_input)


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_no_row_no_name_and_no_file_leaves_the_house(stranger: Open, sql: Ask, lang: str) -> None:
    app = stranger(lang=lang)
    text = words(app)
    assert not TRACKING.search(text)
    assert not any(name in text for (name,) in sql("SELECT name FROM holder"))
    assert [] == [*app.get("download_button"), *app.get("selectbox"), *app.get("arrow_data_frame")]


@pytest.mark.parametrize("parameters", [
    {"period": "1420"}, {"period": "<b>"}, {"province": "IR-07"}, {"province": "' OR 1=1 --"},
    {"service": "ID", "request": "01-ID-000001"}, {"indicator": "requests_open", "park": "1"},
])
def test_an_address_changes_nothing(stranger: Open, parameters: dict[str, str]) -> None:
    app = stranger(**parameters)
    assert not app.exception
    assert words(stranger()) == words(app)


def test_any_other_address_shows_only_the_way_in(stranger: Open) -> None:
    app = stranger("ui/script.py")
    assert not app.exception
    assert at_the_door(app)
    assert 'class="table"' not in words(app)


def test_everybody_may_ask_public_figures_only(demo: Database) -> None:
    everybody = Rights(PUBLIC)
    scope = Scope(YEAR, everybody)
    assert compute.readings(public.CODES, scope, demo)
    closed = [code for code, about in registry.all_indicators().items() if not about.public]
    for code in (*closed[::40], "requests_open", "sla_complaints_received", "sla_security_incidents"):
        with pytest.raises(Forbidden):
            compute.readings([code], scope, demo)
    for narrowed in (Scope(YEAR, everybody, park=1), Scope(YEAR, everybody, category="x")):
        with pytest.raises(Forbidden):
            compute.readings(public.CODES, narrowed, demo)
    with pytest.raises(Forbidden):
        compute.rows(public.ASKED, scope, demo)


def test_public_are_start_ups_and_nothing_else() -> None:
    opened = {code for code, about in registry.all_indicators().items() if about.public}
    assert {*public.CODES, "startup_requests_approved"} == opened


@pytest.mark.parametrize(("numbers", "kept_back"), [
    ((9, 7, 6), ()),
    ((9, 7, 2), (2, 7)),            # alone, 2 would be the country less the others
    ((9, 3, 2), (2, 3)),
    ((9, 7, 1, 0), (0, 1, 7)),      # 1 together: still too little
    ((4, 4), (4, 4)),
])
def test_small_numbers_cannot_be_worked_out(numbers: tuple[int, ...], kept_back: tuple[int, ...]) -> None:
    counts = {f"IR-{n:02}": float(number) for n, number in enumerate(numbers)}
    found = suppression.kept_back(counts)
    assert kept_back == tuple(sorted(counts[place] for place in found))


COUNTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=8)


@given(COUNTS)
@settings_of_hypothesis(deadline=None, max_examples=300)
def test_no_kept_back_number_can_be_solved_from_what_is_shown(pairs: list[tuple[int, int]]) -> None:
    """Of all tables that look the same from outside, each kept back number differs by FEWEST at least.

    What is shown are linear equations: every sum that is shown, less the counts that are shown. None may
    determine a number (rank), and its least and greatest value (not below 0) lie FEWEST apart.
    """
    places = [f"IR-{n:02}" for n in range(len(pairs))]
    frame = pd.DataFrame({"province": places, public.ASKED: [a for a, _ in pairs],
                          public.DECIDED: [b for _, b in pairs]})
    hidden = sorted(public._kept_back(frame))
    counts = [public._counts(frame, code) for code in public.COUNTED]
    shown = [place for place in places if place not in hidden]
    assert not any(suppression.small(each[place]) for each in counts for place in shown)
    safe = all(suppression.sum_is_safe(each, hidden) for each in counts)
    if not hidden or not safe or any(suppression.small(sum(each.values())) for each in counts):
        return   # then nothing is kept back, or the sums are not shown, and no equation is left
    cells = [(code, place) for code in range(2) for place in hidden]
    equations = np.array([[float(cell[0] == code) for cell in cells] for code in range(2)])
    left = [sum(each.values()) - sum(each[place] for place in shown) for each in counts]
    rank = np.linalg.matrix_rank(equations)
    for number, (code, _) in enumerate(cells):
        alone = np.eye(len(cells))[number]
        assert np.linalg.matrix_rank(np.vstack([equations, alone])) > rank
        assert left[code] >= suppression.FEWEST   # from 0, all with another, to everything with this one


def test_only_the_public_page_asks_as_the_public() -> None:
    """What is asked so is not yet cleared of small counts: that is done in one place."""
    asking = [path for room in ("metrics", "ui", "api", "pages", "reports", "exports", "web")
              for path in (ROOT / room).rglob("*.py") if "Rights(PUBLIC)" in path.read_text("utf-8")]
    assert [ROOT / "metrics/desk/public.py"] == asking


def test_nothing_small_is_in_the_figures_of_the_demo(demo: Database) -> None:
    lines = [*public.years(1397, 1401, demo), *public.provinces(1401, demo)]
    shown = [line.figures[code] for line in lines for code in (*public.COUNTED, *public.EVENTS)
             if code in line.figures]
    assert all(value is None or value >= suppression.FEWEST for value in shown)
    assert any(line.hidden for line in lines)
    assert all(line.figures[public.WAIT] is None for line in lines if line.hidden & {*public.COUNTED})
    assert any(line.simulated for line in lines)
