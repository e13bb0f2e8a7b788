"""Waiting times with rows that are still open: worked examples, and a second way of working them out."""

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from common.period import Period
from data_access.database import Database
from data_access.facts import SPINE, Fact
from data_access.facts.base import AT_PARK
from data_access.schema.places import park
from data_access.schema.units import contract
from metrics import asking, compute, describe, registry
from metrics.explain import explain
from metrics.indicator import Better, Indicator, Unit
from metrics.scope import Rights, Scope
from metrics.spine import Grain
from metrics.waiting import quantile_of_wait
from tests.conftest import ValueOf
from tests.examples import Given

Waits = Iterable[tuple[int, int, int | None]]
YEAR = Scope(Period.of_year(1401), Rights("analyst"))
STOP = YEAR.period.stop
FACT = Fact(   # every contract signed so far, ended or not
    contract, contract.join(park, park.c.id == contract.c.park_id), contract.c.signed_on < SPINE.c.stop, True,
    {**AT_PARK, "kind": park.c.kind}, members={"kind": ("park", "zone")},
)


def waiting(level: float) -> Indicator:
    """Days from signature to the end of a contract."""
    return Indicator(
        title="ت", title_en="T", question="چند روز؟", definition="ت", definition_en="T",
        formula=quantile_of_wait(FACT, contract.c.signed_on, contract.c.ended_on, level),
        unit=Unit.COUNT, better=Better.LOWER, owner="د", source="1", dimension="kind",
    )


@pytest.fixture(autouse=True)
def _indicators(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(registry.all_indicators(), "wait_median", waiting(0.5))
    monkeypatch.setitem(registry.all_indicators(), "wait_p90", waiting(0.9))
    yield
    asking.asked.cache_clear()


def signed(given: Given, waits: Waits) -> None:
    """A contract per (park, days since it was signed at the end of 1401, days after which it ended)."""
    lines = [
        f"{of} | {_day(ago)} | {'' if ended is None else _day(ago - ended)}" for of, ago, ended in waits
    ]
    given(contract, "park_id | signed_on | ended_on\n---\n" + "\n".join(lines))


def _day(ago: int) -> str:
    """The Jalali day so many days before the one after 1401."""
    begun = STOP - timedelta(days=ago)
    return str(Period(begun, begun + timedelta(days=1)))


def parks(given: Given, number: int) -> None:
    lines = [f"{n} | IR-{7 + n % 2:02} | {'zone' if n == 2 else 'park'}" for n in range(1, number + 1)]
    given(park, "id | province_code | kind\n---\n" + "\n".join(lines))


WORKED: dict[str, tuple[list[tuple[int, int | None]], int | None, int | None]] = {
    "all ended": ([(40, 10), (40, 20), (40, 30), (40, 40 - 1)], 20, 39),
    "ties": ([(50, 5), (50, 5), (50, 5), (50, 9)], 5, 9),
    "all at once": ([(50, 7), (50, 7)], 7, 7),
    "nothing ended": ([(50, None), (20, None)], None, None),
    "too few ended for p90": ([(50, 10), (50, 20), (50, None), (60, None)], 20, None),
    "open ones count as long as they were seen": ([(90, 10), (15, None), (90, 20), (90, 30)], 20, 30),
    "an end on the day after the period is open": ([(10, 10), (10, 9)], 9, None),
    "an open one that lasted through the day of the last end still stands": (
        [(30, 10), (30, 20), (21, None)], 20, None
    ),
    "an open one that was not seen on that day does not": ([(30, 10), (30, 20), (20, None)], 20, 20),
    "ended the same day": ([(30, 0), (30, 0), (30, 4)], 0, 4),
}


@pytest.mark.parametrize("example", WORKED)
def test_worked_examples(example: str, given: Given, value_of: ValueOf) -> None:
    waits, median, p90 = WORKED[example]
    parks(given, 1)
    signed(given, [(1, ago, ended) for ago, ended in waits])
    assert (median, p90) == (value_of("wait_median"), value_of("wait_p90"))


def test_nothing_to_wait_for_is_unknown(value_of: ValueOf) -> None:
    assert value_of("wait_median") is None


def test_groups_have_a_curve_each(given: Given, database: Database) -> None:
    parks(given, 3)   # 1 and 3 in IR-08, 2 is a zone in IR-07
    signed(given, [(1, 50, 10), (1, 50, 30), (2, 50, 7), (2, 50, None), (2, 50, None), (3, 50, 20)])
    provinces = compute.breakdown(["wait_median"], YEAR, ["province"], database)
    found = known(dict(zip(provinces["province"], provinces["wait_median"], strict=True)))
    assert {"IR-08": 20} == {code: days for code, days in found.items() if days is not None}
    kinds = compute.breakdown(["wait_median"], YEAR, ["kind"], database)
    assert {"park": 20, "zone": None} == known(dict(zip(kinds["kind"], kinds["wait_median"], strict=True)))


def test_scopes_narrow_the_rows(given: Given, value_of: ValueOf) -> None:
    parks(given, 3)
    signed(given, [(1, 50, 10), (2, 50, 7), (3, 50, 20)])
    chosen: list[dict[str, Any]] = [{}, {"category": "zone"}, {"provinces": {"IR-08"}}, {"park": 3}]
    assert [10, 7, 10, 20] == [value_of("wait_median", **scope) for scope in chosen]


def test_what_ended_later_was_still_open_before(given: Given, database: Database) -> None:
    """The same contract, 100 days long: open at the end of 1401, ended by the end of 1402."""
    parks(given, 1)
    signed(given, [(1, 50, 100)])
    span = Period(Period.of_year(1400).start, Period.of_year(1402).stop)
    found = compute.trend(["wait_median"], span, Grain.YEAR, YEAR, database)
    assert {"1400": None, "1401": None, "1402": 100} == known(
        dict(zip(found["period"], found["wait_median"], strict=True))
    )
    reading = compute.readings(["wait_median"], YEAR.of(Period.of_year(1402)), database)[0]
    assert (100, None, None) == (reading.value, reading.before, reading.year_before)


def test_generated_rows_mark_the_figure(given: Given, database: Database) -> None:
    given(park, "id\n--\n1")
    given(contract, """
        park_id | signed_on  | ended_on   | simulated
        --------+------------+------------+----------
        1       | 1401-01-01 | 1401-02-01 | yes
        1       | 1400-01-01 |            | no
    """)
    assert compute.readings(["wait_median"], YEAR, database)[0].simulated


def test_medians_stand_beside_counts_in_one_question(
    given: Given, database: Database
) -> None:
    parks(given, 2)
    signed(given, [(1, 50, 10), (1, 40, None), (2, 50, 7)])
    asked = ["wait_median", "contracts_signed", "wait_p90"]
    assert [10, 3, None] == [reading.value for reading in compute.readings(asked, YEAR, database)]
    assert 3 == len(compute.rows("wait_median", YEAR, database))


def test_the_rows_of_a_quantile_give_it_again(given: Given, database: Database) -> None:
    parks(given, 2)
    signed(given, [(1, 50, 10), (1, 40, None), (2, 50, 7), (2, 50, 30)])
    found = explain("wait_median", YEAR, database)
    (part,) = found.parts
    assert (10, 10, 4, "quantile", "days") == (
        found.reading.value, found.recomposed, part.rows, part.by, part.weight
    )
    listed = zip(part.first["days"], part.first["ended"], strict=True)
    assert [(10, 1), (39, 0), (7, 1), (30, 1)] == list(listed)


def test_a_quantile_says_what_it_is() -> None:
    about = registry.get("wait_p90")
    assert ("quantile", False) == (about.kind, about.adds_up)
    assert ["contract", "park"] == compute.tables("wait_p90")
    assert "quantile 0.9(days from contract.signed_on to contract.ended_on of contract where" in (
        describe.formula(about.formula)
    )
    assert "exp(" in describe.sql("wait_p90")


def test_a_second_way_of_working_it_out_agrees(given: Given, database: Database) -> None:
    """200 random samples, one per park, against products of fractions."""
    chance = random.Random(1401)
    samples = {n: [_wait(chance) for _ in range(chance.randint(1, 14))] for n in range(1, 201)}
    parks(given, 200)
    signed(given, [(n, ago, ended) for n, waits in samples.items() for ago, ended in waits])
    found = compute.breakdown(["wait_median", "wait_p90"], YEAR, ["park"], database)
    for code, level in (("wait_median", Fraction(1, 2)), ("wait_p90", Fraction(9, 10))):
        expected = {n: _by_fractions(waits, level) for n, waits in samples.items()}
        assert expected == known(dict(zip(found["park"], found[code], strict=True)))


def _wait(chance: random.Random) -> tuple[int, int | None]:
    """Few different lengths, so that many tie; some end after the period, some never."""
    return chance.choice((3, 6, 6, 12, 60)), chance.choice((0, 1, 2, 3, 3, 6, 7, 12, 30, None))


def _by_fractions(waits: list[tuple[int, int | None]], level: Fraction) -> int | None:
    seen = [(ago - 1, False) if ended is None or ended >= ago else (ended, True) for ago, ended in waits]
    left = Fraction(1)
    for day in sorted({days for days, _ in seen}):
        at_risk = sum(days >= day for days, _ in seen)
        gone = sum(days == day and over for days, over in seen)
        left *= Fraction(at_risk - gone, at_risk)
        if left <= 1 - level:
            return day
    return None


def known(values: dict[Any, Any]) -> dict[Any, Any]:
    """Unknown as None."""
    return {key: None if value != value else value for key, value in values.items()}  # noqa: PLR0124 - NaN
