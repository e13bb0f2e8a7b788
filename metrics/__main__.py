"""`python -m metrics`: the indicators from the command line, in the same words as the library."""

import argparse
import io
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from common.errors import BadPeriod, DashboardError
from common.period import Period
from common.settings import settings
from data_access import as_of, past_days
from data_access.database import Database
from metrics import booklet_cli, booklets, describe, handbook, registry
from metrics import reconcile as reconciling
from metrics.answering import broken_down, read
from metrics.crosstab import command as tabulating
from metrics.printing import FORMATS, figure, write
from metrics.register import cli as register
from metrics.scope import Rights, Scope

RIGHTS = Rights("steward")  # who may open the database from a terminal may see all of it
VERDICTS = ("equal", "explained", "open")
Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 for a check that failed (open cells, stale documents), 2 for what cannot be answered."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except DashboardError as problem:
        print(problem.fa, problem.en, sep="\n", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description=__doc__)
    parser.add_argument("--url", help="database to read; default: DATABASE_URL")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Run, text: str, *, formats: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text)
        _declare_database(made)
        if formats:
            made.add_argument("--format", choices=FORMATS, default="table")
        made.set_defaults(run=run)
        return made

    command("list", _list, "all indicators")
    _declare_value(command("value", _value, "values of indicators"))
    register.declare(command("rows", _rows, "the rows of an operational table"))
    tabulating.declare(command("table", _table, "any table of indicators by place, category and period"))
    explain = command("explain", _explain, "definition, formula and SQL of an indicator", formats=False)
    explain.add_argument("code", metavar="CODE")
    _declare_reconcile(command("reconcile", _reconcile, "every published cell beside the computed figure"))
    booklet_cli.declare(command("booklet", _booklet, "the booklet our rows give", formats=False))
    book = command("handbook", _handbook, "write docs/indicators.md and docs/tables.md", formats=False)
    book.add_argument("--check", action="store_true", help="write nothing; exit status 1 when out of date")
    return parser


def _declare_reconcile(made: argparse.ArgumentParser) -> None:
    made.add_argument("--booklets", action="store_true", help="cells of the booklets that were loaded")
    made.add_argument("--verdict", choices=VERDICTS, help="only these")


def _declare_database(made: argparse.ArgumentParser) -> None:
    """The address may stand after the command too; left out there, it must not undo what stood before."""
    made.add_argument("--url", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    made.add_argument("--known-on", metavar="DAY", help="as the dashboard knew it at the end of this day")


def _declare_value(value: argparse.ArgumentParser) -> None:
    value.add_argument("codes", nargs="+", metavar="CODE")
    value.add_argument("--period", default="1401", help="1401, 1401-S3, 1401-07 or 1401-07-15")
    value.add_argument("--as-of", metavar="DAY", help="the Jalali year up to this day, instead of --period")
    by = "province, park, or a category the indicators split into; may be given twice"
    value.add_argument("--by", action="append", default=[], help=by)
    province = "only this province, for instance IR-07; may be repeated"
    value.add_argument("--province", action="append", default=[], help=province)


def _database(chosen: argparse.Namespace) -> Database:
    if not chosen.known_on:
        return Database.at(_url(chosen))
    day = past_days.parse(chosen.known_on)
    return Database.at(f"duckdb:///{as_of.snapshot(_url(chosen), past_days.end_of(day))}")


def _url(chosen: argparse.Namespace) -> str:
    return chosen.url or settings().database_url


def _list(chosen: argparse.Namespace) -> int:
    write([describe.summary(code) for code in registry.all_indicators()], chosen.format)
    return 0


def _value(chosen: argparse.Namespace) -> int:
    period = _up_to(chosen.as_of) if chosen.as_of else Period.parse(chosen.period)
    scope = Scope(period, RIGHTS, frozenset(chosen.province))
    scope.check_provinces()
    for code in chosen.codes:
        registry.get(code)
    codes = list(dict.fromkeys(chosen.codes))
    by = list(dict.fromkeys(chosen.by))
    database = _database(chosen)
    rows = broken_down(codes, scope, by, database) if by else read(codes, scope, database)
    write(rows, chosen.format)
    return 0


def _table(chosen: argparse.Namespace) -> int:
    table = tabulating.asked_for(chosen)
    tabulating.run(table, chosen.format, RIGHTS, _database(chosen))
    return 0


def _up_to(text: str) -> Period:
    day = Period.parse(text)
    if day.days != 1:
        raise BadPeriod(
            f"«{text[:40]}» یک روز نیست؛ روز را مانند 1401-12-29 بنویسید.",
            f"{text[:40]!r} is not a day: write one, for instance 1401-12-29.",
        )
    return Period.until(day.start)


def _rows(chosen: argparse.Namespace) -> int:
    return register.run(chosen, lambda: _database(chosen))


def _explain(chosen: argparse.Namespace) -> int:
    for name, text in describe.entry(chosen.code).items():
        if text:
            print(f"{name:<15}{text}")
    print("SQL\n" + describe.sql(chosen.code, describe.dialect_of(_url(chosen))))
    return 0


def _reconcile(chosen: argparse.Namespace) -> int:
    database = _database(chosen)
    lines = booklets.lines(database) if chosen.booklets else reconciling.reconcile(database)
    shown = [line for line in lines if chosen.verdict in (None, line.verdict)]
    write([_as_row(line) for line in shown], chosen.format)
    if chosen.format == "table":
        _write_counts(lines)
    return 1 if any(line.verdict == "open" for line in lines) else 0


def _write_counts(lines: Sequence[reconciling.Line]) -> None:
    counts = Counter((registry.theme_of(line.indicator_code), line.verdict) for line in lines)
    print()
    write([{"theme": theme, "verdict": v, "cells": n} for (theme, v), n in sorted(counts.items())], "table")
    total = Counter(line.verdict for line in lines)
    print("\n" + ", ".join(f"{total[verdict]} {verdict}" for verdict in VERDICTS))


def _as_row(line: reconciling.Line) -> dict[str, object]:
    return {
        "figure_id": line.figure_id, "indicator_code": line.indicator_code, "scope": line.scope,
        "category": line.category, "kind": line.kind, "period": line.period,
        "published": figure(line.published), "computed": figure(line.computed),
        "difference": figure(line.difference), "verdict": line.verdict,
        "reason": line.reason_fa, "reason_en": line.reason_en,
    }


def _booklet(chosen: argparse.Namespace) -> int:
    return booklet_cli.run(chosen, _database(chosen))


def _handbook(chosen: argparse.Namespace) -> int:
    return handbook.main(["--check"] if chosen.check else [])


if __name__ == "__main__":
    logging.basicConfig(handlers=[logging.NullHandler()])  # two sentences on stderr, not a traceback
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Persian, whatever the terminal's locale says
    sys.exit(main())
