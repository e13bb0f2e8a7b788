"""Runs the migrations on the connection that `data_access.migrations.upgrade` hands over."""

from alembic import context

from data_access.schema import metadata
from data_access.schema.partitions import is_part

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, compare_type=True,
    include_name=lambda name, kind, _above: kind != "table" or not is_part(name, metadata),
)
with context.begin_transaction():
    context.run_migrations()
