"""Rollups of the desk against its rows."""
