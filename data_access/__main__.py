"""`python -m data_access`: builds the demo database, loads event logs, makes counts and manages users."""

import argparse
import sys
from collections.abc import Sequence

from common.errors import DashboardError
from data_access import writers
from data_access.booklets import cli as booklets
from data_access.cluster import cli as cluster
from data_access.demo import cli as demo
from data_access.desk import recount
from data_access.event_log import cli as event_log
from data_access.loading import cli as loading
from data_access.loading import template_cli
from data_access.mapping import cli as mapping
from data_access.migrations import cli as migrations
from data_access.operation import cli as operation
from data_access.partitions import cli as partitions
from data_access.state import audit_cli, token_cli
from data_access.state import cli as state

PARTS = (
    demo, migrations, event_log, loading, recount, state, token_cli, audit_cli, template_cli, booklets,
    operation, mapping, partitions, cluster,
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data_access", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    for part in PARTS:
        part.register(commands)
    chosen = parser.parse_args(arguments)
    try:
        writers.check(chosen)
        status: int = chosen.run(chosen)
    except DashboardError as problem:
        print(problem.fa, problem.en, sep="\n", file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
