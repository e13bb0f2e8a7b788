"""`python -m data_access template`: files to fill in, empty or with rows of the demo."""

import argparse
import sys
from pathlib import Path

from common.settings import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "template", help="الگوی بارگذاری / files to fill in for loading: one .xlsx, or a folder of CSV files"
    )
    command.add_argument("--entity", action="append", default=[], metavar="NAME", help="only this table")
    command.add_argument("--out", type=Path, required=True, help="FILE.xlsx, or a folder for CSV files")
    command.add_argument(
        "--example", action="store_true",
        help="with rows of the demo database (DATABASE_URL), and all rows they refer to",
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from data_access.database import Database
    from data_access.loading import example, template

    made = template.of(chosen.entity)
    if chosen.example:
        database = Database.at(settings().database_url)
        names = [entity.name for entity in made.entities]
        made = template.of(example.closure(names), example.rows(database, names))
        database.close()
    if chosen.out.suffix.lower() == ".xlsx":
        template.write_workbook(made, chosen.out)
    else:
        template.write_csvs(made, chosen.out)
    rows = sum(len(found) for found in made.rows.values())
    tables = len(made.entities)
    sys.stdout.write(f"{tables} جدول، {rows} ردیف\n{tables} tables, {rows} rows: {chosen.out}\n")
    return 0
