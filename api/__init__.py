"""The read-only HTTP interface: the same tables, rights and words as the pages, for programs."""
