"""Rollups: what they count, when they are stale, how they are made. Tables: data_access/schema/rollups."""
