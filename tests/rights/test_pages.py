"""Every page that is closed to a role, opened by its address: one sentence, no question to the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from common import rights
from common.settings import settings
from data_access.state import cookie_key
from data_access.state.tables import audit, state
from tests import readers
from tests.test_pages import said, show, words
from ui import frame

CLOSED = [(name, page) for name, role, _ in readers.EVERYBODY if name != "alborz"
          for page in frame.PAGES if page != frame.OPEN and not rights.opens(role, page)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state of an installation with a user of every role."""
    here = tmp_path_factory.mktemp("rights")
    cookie_key.make(here / "cookie.key")
    engine = state(f"sqlite:///{here}/state.sqlite")
    readers.everybody(engine)
    return here


@pytest.fixture
def without_figures(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """There is no database of figures: whoever asks it fails."""
    monkeypatch.setenv("STATE_URL", f"sqlite:///{home}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(home / "cookie.key"))
    monkeypatch.setenv("DATABASE_URL", f"duckdb:///{home}/nothing.duckdb")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize(("user", "page"), CLOSED)
def test_a_closed_page_answers_with_one_sentence(user: str, page: str) -> None:
    app = show(page, user=user, lang="en")
    assert not app.exception
    assert ["is not open to your role" in sentence for sentence in said(app)] == [True]
    assert 'class="table"' not in words(app)
    with state(settings().state_url).connect() as connection:
        found = connection.execute(audit.select().where(audit.c.who == user, audit.c.what == "refused"))
        assert f"page {page}" in {row.detail for row in found}
