"""One engine for each test process, as chdb allows no second; the product itself copies the demo."""

from collections.abc import Iterator

import pytest

from data_access.cluster.copying import copy
from data_access.database import Database


@pytest.fixture(scope="session")
def clickhouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the engine without a database: `clickhouse.format("name")` names one."""
    folder = tmp_path_factory.mktemp("clickhouse")
    return f"clickhousedb:///{{}}?interface=chdb&path={folder}"


@pytest.fixture(scope="session")
def copied_demo(clickhouse: str, demo_url: str) -> Iterator[Database]:
    """The demo as readers see it on ClickHouse."""
    url = clickhouse.format("demo")
    copy(demo_url, url)
    database = Database.at(url)
    yield database
    database.close()
