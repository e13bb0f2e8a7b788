"""Papers for the board: the tables of the annual report for any period, typeset from the same indicators."""
