"""The demo database: every printed figure of the 1401 report again from single rows, the rest generated."""
