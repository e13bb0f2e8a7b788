"""`python -m data_access import-log FILE.csv`: loads an event log into the operational database."""

import argparse
from pathlib import Path

from common.settings import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "import-log", help="بارگذاری رویدادنگاشت / load an event log; example: assets/import/event_log.csv"
    )
    command.add_argument("file", type=Path, help="CSV, UTF-8, up to 2 GB: one line per stay in a step")
    command.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    command.add_argument(
        "--create", action="store_true", help="add services, steps, roles and holders that are not known yet"
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from data_access.event_log.importing import import_log
    from data_access.loading.audited import audited

    url = settings().loader_url or settings().database_url
    with audited([chosen.file]):
        loaded = import_log(url, chosen.file, create=chosen.create, dry_run=chosen.dry_run, progress=True)
    print(loaded.fa, loaded.en, sep="\n")
    return 0
