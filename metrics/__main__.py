"""`python -m metrics`: the indicators from the command line, in the same words as the library."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence

from common.errors import BadPeriod, DashboardError
from common.period import Period
from common.settings import settings
from data_access.database import Database
from metrics import compute, describe, handbook, registry
from metrics import reconcile as reconciling
from metrics.printing import FORMATS, figure, write
from metrics.scope import Rights, Scope

RIGHTS = Rights("administrator")   # who may open the database from a terminal may see all of it


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
    except DashboardError as problem:
        print(problem.fa, problem.en, sep="\n", file=sys.stderr)
        return 2
    except BrokenPipeError:   # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description=__doc__)
    parser.add_argument("--url", help="database to read; default: DATABASE_URL")
    commands = parser.add_subparsers(required=True)
    _add(commands, "list", "all indicators", _list)
    value = _add(commands, "value", "values of indicators", _value)
    value.add_argument("codes", nargs="+", metavar="CODE")
    value.add_argument("--period", default="1401", help="1401, 1401-S3, 1401-07 or 1401-07-15")
    value.add_argument("--as-of", help="a day: the Jalali year up to it, instead of --period")
    value.add_argument("--by", action="append", default=[], help="province, park, or the category the indicators split into")
    value.add_argument("--province", action="append", default=[], help="only this province, for instance IR-07")
    explain = commands.add_parser("explain", help="definition, formula and SQL of an indicator")
    explain.add_argument("code", metavar="CODE")
    explain.set_defaults(run=_explain)
    reconcile = _add(commands, "reconcile", "every published cell beside the computed figure", _reconcile)
    reconcile.add_argument("--verdict", choices=("equal", "explained", "open"), help="only these")
    book = commands.add_parser("handbook", help="write docs/indicators.md and docs/tables.md")
    book.add_argument("--check", action="store_true", help="write nothing; exit status 1 when they are out of date")
    book.set_defaults(run=lambda asked: handbook.main(check=asked.check))
    return parser


def _add(commands, name, text, run):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    command = commands.add_parser(name, help=text)
    command.add_argument("--format", choices=FORMATS, default="table")
    command.set_defaults(run=run)
    return command


def _database(chosen: argparse.Namespace) -> Database:
    return Database.at(chosen.url or settings().database_url)


def _list(chosen: argparse.Namespace) -> int:
    write(
        [
            {"code": code, "theme": theme, "title": about.title, "title_en": about.title_en, "unit": str(about.unit),
             "kind": about.kind, "better": about.better.value, "split": about.dimension or ""}
            for theme, codes in registry.themes().items() for code in codes for about in [registry.get(code)]
        ],
        chosen.format,
    )
    return 0


def _value(chosen: argparse.Namespace) -> int:
    period = _as_of(chosen.as_of) if chosen.as_of else Period.parse(chosen.period)
    scope = Scope(period, RIGHTS, frozenset(chosen.province))
    scope.check_provinces()
    for code in chosen.codes:
        registry.get(code)
    database = _database(chosen)
    if chosen.by:
        frame = compute.breakdown(chosen.codes, scope, chosen.by, database)
        rows = [
            {**{name: row[name] for name in chosen.by}, **{code: figure(row[code]) for code in chosen.codes}}
            for row in frame.to_dict("records")
        ]
    else:
        rows = [
            {"code": reading.code, "value": figure(reading.value), "unit": str(reading.indicator.unit), "plan": figure(reading.plan),
             "achievement_pct": figure(reading.achievement), "year_before": figure(reading.year_before),
             "numerator": figure(reading.numerator), "denominator": figure(reading.denominator), "simulated": reading.simulated}
            for reading in compute.readings(chosen.codes, scope, database)
        ]
    write(rows, chosen.format)
    return 0


def _as_of(text: str) -> Period:
    day = Period.parse(text)
    if day.days != 1:
        raise BadPeriod(f"«{text}» یک روز نیست؛ نمونه: 1401-12-29", f"{text!r} is not a day; example: 1401-12-29")
    return Period.until(day.start)


def _explain(chosen: argparse.Namespace) -> int:
    about = registry.get(chosen.code)
    database = _database(chosen)
    lines = {
        "code": chosen.code, "title": f"{about.title} / {about.title_en}", "question": about.question,
        "definition": f"{about.definition}\n            {about.definition_en}", "unit": str(about.unit),
        "kind": about.kind, "better": about.better.value, "owner": about.owner, "source": about.source,
        "note": f"{about.note} {about.note_en}".strip(), "formula": describe.formula(about.formula),
        "splits into": f"{about.dimension}: {', '.join(describe.categories(about))}" if about.dimension else "",
        "tables": ", ".join(describe.tables(chosen.code)),
    }
    for name, text in lines.items():
        if text:
            print(f"{name:<12}{text}")  # noqa: T201
    print("\n" + compute.sql([chosen.code], Scope(Period.parse("1401"), RIGHTS), database))  # noqa: T201
    return 0


def _reconcile(chosen: argparse.Namespace) -> int:
    lines = reconciling.reconcile(_database(chosen))
    write(
        [
            {"figure_id": line.figure_id, "indicator_code": line.indicator_code, "scope": line.scope, "category": line.category,
             "kind": line.kind, "period": line.period, "published": figure(line.published), "computed": figure(line.computed),
             "difference": figure(line.difference), "verdict": line.verdict, "reason": line.reason_fa, "reason_en": line.reason_en}
            for line in lines if chosen.verdict in (None, line.verdict)
        ],
        chosen.format,
    )
    if chosen.format == "table":
        print()  # noqa: T201
        counts = Counter((registry.theme_of(line.indicator_code), line.verdict) for line in lines)
        write([{"theme": theme, "verdict": verdict, "cells": count} for (theme, verdict), count in sorted(counts.items())], "table")
    return 1 if any(line.verdict == "open" for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
