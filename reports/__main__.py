"""`python -m reports`: the board paper and the page of a province as files."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from common.errors import DashboardError, SettingsError
from common.period import Period
from common.settings import settings
from data_access.database import Database
from metrics.scope import Rights
from reports import board_file, briefing_page, typeset, workbook
from reports.board import board
from reports.briefing import briefing
from reports.words import LANGUAGES

RIGHTS = Rights("steward")    # who may open the database from a terminal may see all of it
WRITERS = {".pdf": typeset.pdf, ".xlsx": workbook.xlsx}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 2 for what cannot be made."""
    chosen = _parser().parse_args(arguments)
    make: Callable[[argparse.Namespace], bytes] = chosen.make
    try:
        content = make(chosen)
        _write(Path(chosen.out), content)
    except DashboardError as problem:
        print(problem.fa, problem.en, sep="\n", file=sys.stderr)
        return 2
    print(f"{chosen.out}: {len(content):,} bytes")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    whole = commands.add_parser("board", help="the board paper; .pdf or .xlsx")
    whole.add_argument("--sections", metavar="FILE", help="another file of sections; default: BOARD_FILE")
    whole.set_defaults(make=_board)
    page = commands.add_parser("briefing", help="one page about a province; .pdf")
    page.add_argument("--province", required=True, metavar="IR-07")
    page.set_defaults(make=_briefing)
    for command in (whole, page):
        command.add_argument("--period", required=True, help="1401, 1401-S3, 1401-07; a day: its year so far")
        command.add_argument("--out", required=True, metavar="FILE")
        command.add_argument("--language", choices=LANGUAGES, default="fa")
        command.add_argument("--url", help="database to read; default: DATABASE_URL")
    return parser


def _board(chosen: argparse.Namespace) -> bytes:
    write = WRITERS.get(Path(chosen.out).suffix.lower())
    if write is None:
        raise _unknown_form(chosen.out, ", ".join(WRITERS))
    plan = board_file.read(Path(chosen.sections)) if chosen.sections else None
    period = Period.parse(chosen.period)
    return write(board(period, RIGHTS, _database(chosen), chosen.language, _told, plan))


def _briefing(chosen: argparse.Namespace) -> bytes:
    if Path(chosen.out).suffix.lower() != ".pdf":
        raise _unknown_form(chosen.out, ".pdf")
    period = Period.parse(chosen.period)
    return briefing_page.pdf(briefing(chosen.province, period, RIGHTS, _database(chosen), chosen.language))


def _database(chosen: argparse.Namespace) -> Database:
    return Database.at(chosen.url or settings().database_url)


def _told(share: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def _write(path: Path, content: bytes) -> None:
    """The whole file or none: a broken one must not look whole."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as failure:
        beside.unlink(missing_ok=True)
        raise SettingsError(
            f"پروندهٔ {path.name} نوشته نشد؛ پوشه و اجازهٔ نوشتن را بررسی کنید.",
            f"The file {path.name} cannot be written: check its folder and the right to write there.",
        ) from failure


def _unknown_form(out: str, known: str) -> SettingsError:
    return SettingsError(
        f"شکل پروندهٔ «{Path(out).name}» را نمی‌شناسیم؛ پسوند را یکی از این‌ها بگذارید: {known}",
        f"{Path(out).name!r} is of no form we write: end its name in one of {known}.",
    )


if __name__ == "__main__":
    sys.exit(main())
