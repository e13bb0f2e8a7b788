"""The HTTP interface as programs and browsers meet it."""
