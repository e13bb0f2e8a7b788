"""Tables of events on PostgreSQL, cut by Jalali years: the product makes the parts of new years itself."""
