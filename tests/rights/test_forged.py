"""Some hundreds of forged requests to a real server; `make forged` sends ten thousand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.rights import assault
from tests.rights.people import Person

Standing = tuple[str, list[Person]]


@pytest.fixture(scope="module")
def standing(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    demo = Path(str(make_url(demo_url).database))
    with assault.standing(demo, tmp_path_factory.mktemp("forged")) as found:
        yield found


def test_nothing_escapes_over_http(standing: Standing) -> None:
    url, people = standing
    links = assault.offered(url, people)
    found = assault.requests(url, people, links, 300, 7)
    assert [] == found.escaped
    assert found.with_rows > 20, found.status      # answers that held rows were among them
    assert not found.status.keys() & {"500", "429", "0"}


def test_nothing_escapes_over_the_socket_of_the_pages(standing: Standing) -> None:
    url, people = standing
    found = assault.pages(url, people, 12, 7)
    assert [] == found.escaped
    assert 12 == found.status["page"]
