"""Writes loads that are asked for on the terminal into the audit log, under the name of the system's user."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from common.errors import DashboardError
from common.settings import settings
from data_access.state import audit
from data_access.state.tables import state


@contextmanager
def audited(files: list[Path]) -> Iterator[list[str]]:
    """Notes how the block ended: refused when it put a word into the list it is given, or raised.

    The audit log is opened first: what cannot be noted is not loaded. Raises as `state` does.
    """
    engine, refused = state(settings().state_url), list[str]()
    names = ", ".join(path.name for path in files)
    try:
        yield refused
    except DashboardError as problem:
        refused.append(type(problem).__name__)
        raise
    finally:
        what = "import refused" if refused else "import"
        audit.record(engine, getpass.getuser(), what, " ".join([audit.TERMINAL, names, *refused]))
