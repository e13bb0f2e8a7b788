"""What a load keeps comes back exactly as it was, whatever the values; and only what it touched."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, insert, literal, select, update

from data_access.loading import history
from data_access.loading.then import Then
from data_access.schema.desk_requests import desk_question
from data_access.schema.loads import load, load_entity, row_change
from data_access.schema.places import coverage, park, source

FIRST, SECOND, THIRD = (datetime.fromisoformat(f"2026-09-0{day}T08:00") for day in (1, 5, 9))   # UTC
LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
# Columns without rules of their own, of every type: text, day, number, yes or no.
VALUES = st.fixed_dictionaries({
    "name_fa": st.text(LETTERS, max_size=40), "name_en": st.none() | st.text(LETTERS, max_size=40),
    "latitude": st.none() | st.floats(24.5, 40.2), "longitude": st.none() | st.floats(43.5, 64.1),
    "state_owned": st.booleans(), "specialised": st.booleans(), "land_on": DAYS, "operating_on": DAYS,
})
ALWAYS = {
    "province_code": "IR-07", "kind": "park", "position_basis": "town", "source_id": 1, "simulated": False,
}


def rows_then(engine: Engine, table: Any, moment: datetime) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        found = connection.execute(Then(moment).rows(table)).all()
    return sorted(tuple(row) for row in found)


def begin(connection: Any, at: datetime) -> tuple[int, int]:
    key = history.begin(connection, "tester", "import", "file.csv", "0" * 64, 1, "a reason", at)
    return key, history.source_of(connection, key)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=VALUES)
def test_a_row_of_any_values_comes_back_exactly(values: dict[str, Any], engine: Engine) -> None:
    """Kept as JSON in the database and read back by it: days of any year, numbers to their last bit."""
    for table in (park, row_change):   # of the example before
        with engine.begin() as connection:
            connection.execute(delete(table))
    with engine.begin() as connection:
        connection.execute(insert(park).values(id=1, **ALWAYS, **values))
        before = connection.execute(select(park)).one()
        key, own = begin(connection, SECOND)
        assert history.keep_before(connection, key, park, select(literal(1))) == 1
        changed = {"name_fa": "x", "latitude": None, "land_on": None, "source_id": own}
        connection.execute(update(park).where(park.c.id == 1).values(**changed))
    assert rows_then(engine, park, SECOND) == [tuple(before)]
    assert rows_then(engine, park, THIRD) != [tuple(before)]


def test_added_changed_and_removed_rows_of_two_loads_are_told_apart(engine: Engine) -> None:
    """Row 1 changes twice, 2 goes and comes again, 3 is added and changed, 4 is added and goes, 5 stays."""
    def row(key: int, name: str, own: int = 1) -> dict[str, Any]:
        flags = {"state_owned": True, "specialised": False}
        return {**ALWAYS, **flags, "id": key, "name_fa": name, "source_id": own}

    def change(connection: Any, load_id: int, own: int, key: int, name: str) -> None:
        history.keep_before(connection, load_id, park, select(literal(key)))
        connection.execute(update(park).where(park.c.id == key).values(name_fa=name, source_id=own))

    def remove(connection: Any, load_id: int, key: int) -> None:
        history.keep_before(connection, load_id, park, select(literal(key)))
        connection.execute(delete(park).where(park.c.id == key))

    def names(moment: datetime) -> dict[int, str]:
        return {found[0]: found[1] for found in rows_then(engine, park, moment)}

    with engine.begin() as connection:
        connection.execute(insert(park), [row(1, "a"), row(2, "b"), row(5, "e")])
        first, own = begin(connection, FIRST)
        change(connection, first, own, 1, "a1")
        remove(connection, first, 2)
        connection.execute(insert(park), [row(3, "c1", own), row(4, "d1", own)])
    with engine.begin() as connection:
        second, own = begin(connection, SECOND)
        change(connection, second, own, 1, "a2")
        change(connection, second, own, 3, "c2")
        remove(connection, second, 4)
        connection.execute(insert(park), [row(2, "b2", own)])
    assert names(FIRST) == {1: "a", 2: "b", 5: "e"}
    assert names(SECOND) == {1: "a1", 3: "c1", 4: "d1", 5: "e"}
    assert names(THIRD) == {1: "a2", 2: "b2", 3: "c2", 5: "e"}


def test_a_table_whose_rows_name_no_source_is_restored_too(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(coverage).values(entity="park", first_day=date(2020, 1, 1)))
        key, _ = begin(connection, SECOND)
        history.keep_before(connection, key, coverage, select(literal("park")))
        connection.execute(update(coverage).values(last_day=date(2021, 1, 1)))
        history.keep_absent(connection, key, coverage, select(literal("contract")))
        connection.execute(insert(coverage).values(entity="contract"))
    assert rows_then(engine, coverage, SECOND) == [("park", date(2020, 1, 1), None)]


def test_a_row_is_kept_once_by_a_load_as_it_was_first(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(coverage).values(entity="park", first_day=date(2020, 1, 1)))
        key, _ = begin(connection, SECOND)
        assert history.keep_before(connection, key, coverage, select(coverage.c.entity)) == 1
        connection.execute(update(coverage).values(first_day=date(2021, 1, 1)))
        assert history.keep_before(connection, key, coverage, select(coverage.c.entity)) == 0
        assert history.keep_absent(connection, key, coverage, select(literal("park"))) == 0
    assert rows_then(engine, coverage, SECOND) == [("park", date(2020, 1, 1), None)]


def test_a_clock_that_goes_back_puts_no_load_before_another(engine: Engine) -> None:
    with engine.begin() as connection:
        keys = [begin(connection, at)[0] for at in (THIRD, FIRST, FIRST)]
        moments = connection.scalars(select(load.c.at).order_by(load.c.id)).all()
        assert keys == [1, 2, 3]
        assert moments == sorted({*moments})
        assert connection.scalar(select(func.count()).select_from(source)) == len(keys) + 1


def test_loads_are_counted_by_table(engine: Engine) -> None:
    with engine.begin() as connection:
        key, _ = begin(connection, FIRST)
        history.count(connection, key, "park", 3, 2, 1)
        assert connection.execute(select(load_entity)).one() == (key, "park", 3, 2, 1)


def test_a_table_without_a_single_key_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="no single key"):
        history.key_of(row_change)
    assert history.key_of(desk_question).name == "id"
