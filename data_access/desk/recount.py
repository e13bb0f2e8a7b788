"""`python -m data_access refresh`: brings rollups and counts of the desk up to the rows."""

import argparse
from functools import partial

from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from common.errors import DataUnavailable
from common.settings import settings
from data_access.desk import keeping
from data_access.loading.target import writing
from data_access.partitions.cutting import prepare
from data_access.rollups import making, notes


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "refresh", aliases=["count"],
        help="به‌روز کردن شمارش‌های میز خدمت / bring rollups and counts of the desk up to its rows",
    )
    command.add_argument(
        "--all", action="store_true", dest="everything",
        help="همه از نو / make all periods anew, not only those that changed",
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what was made: rows of the counts; periods and seconds of the rollups."""
    url = settings().loader_url or settings().database_url
    counted, rolled = refresh(url, chosen.everything, progress=True)
    for table, rows in counted.items():
        print(f"{rows:>10,}  {table}")
    for made in rolled:
        print(f"{made.periods:>10,}  {made.name}, {made.seconds:.2f} s")
    return 0


def recount(url: str) -> dict[str, int]:
    """What changed of the counts of the desk and of the rollups made anew; table of counts to its rows."""
    return refresh(url)[0]


def refresh(
    url: str, everything: bool = False, progress: bool = False
) -> tuple[dict[str, int], list[making.Made]]:
    """What changed of counts and rollups made anew in one transaction.

    Into an embedded file other programs write without a note: its counts are made anew as a whole.
    Raises SettingsError, OldSchema, LoadRunning, NoSpace or DataUnavailable; then all is as it was.
    """
    prepare(url, {})   # hourly, so a new year has its parts before its first row
    try:
        with writing(url) as connection:
            notes.check_counts(connection)
            told = partial(tqdm, disable=not progress, desc="شمردن / counting")
            whole = connection.dialect.name == "duckdb"
            return keeping.refresh(connection, everything, whole=whole, told=told)
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "شمارش‌ها ساخته نشد و شمارش‌های پیشین به جاست؛ نشانی پایگاه، اجازهٔ نوشتن"
            f" و بسته بودن برنامه‌هایی را که پایگاه را باز دارند بررسی کنید. ({type(failure).__name__})",
            "The counts were not made and the old ones stand: check the address of the database, the right to"
            f" write, and that no other program has the file open. ({type(failure).__name__})",
        ) from failure
