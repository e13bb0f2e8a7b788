"""Alembic migrations of the operational database on PostgreSQL; an embedded file is rebuilt instead."""
