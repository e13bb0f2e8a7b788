"""Tells a demo file of an older version, which may be built anew, from somebody's own rows."""

import re
from contextlib import closing
from pathlib import Path

import duckdb
from sqlalchemy.engine import make_url

from data_access.schema import SCHEMA_VERSION

# Of a chapter of the report, or said to be made up; a load names its file.
OURS = re.compile(
    r"demo( desk)?|ch\d[^:]*|cluster form|plan columns of the \d+ report|desk guide[^:]*|flowchart [AB]"
    r"|SLA [^:]*"
)


def is_aged_demo(url: str) -> bool:
    """Whether the address is a file that holds the demo of an older version and nothing else.

    Of whatever cannot be read or is not certain: no.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "duckdb" or not Path(parsed.database or "").is_file():
        return False
    try:
        with closing(duckdb.connect(str(parsed.database), read_only=True)) as opened:
            version = opened.execute("SELECT version FROM schema_version").fetchall()
            found = [str(row[0]) for row in opened.execute("SELECT reference FROM source").fetchall()]
    except duckdb.Error:
        return False
    older = [row[0] < SCHEMA_VERSION for row in version] == [True]
    return older and "demo" in found and all(OURS.fullmatch(reference) for reference in found)
