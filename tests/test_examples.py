"""The table language of worked examples writes what it shows, on both engines."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, Select, Table, func, select

from data_access.schema import metadata
from data_access.schema.land import utility_supply
from data_access.schema.places import park
from data_access.schema.units import contract
from tests.examples import Given

WITH_ID = [table for table in metadata.sorted_tables if "id" in table.c]


def answer(engine: Engine, question: Select[Any]) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(question)]




def test_writes_what_it_shows(given: Given, engine: Engine) -> None:
    given(park, """
        id | province_code | state_owned | operating_on
        ---+---------------+-------------+-------------
        7  | IR-07         | yes         | 1401-12-29
        8  | IR-08         | no          |
    """)
    columns = park.c.id, park.c.province_code, park.c.state_owned, park.c.operating_on
    found = answer(engine, select(*columns).order_by(park.c.id))
    assert [(7, "IR-07", True, date(2023, 3, 20)), (8, "IR-08", False, None)] == found


def test_makes_the_parents_nobody_mentions(given: Given, engine: Engine) -> None:
    given(contract, """
        park_id | area_m2
        --------+--------
        1       | 5
        9       | 6
    """)
    joined = select(contract.c.id, park.c.id, contract.c.area_m2).join_from(contract, park)
    assert [(1, 1, 5.0), (2, 9, 6.0)] == answer(engine, joined.order_by(contract.c.id))


def test_counts_keys_on_over_several_examples(given: Given, engine: Engine) -> None:
    given(utility_supply)
    given(utility_supply)
    assert [(1,), (2,)] == answer(engine, select(utility_supply.c.id).order_by(utility_supply.c.id))


def test_asks_for_parents_first(given: Given) -> None:
    given(contract)
    with pytest.raises(ValueError, match="give parents before"):
        given(park, """
            id
            --
            1
        """)


@pytest.mark.parametrize("table", WITH_ID, ids=lambda table: table.name)
def test_every_table_has_defaults_the_database_accepts(table: Table, given: Given, engine: Engine) -> None:
    given(table)
    rows = 2 if table.name == "source" else 1   # source 1 stands always
    assert [(rows,)] == answer(engine, select(func.count()).select_from(table))


def test_nothing_is_left_from_another_test(engine: Engine) -> None:
    tables = metadata.sorted_tables
    counts = {table.name: answer(engine, select(func.count()).select_from(table))[0][0] for table in tables}
    always = {"province": 31, "source": 1, "schema_version": 1, "calendar": 4018}
    assert always == {name: count for name, count in counts.items() if count}
