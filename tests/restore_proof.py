"""`make restore-proof`: the demo on PostgreSQL, saved, restored elsewhere, compared figure by figure.

With the roles of a real installation: the owner builds the demo, those who only read make the backup.
"""

import os
import sys
import tempfile
from itertools import zip_longest
from math import isclose
from pathlib import Path
from time import monotonic

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from common.settings import settings
from data_access.database import Database
from data_access.operation.backup import backup, restore
from data_access.operation.roles import OWNER, READER, STATE, Places
from data_access.state import audit_verify, users
from data_access.state.opening import state
from metrics.reconcile import Line, reconcile
from tests.browser.installations import PLACES, SECRETS, USER, on_server, with_a_director
from tests.postgresql import Server, running

BACK = Places("back_rows", "back_state")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, running("synchronous_commit=on", passwords=True) as server:
        home = Path(folder)
        made = {"SETTINGS_FILE": os.devnull, "COOKIE_KEY_FILE": str(home / "cookie.key")}
        os.environ |= made
        settings.cache_clear()
        started = monotonic()
        places = on_server(made, server)
        print(f"demo built in {monotonic() - started:.0f} s")
        with_a_director(made | places)
        before = reconcile(Database.at(places["DATABASE_URL"]))
        started = monotonic()
        saved = backup(home / "saved", {"rows": places["DATABASE_URL"], "state": places["STATE_URL"]})
        size = sum(part.bytes for part in saved.parts.values())
        print(f"backup in {monotonic() - started:.0f} s, {size:,} bytes")
        started = monotonic()
        restore(home / "saved", _empty(server))
        print(f"restore in {monotonic() - started:.0f} s")
        after = reconcile(Database.at(server.url_of(READER, SECRETS[READER], BACK.rows)))
        other = [(one, two) for one, two in zip_longest(before, after) if not _alike(one, two)]
        print(*other[:5], sep="\n")
        return _said(not other, len(after), server)


def _alike(one: Line | None, two: Line | None) -> bool:
    """A server adds fractions in the order in which it meets them: the last digits are no difference."""
    if one is None or two is None or (one.figure_id, one.verdict) != (two.figure_id, two.verdict):
        return False
    if one.computed is None or two.computed is None:
        return one.computed is two.computed
    return isclose(one.computed, two.computed, rel_tol=1e-9, abs_tol=1e-9)


def _empty(server: Server) -> dict[str, str]:
    admin = create_engine(server.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for name in (BACK.rows, BACK.state):
            connection.execute(text(f"CREATE DATABASE {name} OWNER {OWNER}"))
    return {"rows": server.url_of(OWNER, SECRETS[OWNER], BACK.rows),
            "state": server.url_of(OWNER, SECRETS[OWNER], BACK.state)}


def _said(same: bool, cells: int, server: Server) -> int:
    engine = state(server.url_of(STATE, SECRETS[STATE], BACK.state))
    found = users.find(engine, USER)
    chain = audit_verify.verify(engine)
    print(f"{cells:,} cells, the same verdicts: {same}; user there: {found is not None};"
          f" audit chain of {chain.lines} lines whole: {chain.problem is None}; database {PLACES.rows}")
    return 0 if same and cells and found and chain.problem is None else 1


if __name__ == "__main__":
    sys.exit(main())
