"""A little garbage against a real server; `make fuzz` throws it for minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.hostile import fuzz
from tests.rights import assault
from tests.rights.people import Person

Standing = tuple[str, list[Person], Path]


@pytest.fixture(scope="module")
def standing(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    home = tmp_path_factory.mktemp("fuzz")
    with assault.standing(Path(str(make_url(demo_url).database)), home) as (url, people):
        yield url, people, home / "server.log"


def test_requests_that_are_none_are_refused_as_such(standing: Standing) -> None:
    url, people, log = standing
    found = fuzz.http(url, people, 120, 1)
    assert [] == found.faults
    assert [] == fuzz.traces(log)


def test_forged_widgets_and_addresses_break_no_page(standing: Standing) -> None:
    """The server lives, says what is wrong in words or passes over it, and keeps what is closed."""
    url, people, log = standing
    found = fuzz.pages(url, people, 18, 1)
    assert [] == found.faults
    assert found.tried["forged widgets"] > 10
    assert [] == fuzz.traces(log)
