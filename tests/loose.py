"""A database that refuses nothing: the tables without their checks and keys, to hold faults of every kind."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    CheckConstraint,
    Engine,
    ForeignKeyConstraint,
    MetaData,
    UniqueConstraint,
    create_engine,
    delete,
    insert,
)
from sqlalchemy.pool import StaticPool

from data_access.schema import metadata
from data_access.schema.partitions import DAY
from tests import engines

REFUSING = CheckConstraint | ForeignKeyConstraint | UniqueConstraint


@contextmanager
def duckdb() -> Iterator[Engine]:
    engine = create_engine("duckdb:///:memory:", poolclass=StaticPool)
    _furnish(engine)
    yield engine
    engine.dispose()


@contextmanager
def postgresql(server_url: str) -> Iterator[Engine]:
    with engines.new_database(server_url, "loose") as url:
        engine = create_engine(url)
        _furnish(engine)
        yield engine
        engine.dispose()


def sweep(engine: Engine, *names: str) -> None:
    """Empties these tables."""
    with engine.begin() as connection:
        for name in names:
            connection.execute(delete(metadata.tables[name]))


def _furnish(engine: Engine) -> None:
    """The tables, and the rows that stand always."""
    loose = MetaData()
    for table in metadata.sorted_tables:
        copy = table.to_metadata(loose)
        copy.constraints = {each for each in copy.constraints if not isinstance(each, REFUSING)}
        copy.info.pop(DAY, None)   # nor are they cut by year
    loose.create_all(engine)
    with engine.begin() as connection:
        for table, rows in engines.ALWAYS:
            connection.execute(insert(table), list(rows))
