"""What real logs do and a desk should not: it is loaded as recorded, counted and told, not refused."""

from typing import Any

import duckdb

# Oddity to the lines that have it, over the lines that are right by themselves.
ODD = {
    "early": "entered_at < registered_at",
    "after_end": "finished_at < coalesce(left_at, entered_at)",
    "unclosed": "left_at IS NULL AND finished_at IS NOT NULL",
    "due_early": "due_at < registered_at",
}
SECOND_OPEN = """
SELECT coalesce(sum(stays - 1), 0) FROM (
    SELECT count(*) AS stays FROM event WHERE left_at IS NULL AND finished_at IS NULL GROUP BY tracking_number
) AS open_stays WHERE stays > 1
"""
TOLD = {
    "early": ("ورود پیش از ثبت درخواست", "stays entered before the registration"),
    "after_end": ("توقف پس از پایان درخواست", "stays that go on after the end of the request"),
    "unclosed": ("توقف بازماندهٔ درخواست پایان‌یافته که با پایان درخواست بسته شد",
                 "stays left open in a finished request, closed at its end"),
    "due_early": ("سطر با زمان وعده پیش از ثبت", "lines whose announced end lies before the registration"),
    "second_open": ("توقف هم‌زمان باز", "further stays open at the same time"),
}


def settle(place: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Oddity to the number of lines that have it, where there are any; stays without an end get that of their
    finished request.
    """
    conditions = ", ".join(f"count(*) FILTER ({condition})" for condition in ODD.values())
    counted: Any = place.execute(f"SELECT {conditions} FROM event").fetchone()
    second: Any = place.execute(SECOND_OPEN).fetchone()
    found = {**dict(zip(ODD, counted, strict=True)), "second_open": int(second[0])}
    if found["unclosed"]:
        place.execute(f"UPDATE event SET left_at = greatest(entered_at, finished_at) WHERE {ODD['unclosed']}")
    return {name: lines for name, lines in found.items() if lines}
