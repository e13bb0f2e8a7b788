"""`python -m data_access count`: makes the counts of the desk anew, after rows changed by other means."""

import argparse

from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from common.errors import DataUnavailable
from common.settings import settings
from data_access.desk.counts import refreshing
from data_access.loading.target import writing
from data_access.partitions.cutting import prepare
from data_access.schema.desk_counts import TABLES


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "count", help="شمارش دوبارهٔ میز خدمت / make the counts of the service desk anew from its rows"
    )
    command.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    for table, rows in recount(settings().loader_url or settings().database_url, progress=True).items():
        print(f"{rows:>10,}  {table}")
    return 0


def recount(url: str, progress: bool = False) -> dict[str, int]:
    """All counts made anew in one transaction: table to number of rows.

    Raises SettingsError, OldSchema, LoadRunning, NoSpace or DataUnavailable; then the old counts stand.
    """
    prepare(url, {})   # hourly, so a new year has its parts before its first row
    try:
        with writing(url) as connection:
            steps = refreshing(connection)
            return dict(tqdm(steps, total=len(TABLES), desc="شمردن / counting", disable=not progress))
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "شمارش‌ها ساخته نشد و شمارش‌های پیشین به جاست؛ نشانی پایگاه، اجازهٔ نوشتن"
            f" و بسته بودن برنامه‌هایی را که پایگاه را باز دارند بررسی کنید. ({type(failure).__name__})",
            "The counts were not made and the old ones stand: check the address of the database, the right to"
            f" write, and that no other program has the file open. ({type(failure).__name__})",
        ) from failure
