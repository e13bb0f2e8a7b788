"""However many readers ask the same thing at once, it is worked out once: in a process and among them."""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from common.period import Period
from common.settings import settings
from data_access import opened
from metrics import attention, compute
from metrics.scope import Rights, Scope
from ui import query, warming
from ui.headlines import HEADLINES, PLANNED_BY_PROVINCE

READERS, PROCESSES = 24, 3
ROLES = ("managing_director", "analyst", "steward", "provincial_deputy")
YEAR = Period.of_year(1401)


WORK = {compute: ("readings", "trend"), attention: ("behind_plan",)}
_worked: list[str] = []


def watch(put: Callable[[Any, str, Any], None]) -> None:
    """From now on it is noted when something is worked out; the work itself is the real one."""
    def noting(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            _worked.append(name)
            return work(*given)
        return noted

    for module, names in WORK.items():
        for name in names:
            put(module, name, noting(name, getattr(module, name)))


@pytest.fixture(autouse=True)
def _demo(demo_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", demo_url)
    settings.cache_clear()
    watch(monkeypatch.setattr)
    yield
    settings.cache_clear()


def scope_of(number: int) -> Scope:
    """Readers of several roles; the deputy's own province does not narrow figures."""
    role = ROLES[number % len(ROLES)]
    return Scope(YEAR, Rights.of(role, frozenset({"IR-07"}) if role == "provincial_deputy" else frozenset()))


def overview(number: int) -> str:
    scope = scope_of(number)
    found = (query.readings(HEADLINES, scope), query.months(HEADLINES, scope),
             query.behind_plan(PLANNED_BY_PROVINCE, scope))
    return str(found)


def worked(do: Callable[[], Any]) -> list[str]:
    """What was worked out meanwhile."""
    _worked.clear()
    do()
    return sorted(_worked)


def all_at_once() -> list[str]:
    together, told = Barrier(READERS), [""] * READERS

    def read(number: int) -> None:
        together.wait()
        told[number] = overview(number)

    threads = [Thread(target=read, args=(number,)) for number in range(READERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return told


ONCE = ["behind_plan", "readings", "trend"]


def test_readers_at_the_same_moment_cost_what_one_costs() -> None:
    told: list[str] = []
    assert ONCE == worked(lambda: told.extend(all_at_once()))
    assert 1 == len(set(told))
    assert [] == worked(all_at_once)


def test_after_a_load_it_is_worked_out_once_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A load changes the stamp of the database, and with it every key."""
    overview(0)
    moved = (opened.stamp()[0], opened.stamp()[1] + 1)
    monkeypatch.setattr(opened, "stamp", lambda _=None: moved)
    assert ONCE == worked(all_at_once)
    assert [] == worked(all_at_once)


def test_processes_of_one_machine_work_it_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERS_DIR", str(tmp_path / "answers"))
    settings.cache_clear()
    start = multiprocessing.get_context("spawn")
    together, told = start.Barrier(PROCESSES), start.Queue()
    running = [start.Process(target=_process, args=(together, told)) for _ in range(PROCESSES)]
    for each in running:
        each.start()
    found = [told.get(timeout=300) for _ in running]
    for each in running:
        each.join()
    assert sorted(ONCE) == sorted(name for names, _ in found for name in names)
    assert 1 == len({answer for _, answer in found})


def _process(together: Any, told: Any) -> None:
    """Another server process: its own memory, the same folder of answers."""
    watch(setattr)
    query.reach()
    together.wait()
    answers: list[str] = []
    told.put((worked(lambda: answers.extend(all_at_once())), answers[0]))


def test_what_was_warmed_up_is_not_worked_out_again() -> None:
    assert ONCE == worked(warming.answers)
    assert [] == worked(all_at_once)


def test_an_empty_house_ends_no_warming_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"duckdb:///{tmp_path}/nowhere.duckdb")
    settings.cache_clear()
    warming.run()
    assert "ui.frame" in sys.modules
