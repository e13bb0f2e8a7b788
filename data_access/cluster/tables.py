"""The operational tables as ClickHouse keeps them: types, order, partitions, and where each row lies.

What belongs to one request lies on one shard, so that its steps, windows and joins never leave it. All other
tables are small and whole on every node.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, String, Table

from data_access.cluster.dialect import TYPES

LOCAL = "_local"   # what a sharded table is called on its shard; its own name reads all shards
SHARDED = {
    "request": "id", "request_step": "request_id", "satisfaction_survey": "request_id",
    "sms_notice": "request_id",
}
# Questions ask for days, and loads change the latest ones. Not months: each partition of a part is a file.
YEARS = {"request": "registered_on", "request_step": "entered_on", "sms_notice": "sent_on"}
# Steps of a request lie together in the order in which they are read.
ORDER = {"request_step": ("request_id", "entered_at", "id"), "sms_notice": ("request_id", "id"),
         "satisfaction_survey": ("request_id", "id")}
# A ReplicatedMergeTree is known by its path; a table that every node has whole has one for all of them.
ON_SHARD = "ReplicatedMergeTree('/clickhouse/{database}/{table}/{shard}', '{replica}')"
EVERYWHERE = "ReplicatedMergeTree('/clickhouse/{database}/{table}/all', '{shard}-{replica}')"


def statements(table: Table, database: str, cluster: str | None = None) -> Iterator[str]:
    """CREATE TABLE on a server; or on all nodes of a cluster, with one that reads all shards of a table."""
    sharded = cluster is not None and table.name in SHARDED
    name = f"`{database}`.`{held(table, cluster)}`"
    everywhere = f" ON CLUSTER `{cluster}`" if cluster else ""
    kept = "MergeTree" if cluster is None else ON_SHARD if sharded else EVERYWHERE
    columns = ", ".join(f"`{column.name}` {kind(column)}" for column in table.columns)
    sorted_by = f"{_years(table)} ORDER BY {_order(table)}"
    yield f"CREATE TABLE {name}{everywhere} ({columns}) ENGINE = {kept}{sorted_by}"
    if sharded:
        key = f"cityHash64(`{SHARDED[table.name]}`)"
        spread = f"Distributed('{cluster}', '{database}', '{held(table, cluster)}', {key})"
        yield f"CREATE TABLE `{database}`.`{table.name}`{everywhere} AS {name} ENGINE = {spread}"


def held(table: Table, cluster: str | None) -> str:
    """The name of the table that holds the rows."""
    return table.name + LOCAL if cluster is not None and table.name in SHARDED else table.name


def kind(column: Column[Any]) -> str:
    """Its type; texts of few values are kept as numbers with a dictionary."""
    named = TYPES.get(type(column.type)) or {Boolean: "Bool", String: "String"}[type(column.type)]
    if column.nullable:
        named = f"Nullable({named})"
    return f"LowCardinality({named})" if _of_few_values(column) else named


def _of_few_values(column: Column[Any]) -> bool:
    of_province = any(key.column.table.name == "province" for key in column.foreign_keys)
    return isinstance(column.type, String) and ("values" in column.info or of_province)


def _years(table: Table) -> str:
    return f" PARTITION BY toYear(`{YEARS[table.name]}`)" if table.name in YEARS else ""


def _order(table: Table) -> str:
    keys = ORDER.get(table.name) or tuple(column.name for column in table.primary_key.columns)
    return f"({', '.join(f'`{key}`' for key in keys)})" if keys else "tuple()"
