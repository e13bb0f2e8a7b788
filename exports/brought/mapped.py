"""A GeoPackage, GeoJSON or JSON file brought back; shapes are not read, only values."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from exports.brought import reasons
from exports.brought.columnar import entries_of
from exports.brought.recount import Brought, Changed, Cut, NotOurs, Recount, Refused

JSON_BYTES = 2**28           # such files are read whole
_ROWS = 5_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_STEPS = 200_000_000         # of SQLite's machine, after which a question is broken off
_PAGE_SIZE, _PAGES, _HEADER = slice(16, 18), slice(28, 32), 100


def read_json(path: Path) -> Brought:
    """Raises Cut, Changed, NotOurs or Refused."""
    if path.stat().st_size > JSON_BYTES:
        raise Refused(reasons.LARGE_JSON)
    try:
        whole = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as failure:
        raise Cut from failure
    if not isinstance(whole, dict) or not isinstance(whole.get("about"), dict):
        raise NotOurs
    entries = entries_of(whole["about"])
    if "format" not in entries:
        raise NotOurs
    maps = "features" in whole
    end = whole["about"].get("end") if maps else whole.get("end")
    if not isinstance(end, dict):
        raise Cut
    recount = Recount(entries)
    rows = [each["properties"] for each in whole["features"]] if maps else whole["rows"]
    if any(list(row) != recount.names for row in rows):
        raise Changed(reasons.NAMES)
    recount.add([list(row.values()) for row in rows])
    return recount.found("geojson" if maps else "json", entries, int(end["rows"]), str(end["sha256"]))


def read_geopackage(path: Path) -> Brought:
    """Raises Cut, Changed or NotOurs."""
    with path.open("rb") as raw:
        header = raw.read(_HEADER)
    size = int.from_bytes(header[_PAGE_SIZE], "big")
    if path.stat().st_size < int.from_bytes(header[_PAGES], "big") * (2**16 if size == 1 else size):
        raise Cut
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED
                                  else sqlite3.SQLITE_DENY)
        connection.set_progress_handler(lambda: 1, _STEPS)
        return _read(connection)


def _read(connection: sqlite3.Connection) -> Brought:
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    tables = {name for name, sql in made if "VIRTUAL" not in str(sql).upper()[:20]}
    if not {"about", "gpkg_contents"} <= tables:
        raise NotOurs
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for key, text in connection.execute('SELECT "key", "text" FROM about ORDER BY rowid'):
        entries[str(key)].append(str(text))
    listed = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
    layers = connection.execute(listed).fetchall()
    if "format" not in entries or len(layers) != 1 or layers[0][0] not in tables:
        raise NotOurs
    recount = Recount(entries)
    names = ", ".join(_named(name) for name in recount.names)
    try:
        # Names of the file's own columns, each quoted; the authorizer lets nothing but reading by.
        found = connection.execute(
            f"SELECT {names} FROM {_named(layers[0][0])} ORDER BY rowid",  # noqa: S608 - quoted
        )
    except sqlite3.OperationalError as failure:
        raise Changed(reasons.NAMES) from failure
    while rows := found.fetchmany(_ROWS):
        recount.add(rows)
    return recount.found("gpkg", dict(entries), int(entries["end rows"][0]), entries["sha256"][0])


def _named(name: Any) -> str:
    return '"' + str(name).replace('"', '""') + '"'


def _no_number(name: str) -> Any:
    raise ValueError(name)
