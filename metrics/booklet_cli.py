"""`python -m metrics booklet`: the quarterly booklet as our own rows give it, to compare or as an example."""

import argparse
from pathlib import Path

from data_access.booklets import template
from data_access.booklets.spans import Span
from data_access.database import Database
from metrics import booklets
from metrics.reach import reach


def declare(command: argparse.ArgumentParser) -> None:
    """Adds what the command needs."""
    command.add_argument("--year", type=int, required=True, help="Jalali year")
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), help="left out = the whole year")
    command.add_argument("--cumulative", action="store_true", help="from the start of the year")
    command.add_argument("--out", type=Path, required=True, help="FILE.xlsx")


def run(chosen: argparse.Namespace, database: Database) -> int:
    """Writes the workbook; figures of generated rows make it a marked example."""
    span = Span(chosen.year, chosen.quarter, chosen.cumulative)
    simulated = reach(database).simulated
    template.write(chosen.out, span, booklets.figures(database, span), simulated=simulated)
    return 0
