"""Over HTTP, as an installation speaks with a server: copies, questions and refusals."""

from collections.abc import Iterator

import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import text

from common.errors import DataUnavailable
from data_access.cluster.checking import differing
from data_access.cluster.copying import copy
from data_access.database import Database
from metrics import compute
from tests.cluster.served import serving
from tests.cluster.test_indicators import COUNTRY, SAME, parcels


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, demo_url: str) -> Iterator[str]:
    """The address of the demo's copy."""
    with serving(tmp_path_factory.mktemp("served")) as address:
        url = address.format("demo")
        copy(demo_url, url)
        yield url


def test_a_copy_over_http_is_read_as_the_rows_are(demo: Database, demo_url: str, served: str) -> None:
    assert differing(demo_url, served) == {}
    assert copy(demo_url, served) is None
    database = Database.at(served)
    for codes in list(parcels())[::4]:   # all of them are asked of the engine in this process
        frames = (compute.breakdown(codes, COUNTRY, (), each, parts=True) for each in (demo, database))
        assert_frame_equal(*frames, **SAME)
    database.close()


def test_what_the_server_refuses_is_told_in_words(served: str) -> None:
    database = Database.at(served)
    for question in ("SELECT nobody FROM request", "ALTER TABLE request DELETE WHERE 1", "SELECT 1 FROM no"):
        with pytest.raises(DataUnavailable):
            database.fetch(text(question))
    assert database.fetch(text("SELECT count(*) FROM request"))[0][0] > 0
    database.close()
    with pytest.raises(DataUnavailable):
        Database.at("clickhousedb://default@127.0.0.1:1/demo")   # where nothing listens
