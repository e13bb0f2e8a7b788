"""Connections to ClickHouse: to a server or a cluster, or to the engine in this process."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.pool import NullPool

NAME = "clickhousedb"
DRIVER = f"{NAME}+exact"
# Nothing is NULL and not 0: in outer joins and in sums of no rows. Days divide as numbers, not as whole ones.
SETTINGS: dict[str, Any] = {
    "join_use_nulls": 1, "aggregate_functions_null_for_empty": 1,
    "count_distinct_implementation": "uniqExact",
    "allow_experimental_correlated_subqueries": 1, "session_timezone": "UTC",
    "query_plan_remove_unused_columns": 0,   # it forgets those that only a subquery looks at
    "max_query_size": 16_000_000,   # a question is longer than the quarter of a megabyte that is usual there
}
# A distributed INSERT is over when the rows are on their shards, a DELETE when no node has the row.
WRITING = {
    "distributed_foreground_insert": 1, "lightweight_deletes_sync": 2, "max_partitions_per_insert_block": 0,
    "distributed_product_mode": "local",   # all that belongs to a request lies on its shard
}
EMBEDDED = "chdb"   # the interface of an address that names no server, for tests and for trying
registry.register(f"{NAME}.exact", "data_access.cluster.dialect", "Dialect")   # read where it is used


def reading(url: URL, seconds: int, pool: Mapping[str, Any]) -> Engine:
    """An engine that changes no row, and gives up a question that takes longer than so many seconds."""
    own = {**SETTINGS, "max_execution_time": seconds, "readonly": 2}   # 2: settings may be told
    return _engine(url, own, seconds, pool)


# Joins in the order in which they are written, with the periods last: in the one that the engine chose for a
# table in many parts, a rollup of a second took minutes.
AS_WRITTEN = {"query_plan_optimize_join_order_limit": 0}


def making(url: URL, database: str, seconds: int) -> Engine:
    """An engine that writes into one copy, which nobody reads yet, out of the copy's own rows."""
    exact = url.set(drivername=DRIVER, database=database)
    return _engine(exact, {**SETTINGS, **WRITING, **AS_WRITTEN}, seconds, {"poolclass": NullPool})


def _engine(url: URL, settings: Mapping[str, Any], seconds: int, pool: Mapping[str, Any]) -> Engine:
    told = {} if url.query.get("interface") == EMBEDDED else {
        "connect_timeout": 5, "send_receive_timeout": seconds + 5, "autogenerate_session_id": False,
    }
    # The driver hides joins from the search for tables that nothing joins.
    return create_engine(url, connect_args={**told, **session(settings)}, enable_from_linting=False, **pool)


def arguments(url: URL, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What the driver itself is told: the parts of the address, then the settings of each statement."""
    return {**url.translate_connect_args(), **url.query, **session(settings)}


def session(settings: Mapping[str, Any]) -> dict[str, Any]:
    """As the driver wants settings of the server named."""
    return {f"ch_{name}": value for name, value in settings.items()}
