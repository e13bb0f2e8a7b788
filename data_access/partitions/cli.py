"""`python -m data_access partitions`: cuts years out of the tables of events, and tells their parts."""

import argparse

from common.settings import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "partitions", help="جدا کردن سال‌ها در PostgreSQL / cut years out of the tables of events"
    )
    command.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from data_access.partitions.cutting import told

    made, parts = told(settings().loader_url or settings().database_url)
    for name, rows in parts:
        print(f"{'+' if name in made else ' '}{rows:>13,}  {name}")
    return 0
