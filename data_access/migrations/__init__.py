"""Alembic migrations of the operational database on PostgreSQL; an embedded file of an older schema is rebuilt instead."""
