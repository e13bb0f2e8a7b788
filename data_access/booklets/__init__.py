"""The organisation's own quarterly booklets: tables of provinces and indicators, kept as published."""
