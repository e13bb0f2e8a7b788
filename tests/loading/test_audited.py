"""A load that is asked for on the terminal stands in the audit log, and so does one that was refused."""

from getpass import getuser
from pathlib import Path

import pytest
from sqlalchemy import select

from common.settings import settings
from data_access.__main__ import main
from data_access.state.tables import audit, state
from tests.loading.stand import PARK, PARKS, Place


def test_loads_of_the_terminal_are_noted(
    embedded: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = f"sqlite:///{tmp_path}/state.sqlite"
    monkeypatch.setenv("DATABASE_URL", embedded.url)
    monkeypatch.setenv("STATE_URL", own)
    settings.cache_clear()
    good = embedded.csv("park", PARKS, PARK)
    bad = embedded.csv("bad", PARKS, ("", *PARK[1:]))
    assert 0 == main(["import", str(good), "--dry-run"])
    assert 1 == main(["import", str(bad), "--entity", "park"])
    assert 2 == main(["import", str(tmp_path / "none.csv")])
    assert 0 == main(["count"])
    with state(own).connect() as connection:
        asked = select(audit.c.who, audit.c.what, audit.c.detail).order_by(audit.c.id)
        noted = [tuple(line) for line in connection.execute(asked)]
    assert [
        (getuser(), "import", "terminal park.csv"),
        (getuser(), "import refused", "terminal bad.csv 1 faults"),
        (getuser(), "import refused", "terminal none.csv FileRefused"),
    ] == noted
