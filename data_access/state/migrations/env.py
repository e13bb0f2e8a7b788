"""Runs the migrations on the connection that `data_access.state.migrations.upgrade` hands over."""

from alembic import context

from data_access.state.migrations.upgrade import VERSION_TABLE
from data_access.state.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, compare_type=True,
    version_table=VERSION_TABLE, render_as_batch=True, transactional_ddl=True,   # SQLite can, too
)
with context.begin_transaction():
    context.run_migrations()
