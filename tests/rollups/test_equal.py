"""Every figure is the same from a rollup and from the rows, and never one of rows that were there before."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select

from common.period import Period
from data_access.database import Database
from data_access.rollups import making
from data_access.rollups.catalogue import ROLLUPS
from data_access.rollups.counted import key
from data_access.schema.rollups import rollup_made
from metrics import registry
from metrics.asking import Asked, answer
from metrics.scope import Rights, Scope
from metrics.spine import Grain, Steps
from tests.rollups.desks import PROVINCES, TABLES, Desk, changing

RIGHTS = Rights("managing_director")
YEAR = Period.parse("1401")
OF_ROWS = {rollup.fact.entity.name for rollup in ROLLUPS}
CODES = sorted(
    code for code, about in registry.all_indicators().items()
    if any(fact.entity.name in OF_ROWS for fact in about.facts)
)
SPANS = ("1400", "1401", "1400-10", "1401-01", "1401-03", "1400-S4", "1401-S1", "1401-02-11", "1399", "1402")
seeds = st.integers(0, 10**6)
FEW = settings(
    max_examples=4, deadline=None, phases=[Phase.generate], derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """Any indicator of the desk over periods or steps, by places and its categories, in a scope."""
    code = draw(st.sampled_from(CODES))
    keys = ["province", "park", *registry.get(code).dimensions]
    by = tuple(draw(st.lists(st.sampled_from(keys), max_size=2, unique=True)))
    texts = draw(st.lists(st.sampled_from(SPANS), min_size=1, max_size=3, unique=True))
    chosen = [Period.parse(text) for text in texts]
    steps = Steps(draw(st.sampled_from(list(Grain))), Period(YEAR.before().start, YEAR.stop))
    periods: Any = draw(st.sampled_from([tuple(chosen), steps]))
    chosen_service = "service" in keys and draw(st.booleans())
    among = (("service", ("ID",)),) if chosen_service else ()
    scope = Scope(
        YEAR, RIGHTS, frozenset(draw(st.lists(st.sampled_from(PROVINCES), max_size=2))),
        park=draw(st.sampled_from([None, None, None, 1])), among=among,
    )
    return Asked((code,), periods, scope, by, plans=True, parts=True)


def empty(engine: Engine) -> None:
    """DuckDB looks at keys when a transaction ends: a table a transaction."""
    for table in reversed(TABLES):
        with engine.begin() as connection:
            connection.execute(delete(table))


def refresh(engine: Engine, everything: bool = False) -> list[making.Made]:
    with engine.begin() as connection:
        return making.refresh(connection, everything)


def founded(engine: Engine, seed: int) -> Desk:
    """The desk of a seed in place of the one before, its rollups made."""
    empty(engine)
    desk = Desk(Random(seed))
    with engine.begin() as connection:
        desk.found(connection, 12)
    refresh(engine, everything=True)
    return desk


def same(asked: Asked, database: Database, held: bool) -> None:
    """What the product answers is what the rows say; `held` = rollups must have answered."""
    from_rows = [tuple(row) for row in database.fetch(asked.rows)]
    assert from_rows == [tuple(row) for row in answer(asked, database)[1]]
    if held and asked.rolled is not None and from_rows:
        found = database.fetch(asked.proved)
        assert from_rows == [tuple(row[:-1]) for row in found]


def contents(engine: Engine) -> dict[Any, list[str]]:
    """Rollup and period to the lines it has, sorted."""
    with engine.connect() as connection:
        done = connection.execute(select(rollup_made.c.name, rollup_made.c.start, rollup_made.c.stop))
        found: dict[Any, list[str]] = {tuple(row): [] for row in done}
        for rollup in ROLLUPS:
            for line in connection.execute(select(rollup.table)):
                found[key(rollup), line.start, line.stop].append(str(line))
    return {key: sorted(lines) for key, lines in found.items()}


@FEW
@given(seed=seeds, asked=st.lists(questions(), min_size=6, max_size=6))
def test_a_rollup_says_what_the_rows_say(engine: Engine, seed: int, asked: Sequence[Asked]) -> None:
    founded(engine, seed)
    for question in asked:
        same(question, Database(engine), held=True)


@FEW
@given(seed=seeds, asked=st.lists(questions(), min_size=3, max_size=3))
def test_a_stale_rollup_is_never_read_and_a_refresh_makes_it_as_if_anew(
    engine: Engine, seed: int, asked: Sequence[Asked]
) -> None:
    desk = founded(engine, seed)
    with engine.begin() as connection:
        changing(desk, connection)
    for question in asked:
        same(question, Database(engine), held=False)
    refresh(engine)
    for question in asked:
        same(question, Database(engine), held=True)
    kept = contents(engine)
    refresh(engine, everything=True)
    anew = contents(engine)
    assert anew == {key: lines for key, lines in kept.items() if key in anew}


def test_periods_one_by_one_are_those_made_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded(engine, 3)
    together = contents(engine)
    monkeypatch.setattr(making, "MANY", 1)
    refresh(engine, everything=True)
    assert contents(engine) == together
    assert any(together.values())
