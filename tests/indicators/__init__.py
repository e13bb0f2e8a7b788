"""Worked examples of the indicators, one file per theme of the catalogue."""
