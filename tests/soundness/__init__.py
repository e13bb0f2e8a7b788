"""The suite against wrong numbers without an error: joins, boundary days, places, plans, single rows."""
