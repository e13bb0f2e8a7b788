"""Builds the demo database: operational rows from which the indicators of the 1401 report can be computed again."""
