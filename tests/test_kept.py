"""What is remembered for readers, and what they are given while the database does not answer."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic

import pytest

from common.errors import DataUnavailable, NotAnswering, TooSlow
from data_access.failures import away, too_slow
from ui import kept, shelf
from ui.kept import Kept


class Source:
    """Counts how often it is asked, and fails when told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.problem: DataUnavailable | None = None

    def answer(self, key: str) -> list[str]:
        self.asked += 1
        if self.problem:
            raise self.problem
        return [key, str(self.asked)]


@pytest.fixture(autouse=True)
def _only_ours() -> Iterator[None]:
    before = list(shelf._SHELVES)
    yield
    shelf._SHELVES[:] = before


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def ask(source: Source) -> Kept[[str], list[str]]:
    return kept.kept(3)(source.answer)


def aged(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Lets so many seconds go by."""
    now = monotonic()
    for module in (shelf, kept):
        monkeypatch.setattr(module, "monotonic", lambda: now + seconds)


def test_the_same_question_is_asked_once(source: Source, ask: Callable[[str], list[str]]) -> None:
    assert (["a", "1"], ["a", "1"], ["b", "2"]) == (ask("a"), ask("a"), ask("b"))
    assert 2 == source.asked


def test_what_a_reader_does_to_an_answer_is_the_reader_s_own(ask: Callable[[str], list[str]]) -> None:
    ask("a").clear()
    assert ["a", "1"] == ask("a")


def test_an_old_answer_is_asked_anew(
    ask: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask("a")
    aged(monkeypatch, kept.FRESH + 1)
    assert ["a", "2"] == ask("a")


def test_the_last_good_answer_comes_with_its_age(
    source: Source, ask: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask("a")
    aged(monkeypatch, kept.FRESH + 100)
    source.problem = away()
    with kept.noting() as stale:
        assert ["a", "1"] == ask("a")
    assert [(source.problem, 700)] == [(each.problem, round(each.seconds or 0)) for each in stale]


def test_what_was_never_asked_is_missing(source: Source, ask: Callable[[str], list[str]]) -> None:
    source.problem = away()
    with kept.noting() as stale, pytest.raises(NotAnswering):
        ask("a")
    assert [None] == [each.seconds for each in stale]


def test_after_an_absence_nothing_older_counts_as_fresh(
    source: Source, ask: Callable[[str], list[str]],
) -> None:
    """A database may come back with other rows, from a backup say."""
    assert ["a", "1"] == ask("a")
    source.problem = away()
    with pytest.raises(NotAnswering):
        ask("b")
    source.problem = None
    assert ["a", "3"] == ask("a")


def test_a_slow_question_makes_no_other_old(source: Source, ask: Callable[[str], list[str]]) -> None:
    ask("a")
    source.problem = too_slow()
    with pytest.raises(TooSlow):
        ask("b")
    assert ["a", "1"] == ask("a")


def test_a_refused_question_is_not_covered_up(
    source: Source, ask: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask("a")
    aged(monkeypatch, kept.FRESH + 1)
    source.problem = DataUnavailable("نه", "no")
    with pytest.raises(DataUnavailable):
        ask("a")


def test_nothing_older_than_a_day_is_given(
    source: Source, ask: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask("a")
    aged(monkeypatch, kept.LONGEST + 1)
    source.problem = away()
    with pytest.raises(NotAnswering):
        ask("a")


def test_answers_are_bounded_in_number(source: Source, ask: Callable[[str], list[str]]) -> None:
    for key in "abcda":
        ask(key)
    assert 5 == source.asked


def test_answers_are_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 10_000)
    asked: list[int] = []

    @kept.kept(100)
    def long(number: int) -> str:
        asked.append(number)
        return "x" * 3000

    for number in (1, 2, 3, 4, 5, 1):
        long(number)
    assert [1, 2, 3, 4, 5, 1] == asked
    assert 10_000 > sum(each.weight for each in shelf._SHELVES)


def test_many_at_once_ask_once_and_share_one_failure() -> None:
    """Ten readers of one slow question wait for it together, not one after the other."""
    gate, begun, asked = Event(), Event(), []

    @kept.kept(10)
    def slow(key: str) -> str:
        asked.append(key)
        begun.set()
        gate.wait(10)
        raise too_slow()

    with ThreadPoolExecutor(10) as readers:
        answers = [readers.submit(slow, "a")]
        begun.wait(10)
        answers += [readers.submit(slow, "a") for _ in range(9)]
        while slow.__wrapped__ and shelf._SHELVES[-1]._places["a",].inside < 10:   # type: ignore[attr-defined]
            pass
        gate.set()
        failures = [each.exception() for each in answers]
    assert ["a"] == asked
    assert {TooSlow} == {type(each) for each in failures}


def test_shared_answers_are_one_object() -> None:
    @kept.kept(10, shared=True)
    def tuples(key: str) -> tuple[str]:
        return (key,)

    assert tuples("a") is tuples("a")


def test_arguments_with_an_underscore_do_not_count() -> None:
    asked = []

    @kept.kept(10)
    def rows(key: str, _scope: object) -> str:
        asked.append(_scope)
        return key

    rows("a", object())
    rows("a", object())
    assert 1 == len(asked)
