"""Pages on a database and a state full of hostile texts: they are texts, and move nothing beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from common.settings import settings
from data_access.state import cookie_key
from data_access.state.tables import state
from tests.demo import Ask
from tests.hostile import looking, planted
from tests.hostile.payloads import CANARY, PAYLOADS
from tests.test_pages import show, words

PLACE = {"province": "IR-07"}
# Page, language, reader and what is chosen: wherever texts of the database or of other readers are shown.
VISITS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("ahead", "fa", "modir", PLACE), ("audit", "en", "admin", {}), ("changes", "fa", "modir", PLACE),
    ("changes", "en", "modir", PLACE), ("clusters", "fa", "modir", {"cluster": "20"}),
    ("desk", "en", "modir", {"role": "desk_officer"}), ("loading", "fa", "amin", {}),
    ("explore", "en", "modir", {"of": "rows", "entity": "operating_unit", "columns": "name,park_name"}),
    ("explore", "fa", "modir", {"rows": "park", "indicators": "units_operating", "periods": "1401",
                                "provinces": "IR-07"}),
    ("objections", "fa", "fars", {"objection": "4"}), ("parks", "fa", "modir", {**PLACE, "park": "5"}),
    ("parks", "en", "modir", PLACE), ("promises", "fa", "modir", {}), ("restatements", "fa", "amin", {}),
    ("technology", "en", "modir", {}), ("users", "fa", "admin", {}), ("views", "en", "modir", {}),
    ("waits", "fa", "modir", {}), ("waits", "en", "modir", {"by": "service"}),
    ("workflow", "fa", "modir", {}), ("zones", "fa", "modir", {}),
)


@pytest.fixture(scope="module")
def hostile(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings of an installation that holds nothing but such texts."""
    home = tmp_path_factory.mktemp("hostile")
    demo = Path(str(make_url(demo_url).database))
    made = {
        "DATABASE_URL": planted.database(demo, home / "hostile.duckdb"),
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in made.items():
            patch.setenv(name, value)
        settings.cache_clear()
        cookie_key.make(home / "cookie.key")
        planted.people(state(made["STATE_URL"]))
    settings.cache_clear()
    yield made
    state(made["STATE_URL"]).dispose()


@pytest.fixture
def on_it(hostile: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The state of it, with the settings in force."""
    for name, value in hostile.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    return state(hostile["STATE_URL"])


@pytest.mark.usefixtures("on_it")
@pytest.mark.parametrize(("page", "lang", "user", "chosen"), VISITS)
def test_a_page_shows_hostile_texts_and_none_is_more_than_text(
    page: str, lang: str, user: str, chosen: dict[str, str],
) -> None:
    app = show(page, user=user, lang=lang, **chosen)
    assert not app.exception
    assert CANARY in words(app)
    assert [] == looking.faults(app)


@pytest.mark.usefixtures("on_it")
def test_the_way_of_a_request_with_a_hostile_number(sql: Ask) -> None:
    """It is found by its number out of an address, whatever stands in that."""
    number = sql("SELECT tracking_number FROM request WHERE tracking_number IS NOT NULL AND rowid % 13 = 1"
                 " AND province_code = 'IR-07' LIMIT 1")[0][0]
    app = show("workflow", user="modir", request=f"{PAYLOADS[1]} {number}")
    assert 'class="headline"' in words(app)
    assert [] == looking.faults(app)
