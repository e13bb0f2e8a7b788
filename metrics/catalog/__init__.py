"""The catalogue: one file per theme, the one place to add an indicator."""
