"""The shipped outlines, and a way to write damaged copies of them."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from common.settings import ROOT
from geo.outlines import Outlines, load

SHIPPED = ROOT / "assets/geo/iran_provinces.geojson"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="session")
def outlines() -> Outlines:
    return load(str(SHIPPED), "province_code")


@pytest.fixture(scope="session")
def original() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def changed(tmp_path: Path, original: dict[str, Any]) -> Callable[[Change], str]:
    """Path of a copy of the shipped file after a change."""
    def write(change: Change) -> str:
        collection = copy.deepcopy(original)
        change(collection)
        path = tmp_path / "own.geojson"
        path.write_text(json.dumps(collection), encoding="utf-8")
        return str(path)
    return write
