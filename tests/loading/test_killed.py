"""A power cut during an import leaves all or nothing; `make killed-imports` does it a hundred times."""

import pytest

from tests.loading import killed
from tests.loading.stand import Place

TIMES = 4


def test_a_killed_import_leaves_all_or_nothing_and_goes_on(
    embedded: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(killed, "ROWS", 2_000)
    assert TIMES == sum(killed.killed(embedded, TIMES))
