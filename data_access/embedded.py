"""DuckDB through SQLAlchemy: the published dialect, with questions written once and not each time."""

from duckdb_engine import Dialect as Published
from sqlalchemy.dialects import registry

DRIVER = "duckdb+kept"
registry.register("duckdb.kept", "data_access.embedded", "Dialect")


class Dialect(Published):
    """Its compiler is the one of PostgreSQL, whose texts SQLAlchemy keeps."""

    supports_statement_cache = True
