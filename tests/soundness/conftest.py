"""The copy of the demo that the suite may change, with a row of what the demo has none of."""

from collections.abc import Iterator

import pytest

from data_access.schema.desk_requests import complaint
from data_access.schema.land import green_area, plot
from data_access.schema.technology import technology_park, technology_park_workshop
from tests.soundness.loose_demo import LooseDemo, loose_demo


@pytest.fixture(scope="session")
def loose(demo_url: str) -> Iterator[LooseDemo]:
    """The demo without keys, checks and coverage; every test leaves it as it was."""
    found = loose_demo(demo_url)
    found.add(technology_park, under_bylaw_1401=True)
    found.add(technology_park_workshop)
    found.add(plot)
    found.add(green_area, park_id=1)
    found.add(complaint)
    yield found
    found.engine.dispose()
