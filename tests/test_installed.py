"""What the page about the product says: the version, the licences, and files that differ from the release."""

import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest

from common import installed
from common.installed import File
from common.settings import ROOT


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small product of its own, listed as it stands."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/map.geojson").write_text("{}", encoding="utf-8")
    (tmp_path / "assets/words.toml").write_text("a = 1", encoding="utf-8")
    shutil.copytree(ROOT / "ui/static", tmp_path / "ui/static")
    monkeypatch.setattr(installed, "ROOT", tmp_path)
    monkeypatch.setattr(installed, "MANIFEST", tmp_path / "assets/manifest.sha256")
    assert installed.main([]) == 0
    return tmp_path


def states(found: list[File]) -> dict[str, str]:
    return {file.path: file.state for file in found if file.state != "equal"}


def test_files_as_they_were_released_are_equal(copy: Path) -> None:
    assert states(installed.files()) == {}
    assert installed.main(["--check"]) == 0
    listed = (copy / "assets/manifest.sha256").read_text(encoding="utf-8").splitlines()
    assert f"{hashlib.sha256(b'{}').hexdigest()}  assets/map.geojson" in listed


def test_an_altered_a_missing_and_an_added_file_are_named(
    copy: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    (copy / "assets/map.geojson").write_text("{ }", encoding="utf-8")
    (copy / "assets/words.toml").unlink()
    (copy / "ui/static/more.js").write_text("", encoding="utf-8")
    assert states(installed.files()) == {
        "assets/map.geojson": "altered", "assets/words.toml": "missing", "ui/static/more.js": "added",
    }
    assert installed.main(["--check"]) == 1
    assert "assets/map.geojson: altered" in capsys.readouterr().out


def test_every_package_that_the_product_names_stands_in_the_list_with_its_licence() -> None:
    found = {package.name.lower().replace("_", "-"): package for package in installed.packages()}
    named = [line.partition("==")[0].partition("[")[0].lower().replace("_", "-") for line in
             (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line]
    assert set(named) <= set(found)
    assert [package.name for package in found.values() if not package.licence] == []


def test_the_version_is_that_of_the_project() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert installed.version() == told["project"]["version"]
