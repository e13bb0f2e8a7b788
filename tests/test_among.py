"""What the server processes of one machine leave each other, and what they take from nobody else."""

import multiprocessing
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest

from common.settings import settings
from data_access.database import Database
from metrics.quality import Report
from ui import among, background, kept
from ui.among import Among
from ui.kept import Kept

QUESTION = ("postgresql://somewhere", 3.0, "1401", ("IR-07",))
ANSWER = pickle.dumps([1401])
FRESH = 600.0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANSWERS_DIR", str(tmp_path / "answers"))
    settings.cache_clear()
    return tmp_path / "answers"


def of(key: object = QUESTION) -> Among:
    found = Among.of("tests.readings", key)
    assert found
    return found


def files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name != "locks"]


def remembered(asked: list[str]) -> Kept[[str], list[str]]:
    """A function as another process has it: with a memory of its own."""
    def answer(key: str) -> list[str]:
        asked.append(key)
        return [key]

    return kept.kept(3, among=True)(answer)


def test_what_one_worked_out_the_other_does_not_ask() -> None:
    asked: list[str] = []
    one, other = remembered(asked), remembered(asked)
    assert (["a"], ["a"], ["a"]) == (one("a"), other("a"), other("a"))
    assert ["a"] == asked
    assert (["b"], ["a", "b"]) == (other("b"), asked)


def test_nothing_is_shared_without_a_folder_or_with_a_question_that_is_no_plain_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Among.of("tests.readings", (object(),)) is None
    monkeypatch.setenv("ANSWERS_DIR", "")
    settings.cache_clear()
    assert Among.of("tests.readings", QUESTION) is None


def test_only_the_owner_reads_them(folder: Path) -> None:
    of().put(ANSWER)
    assert 0o700 == folder.stat().st_mode & 0o777
    assert [0o600] == [path.stat().st_mode & 0o777 for path in files(folder)]


@pytest.mark.parametrize("harm", [
    lambda whole: whole[:-1], lambda whole: whole[:5], lambda _: b"",
    lambda whole: bytes([whole[0] ^ 1]) + whole[1:],
    lambda whole: whole[:among.SEAL] + pickle.dumps([1400]),
])
def test_an_altered_answer_is_none(harm: Callable[[bytes], bytes], folder: Path) -> None:
    of().put(ANSWER)
    path, = files(folder)
    path.write_bytes(harm(path.read_bytes()))
    assert of().find(FRESH) is None


def test_the_answer_to_another_question_is_none(folder: Path) -> None:
    of().put(ANSWER)
    other = of((*QUESTION, "park"))
    other.put(pickle.dumps("of another"))
    (folder / other.name).replace(folder / of().name)
    assert of().find(FRESH) is None


def test_what_is_old_or_from_a_time_to_come_is_none_and_swept(folder: Path) -> None:
    of().put(ANSWER)
    found = of().find(FRESH)
    assert found
    assert (ANSWER, True) == (found.written, 0 <= found.age < FRESH)
    for at in (time() - FRESH - 5, time() + 60):
        os.utime(folder / of().name, (at, at))
        assert of().find(FRESH) is None
    os.utime(folder / of().name, (1, 1))
    among.sweep(folder)
    assert [] == files(folder)


def test_the_oldest_go_when_there_is_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        of(number).put(bytes(1000))
        at = time() - 100 + number
        os.utime(folder / of(number).name, (at, at))
    monkeypatch.setattr(among, "MOST_BYTES", 2500)
    among.sweep(folder)
    assert [None, None, True, True] == [of(number).find(FRESH) and True for number in range(4)]


def _slowly(marks: str, number: int) -> None:
    with of().alone():
        path = Path(marks)
        path.write_text(f"{path.read_text()}<{number}")
        for _ in range(200_000):
            pass
        path.write_text(f"{path.read_text()}>")


def test_one_process_at_a_time_works_on_a_question(tmp_path: Path) -> None:
    marks, context = tmp_path / "marks", multiprocessing.get_context("fork")
    marks.write_text("")
    of()
    everybody = [context.Process(target=_slowly, args=(str(marks), number)) for number in range(4)]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join(60)
    told = marks.read_text()
    assert {*"0123"} <= {*told}
    assert ["<", ">"] * 4 == [sign for sign in told if sign in "<>"]


def test_a_folder_that_cannot_be_written_costs_the_sharing_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ANSWERS_DIR", str(tmp_path / "file"))
    settings.cache_clear()
    asked: list[str] = []
    assert ["a"] == remembered(asked)("a")


def test_work_over_all_rows_is_done_by_one_process(monkeypatch: pytest.MonkeyPatch, demo: Database) -> None:
    """The real quality report, which leaves and comes back as it was."""
    real, done = background._WORKS["quality"], list[Report]()

    def once(database: Database) -> Report:
        done.append(real(database))
        return done[-1]

    monkeypatch.setitem(background._WORKS, "quality", once)
    one, other = (background.Work("quality", ("demo", 3.0), demo) for _ in range(2))
    for each in (one, other):
        each.hurry.set()
        each.run()
    assert (1, done[0], done[0]) == (len(done), one.answer.result(), other.answer.result())
    third = background.Work("quality", ("demo", 4.0), demo)   # after a load
    third.hurry.set()
    third.run()
    assert (2, [4.0]) == (len(done), [stamp[1] for _, stamp in background._LAST if stamp[0] == "demo"])
