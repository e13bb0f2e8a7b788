"""Pages and streams of rows on both engines: each row once, the same rows, and an end that is told."""

from datetime import date

import pyarrow as pa
import pytest
from sqlalchemy import Engine, create_engine, func, select, text

from common.errors import BadPeriod, BadSelection, DataUnavailable
from data_access import streaming
from data_access.database import Database
from data_access.schema.legal import dispute_case
from data_access.schema.places import park
from data_access.schema.units import operating_unit
from metrics.register import Register, content, count, page, sql
from metrics.scope import Rights
from tests.examples import Given

ALL = Rights("analyst")
SCHEMA = pa.schema([("n", pa.int64())])
MANY = select(func.generate_series(1, 5_000_000).column_valued("n"))
NASTY = ("", "=1+1", 'a"b,c', "خط\nدو", "شهرك\u200cهاي صنعتی", "%s %% ;", "\\.", "😀", "N" * 10_000)


@pytest.fixture
def parks(given: Given) -> None:
    given(park, """
        province_code | name_fa | approved_on
        --------------+---------+------------
        IR-07         | شکوهیه  | 1401-01-02
        IR-07         | بافت    | 1400-01-02
        IR-08         | آباده   |
    """)


def streamed(register: Register, database: Database) -> list[dict[str, object]]:
    return [row for batch in content(register, ALL, database).batches() for row in batch.to_pylist()]


@pytest.mark.parametrize("order", ["", "province_name", "-area_m2", "outcome"])
def test_pages_hold_each_row_once_and_the_stream_is_the_pages(
    given: Given, database: Database, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PARCEL", 3)
    lines = "\n".join(f"{key} | IR-{key % 3:02} | {key % 4} |" for key in range(1, 40))
    given(dispute_case, f"id | province_code | area_m2 | outcome\n---+---+---+---\n{lines}")
    register = Register("dispute_case", order=order)
    pages = [page(register, ALL, database, number, 7) for number in range(1, 8)]
    keys = [key for each in pages for key in each["id"]]
    assert [7, 7, 7, 7, 7, 4, 0] == [len(each) for each in pages]
    assert list(range(1, 40)) == sorted(keys)
    assert keys == [row["id"] for row in streamed(register, database)]


def test_texts_come_as_they_are_and_an_empty_one_is_not_unknown(given: Given, engine: Engine) -> None:
    given(operating_unit)
    with engine.begin() as connection:
        connection.execute(operating_unit.delete())
        row = {"park_id": 1, "licence_on": date(2022, 4, 1), "source_id": 1, "simulated": False}
        told = [{**row, "id": key, "name": name} for key, name in enumerate([*NASTY, None])]
        connection.execute(operating_unit.insert(), told)
    database = Database(engine)
    register = Register("operating_unit", columns=("name",))
    assert [{"name": name} for name in [*NASTY, None]] == streamed(register, database)
    assert [*NASTY, None] == [name if isinstance(name, str) else None
                              for name in page(register, ALL, database, 1, 50)["name"]]


@pytest.mark.usefixtures("parks")
def test_search_takes_any_spelling(database: Database) -> None:
    for query in ("شكوهيه", "شکوه‌یه", "اباده"):
        assert 1 == count(Register("park", search=query), ALL, database), query
    assert 0 == count(Register("park", search="شکوهیه آباده"), ALL, database)


@pytest.mark.usefixtures("parks")
def test_filters_of_one_column_are_alternatives_and_of_several_hold_at_once(database: Database) -> None:
    def found(*where: tuple[str, str]) -> int:
        return count(Register("park", where=where), ALL, database)

    assert 2 == found(("name_fa", "شکوهیه"), ("name_fa", "آباده"))
    assert 0 == found(("name_fa", "شکوهیه"), ("province_code", "IR-08"))
    assert 1 == found(("approved_on", ""))
    assert 1 == found(("approved_on", ">=1400"), ("approved_on", "<=1400"))
    assert 1 == count(Register.parse("entity=park&period=1401"), ALL, database)


@pytest.mark.usefixtures("parks")
def test_letters_have_the_same_order_on_every_engine(database: Database) -> None:
    register = Register("park", order="name_fa")
    assert ["آباده", "بافت", "شکوهیه"] == list(page(register, ALL, database, 1, 10)["name_fa"])


@pytest.mark.usefixtures("parks")
def test_the_sql_gives_the_same_rows(database: Database, engine: Engine) -> None:
    register = Register("park", where=(("name_fa", "شکوهیه"), ("name_fa", "100% ':x")))
    with engine.connect() as connection:
        rows = connection.execute(text(sql(register, ALL, database).replace(":", "\\:"))).all()
    assert ["شکوهیه"] == [row.name_fa for row in rows]


@pytest.mark.usefixtures("parks")
def test_content_tells_what_it_holds(database: Database) -> None:
    table = content(Register.parse("entity=park&provinces=IR-07&where=kind=park"), ALL, database)
    assert ("park", 2, "province_code") == (table.name, table.rows, table.place)
    assert ["Province", "Kind"] == [each.label_en for each in table.filters]
    assert [table.schema] == [batch.schema for batch in table.batches()]


def test_a_period_of_rows_without_a_date_is_refused(database: Database) -> None:
    with pytest.raises(BadPeriod):
        count(Register.parse("entity=workflow_step&period=1401"), ALL, database)


@pytest.mark.parametrize(("number", "size"), [(0, 10), (1, 0), (1, 501), (-1, 10), (10**12, 10)])
def test_pages_there_are_not_are_refused(database: Database, number: int, size: int) -> None:
    with pytest.raises(BadSelection):
        page(Register("park"), ALL, database, number, size)


def test_a_stream_closed_early_frees_its_connection(database: Database, engine: Engine) -> None:
    begun = database.stream(MANY, SCHEMA, size=10)
    assert 10 == next(begun).num_rows
    begun.close()  # type: ignore[attr-defined]
    assert 0 == (getattr(engine.pool, "checkedout", int)())


def test_a_connection_that_breaks_midway_is_told(postgresql_server: str) -> None:
    database = Database(create_engine(postgresql_server))
    begun = database.stream(MANY, SCHEMA, size=10)
    assert 10 == next(begun).num_rows
    database.fetch(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%'"))
    with pytest.raises(DataUnavailable):
        list(begun)
    database.close()
