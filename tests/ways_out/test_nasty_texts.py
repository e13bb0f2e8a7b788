"""Names that break programs, on every way: half-spaces, turned text, quotes, lines, formulas, long ones."""

import re
import shlex
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from unicodedata import category
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from sqlalchemy import Engine

from common.harmless import harmless
from data_access.database import Database
from data_access.state import cookie_key
from data_access.state.tables import state
from exports import write
from exports.settling import fit
from metrics import register
from metrics.content import Content
from metrics.crosstab import Crosstab, ask
from metrics.register import Register
from metrics.scope import Rights
from tests import readers
from tests.exports.tables import soffice
from tests.serving import ROOT, streamlit
from tests.test_pages import installed, on, show, words  # noqa: F401 - fixtures
from tests.ways_out import reading
from tests.ways_out.calls import Caller
from tests.ways_out.nasty import NAMES, file_at, fill
from tests.ways_out.test_same_table import ANALYST, answered, printed

TABLE = "rows=park&indicators=units_operating&periods=1401&provinces=IR-07"
ROWS = "entity=operating_unit&columns=id,park_name,name&where=id<=500"
FORMS = ("csv", "tsv", "xlsx", "parquet", "json")
LONGEST = 200   # letters of a condition
EVERY_NAME = [(fit(name) or None,) * 2 for name in NAMES]


def contents(database: Database) -> dict[str, Content]:
    """The table of parks and the rows of companies."""
    return {
        "values": ask(Crosstab.parse(TABLE), ANALYST, database).content(),
        "rows/operating_unit": register.content(Register.parse(ROWS), ANALYST, database),
    }


@pytest.fixture(scope="module")
def nasty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return file_at(tmp_path_factory.mktemp("nasty") / "nasty.duckdb")


@pytest.fixture(scope="module")
def nasty(nasty_url: str) -> Iterator[Database]:
    database = Database.at(nasty_url)
    yield database
    database.close()


@pytest.fixture(scope="module")
def call(nasty_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """A program that asks a server on that database."""
    home = tmp_path_factory.mktemp("nasty_server")
    settings = {
        "SETTINGS_FILE": str(home / "settings.toml"), "DATABASE_URL": nasty_url,
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    cookie_key.make(home / "cookie.key")
    own = state(settings["STATE_URL"])
    readers.everybody(own)
    with streamlit(ROOT / "dashboard.py", home / "server.log", settings) as here:
        yield Caller(here.url, own, "tahlilgar")
    own.dispose()


def test_both_databases_give_every_name_to_every_form(
    engine: Engine, database: Database, tmp_path: Path,
) -> None:
    fill(engine)
    for content in contents(database).values():
        rows = reading.wanted(content)
        assert EVERY_NAME == [row[1:3] for row in rows]
        for form in FORMS:
            write(content, form, tmp_path / f"table.{form}")
            assert rows == reading.READERS[form](tmp_path / f"table.{form}", content.columns)


@pytest.mark.parametrize("path", ["values", "rows/operating_unit"])
def test_every_name_comes_from_the_interface_and_the_command_line(
    path: str, nasty: Database, nasty_url: str, call: Caller, tmp_path: Path,
) -> None:
    content = contents(nasty)[path]
    rows = reading.wanted(content)
    address = content.address.removeprefix("entity=operating_unit&")
    for form in FORMS:
        whole = {"page": "all"} if form == "json" and path != "values" else {}
        assert rows == answered(call(path, address, format=form, **whole), form, content.columns, tmp_path)
    command = Crosstab.parse(TABLE).command() if path == "values" else Register.parse(ROWS).command()
    line = printed("--url", nasty_url, *shlex.split(command)[3:], "--format", "csv")
    assert rows == reading.from_bare_csv(line, content.columns)


def test_libreoffice_shows_every_name_of_the_interface(call: Caller, nasty: Database, tmp_path: Path) -> None:
    found = call("values", TABLE, format="xlsx")
    (tmp_path / "table.xlsx").write_bytes(found.body)
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    soffice(tmp_path, "--convert-to", form, str(tmp_path / "table.xlsx"))
    frame = pd.read_csv(tmp_path / "table.csv", header=1, dtype=str, keep_default_na=False)
    wanted = reading.wanted(contents(nasty)["values"])
    assert [row[1] or "" for row in wanted] == list(frame["park_fa"])


def test_every_name_is_found_by_itself(call: Caller) -> None:
    """A condition in an address carries any text; long ones and control characters are refused in words.

    Blanks around what is asked for fall away: they were typed by accident.
    """
    for number, name in enumerate(NAMES, 1):
        where = f"name={name.replace('%', '%25').replace(';', '%3B')}"
        found = call("rows/operating_unit", columns="id", where=where)
        carried = len(name) <= LONGEST and not any(category(letter) == "Cc" for letter in name)
        assert (200 if carried else 400) == found.status, name
        assert not carried or name != name.strip() or number in [row["id"] for row in found.json["rows"]]


def test_the_screen_shows_every_name_and_runs_none(
    on: Callable[[str], None], nasty_url: str, nasty: Database,
) -> None:
    on(nasty_url)
    app = show("explore", lang="fa", of="values", **dict(parse_qsl(TABLE)))
    assert not app.exception
    body = re.search(r"<tbody>(.*?)</tbody>", words(app), re.DOTALL)
    assert body is not None
    shown = [unescape(name) for name in re.findall(r'<th scope="row">(.*?)</th>', body[1], re.DOTALL)]
    table = ask(Crosstab.parse(TABLE), Rights("managing_director"), nasty)
    assert [harmless(name) for name in table.frame["park_fa"]] == shown
    assert "<r>" not in body[1]
