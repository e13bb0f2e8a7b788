"""Alembic migrations of the state database, on SQLite and PostgreSQL; run by whoever opens it first."""
