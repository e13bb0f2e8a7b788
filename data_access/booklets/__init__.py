"""The organisation's own quarterly booklets: a table of provinces and indicators, kept as published figures."""
