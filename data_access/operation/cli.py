"""`python -m data_access roles`: what each of our programs may do on a PostgreSQL server."""

import argparse
import sys

from common.settings import settings

ROLE_SETTINGS = {"isipo_reader": "DATABASE_URL", "isipo_loader": "LOADER_URL", "isipo_state": "STATE_URL"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser("roles", help="نقش‌ها / roles, databases and rights on PostgreSQL")
    command.add_argument("--url", help="an administrator's address of the server; default: DATABASE_URL")
    command.add_argument("--database", default="isipo", help="the database of the rows")
    command.add_argument("--state-database", default="isipo_state", help="the database of users and audit")
    command.add_argument("--new-passwords", action="store_true", help="new passwords for roles that have one")
    command.add_argument(
        "--passwords-stdin", action="store_true", help="read lines role:password from standard input")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from data_access.operation import roles  # noqa: PLC0415 - the other commands need no alembic

    places = roles.Places(chosen.database, chosen.state_database)
    lines = sys.stdin.read().split("\n") if chosen.passwords_stdin else []
    parts = (line.partition(":") for line in lines)
    given = {name.strip(): password for name, colon, password in parts if colon}
    made = roles.settle(chosen.url or settings().database_url, places, given, chosen.new_passwords)
    print("نقش‌ها، پایگاه‌ها و اجازه‌ها برپاست. / Roles, databases and rights stand.")
    fresh = {name: password for name, password in made.items() if name not in given}
    if fresh:
        print("این گذرواژه‌ها تنها همین یک بار نشان داده می‌شوند. / These passwords are shown only once:")
    for name, password in fresh.items():
        print(f"    {ROLE_SETTINGS.get(name, 'migrations'):<14}{name:<14}{password}")
    return 0
