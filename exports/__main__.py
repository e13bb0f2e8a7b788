"""`python -m exports`: any table into a file, and a file that somebody brings back, from the command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from common.errors import DashboardError
from common.settings import settings
from data_access.database import Database
from data_access.state import exports as recorded
from data_access.state.tables import state
from exports.forms import FORMS, BadExport
from exports.places import positions
from exports.verdict import State
from exports.verifying import verify
from exports.writing import write
from metrics.content import Content
from metrics.crosstab import Crosstab, ask
from metrics.register import Register
from metrics.register import content as content_of
from metrics.scope import Rights

RIGHTS = Rights("steward")   # who may open the database from a terminal may see all of it
WHO = "terminal"
ENTRIES = ("title", "filter", "as_of", "exported_at", "address", "version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 for a file that is not whole, 2 for what cannot be done."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
    except DashboardError as problem:
        print(problem.fa, problem.en, sep="\n", file=sys.stderr)
        return 2
    except OSError as failure:
        print(f"{chosen.file}: {failure.strerror}", file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    values = commands.add_parser("values", help="a table of indicators, as its link asks for it")
    rows = commands.add_parser("rows", help="the rows of an entity, as their link asks for them")
    rows.add_argument("entity", nargs="?", default="", help="all its rows, when no address is given")
    for command, table in ((values, _values), (rows, _rows)):
        command.add_argument("--address", default="", help="the query string of the page or of the API")
        command.add_argument("--out", dest="file", type=Path, required=True)
        command.add_argument("--form", choices=FORMS, help="default: what the name of the file ends with")
        command.add_argument("--language", choices=("fa", "en"), default="fa")
        command.add_argument("--bare", action="store_true", help="the table alone, without what it is")
        command.add_argument("--url", help="database to read; default: DATABASE_URL")
        command.set_defaults(run=partial(_export, table))
    check = commands.add_parser("verify", help="whether a file is as it left")
    check.add_argument("file", type=Path)
    check.set_defaults(run=_verify)
    return parser


def _values(chosen: argparse.Namespace, database: Database) -> Content:
    return ask(Crosstab.parse(chosen.address), RIGHTS, database).content()


def _rows(chosen: argparse.Namespace, database: Database) -> Content:
    asked = Register.parse(chosen.address or f"entity={chosen.entity}")
    return content_of(asked, RIGHTS, database)


def _export(table: Callable[[argparse.Namespace, Database], Content], chosen: argparse.Namespace) -> int:
    form = chosen.form or chosen.file.suffix.removeprefix(".")
    if form not in FORMS:
        raise BadExport(
            f"قالب پرونده را با --form بنویسید: {', '.join(FORMS)}",
            f"Give --form, one of {', '.join(FORMS)}.",
        )
    database, own = Database.at(chosen.url or settings().database_url), state(settings().state_url)
    try:
        content = table(chosen, database)
        number = recorded.begin(own, WHO, form, chosen.language, content.address, content.as_of)
        receipt = write(
            content, form, chosen.file, not chosen.bare, chosen.language, partial(_progress, content.rows),
            positions(database) if FORMS[form].maps else None,
        )
        recorded.finish(own, number, receipt.rows, receipt.content_hash)
    finally:
        database.close()
    print(f"\n{receipt.rows:,} rows, {receipt.size:,} bytes, sha256 {receipt.content_hash}", file=sys.stderr)
    return 0


def _progress(rows: int, done: int) -> None:
    print(f"\r{done:,} / {rows:,}", end="", file=sys.stderr, flush=True)


def _verify(chosen: argparse.Namespace) -> int:
    own = state(settings().state_url)
    verdict = verify(chosen.file, known=partial(recorded.find_all, own))
    print(verdict.fa, verdict.en, sep="\n")
    for key in ENTRIES:
        for told in verdict.told(key):
            print(f"  {key}: {told}")
    if verdict.brought:
        print(f"  rows: {verdict.brought.rows}\n  sha256: {verdict.brought.content_hash}")
    return 0 if verdict.state is State.WHOLE else 1


if __name__ == "__main__":
    sys.exit(main())
