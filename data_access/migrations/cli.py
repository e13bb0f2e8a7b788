"""`python -m data_access migrate`: brings a PostgreSQL database to this version's schema."""

import argparse

from common.settings import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser("migrate", help="مهاجرت / bring a PostgreSQL database up to date")
    command.add_argument("--url", help="database to migrate; default: DATABASE_URL")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from data_access.migrations.upgrade import upgrade

    upgrade(chosen.url or settings().database_url)
    print("پایگاه داده به‌روز است. / The database is up to date.")
    return 0
