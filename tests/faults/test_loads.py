"""Two loads at once, and a disk that becomes full: whole loads only, and a sentence for who has to wait."""

from pathlib import Path

import pytest

from tests.faults import work
from tests.faults.processes import started
from tests.loading.conftest import embedded, made_embedded, place  # noqa: F401 - fixtures
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place

ROWS = 3_000
STATE = "SELECT count(*), sum(area_m2) FROM plot"
LOADS = "SELECT count(*) FROM load"
DONE, WAITS = 0, 3


def plots(place: Place, area: float) -> Path:
    """A file of its own for each area, so that both loads stage their own."""
    rows = [(str(key), *PLOT[1:5], area, PLOT[6]) for key in range(1, ROWS + 1)]
    return place.csv("plot", PLOTS, *rows).rename(place.folder / f"{area:.0f}.csv")


def test_of_two_loads_at_once_none_is_lost_or_half(place: Place) -> None:
    """The later one is told to wait, or finds the rows of the first and changes them whole."""
    place.load(place.csv("park", PARKS, PARK))
    files = {area: plots(place, area) for area in (10.0, 20.0)}
    said = {"entity": "plot", "reason": "again"}
    processes = [started(work.load, place, path, said) for path in files.values()]
    for process in processes:
        process.join()
    ended = [process.exitcode for process in processes]
    assert DONE in ended
    assert {DONE, WAITS} >= set(ended)
    assert [(1 + ended.count(DONE),)] == place.rows(LOADS)
    done = [(ROWS, ROWS * area) for area, end in zip(files, ended, strict=True) if end == DONE]
    assert place.rows(STATE)[0] in done


@pytest.mark.parametrize("bytes_a_file", [1_000_000, 2_200_000])
def test_a_disk_that_becomes_full_changes_nothing(
    embedded: Place, tmp_path: Path, bytes_a_file: int
) -> None:
    """Full before the copy of the database is whole, or while rows are written into it."""
    embedded.load(embedded.csv("park", PARKS, PARK))
    path = embedded.csv("plot", PLOTS, *[(str(key), *PLOT[1:]) for key in range(1, 4 * ROWS + 1)])
    file = Path(embedded.url.removeprefix("duckdb:///"))
    before = file.read_bytes()
    process = started(work.load_on_a_full_disk, embedded, path, bytes_a_file, tmp_path / "told")
    process.join()
    told = (tmp_path / "told").read_text(encoding="utf-8")
    assert told.startswith("NoSpace: The disk became full during the load, and nothing was changed")
    assert before == file.read_bytes()
    assert {file.name, f"{file.name}.lock", "files", "told"} == {each.name for each in tmp_path.iterdir()}
    assert embedded.load(path).load   # there is room again
    assert [(4 * ROWS,)] == embedded.rows("SELECT count(*) FROM plot")
