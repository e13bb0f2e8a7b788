"""`python -m data_access demo`: builds the demo database from the command line."""

import argparse

from common.settings import settings
from data_access.demo.aged import is_aged_demo


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "demo", help="ساخت پایگاه نمایشی / build the demo database from the 1401 report"
    )
    command.add_argument("--url", help="database to build; default: DATABASE_URL")
    command.add_argument(
        "--scale", type=_at_least_one, default=1, help="so many times the rows (for load tests only)"
    )
    command.add_argument(
        "--desk", type=_a_share, default=1.0,
        help="share of the desk's simulated requests that is made, such as 0.05 (for a fast build)",
    )
    command.add_argument(
        "--seed", type=int, default=1401, help="another seed gives other rows with the same totals"
    )
    command.add_argument(
        "--replace", action="store_true", help="replace all rows of a PostgreSQL database that is not empty"
    )
    command.add_argument(
        "--if-older", action="store_true",
        help="only when there is a demo file of an older version, without own rows; says so",
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    if chosen.if_older:
        if not is_aged_demo(chosen.url or settings().database_url):
            return 0
        print("پایگاه نمایشی از نسخهٔ پیشین است و از نو ساخته می‌شود."
              " / The demo is of an older version and is built anew.")
    from data_access.demo.build import build

    counts = build(
        chosen.url or settings().database_url, chosen.scale, chosen.seed,
        replace=chosen.replace, desk=chosen.desk,
    )
    for table, rows in counts.items():
        print(f"{rows:>10,}  {table}")
    if chosen.scale > 1:
        print("مقیاس بیش از ۱: تطبیق با گزارش معنا ندارد. / Scale above 1: reconciliation does not apply.")
    return 0


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _a_share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError("must be above 0 and at most 1")
    return share
