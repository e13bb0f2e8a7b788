"""Files that readers take away: one selection in every format, whole, with what it is written in it."""
