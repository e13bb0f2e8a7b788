"""`python -m data_access booklet FILE`: takes one of the organisation's quarterly booklets over."""

import argparse
import getpass
import sys
from pathlib import Path

from common.settings import settings
from common.wording import digits


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "booklet", help="بارگذاری شاخص‌نامه / a booklet of provinces and indicators as published figures"
    )
    command.add_argument("file", type=Path, help="XLSX or CSV; or where --template writes to")
    command.add_argument("--year", type=int, help="Jalali year; else the title of each sheet tells it")
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), help="left out = the whole year")
    command.add_argument(
        "--cumulative", action="store_true", help="counted from the start of the year to the quarter's end"
    )
    command.add_argument("--reason", default="", help="why figures differ from those printed before")
    command.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    command.add_argument("--template", action="store_true", help="write an empty booklet to FILE instead")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Exit status 1 for a booklet that is refused."""
    from data_access.booklets import template
    from data_access.booklets.loading import import_booklet
    from data_access.booklets.spans import Span

    span = Span(chosen.year, chosen.quarter, chosen.cumulative) if chosen.year else None
    if chosen.template:
        template.write(chosen.file, span)
        return 0
    url = getattr(settings(), "loader_url", "") or settings().database_url
    taken = import_booklet(url, chosen.file, getpass.getuser(), span, chosen.reason, chosen.dry_run)
    for refusal in taken.refusals:
        sys.stderr.write(f"{refusal.line('fa')}\n{refusal.line('en')}\n")
    counts = (taken.figures, taken.added, taken.changed, taken.unchanged)
    fa = "{} رقم: {} تازه، {} عوض‌شده، {} همان که بود\n".format(*counts)
    sys.stdout.write(digits(fa, "fa") + "{} figures: {} new, {} changed, {} as before\n".format(*counts))
    return 1 if taken.refusals else 0
