"""One table, whichever way it leaves: the engine's lines, the command line, every file, and the interface."""

import io
import shlex
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine

from data_access.database import Database
from data_access.state.exports import find_all
from exports import FORMS, State, Verdict, positions, verify, write
from metrics import register
from metrics.__main__ import main
from metrics.content import Column, Content
from metrics.crosstab import Crosstab, Table, ask
from metrics.register import Register
from metrics.scope import Rights
from tests.crosstab.selections import crosstabs
from tests.patience import until
from tests.ways_out import reading
from tests.ways_out.calls import Answered
from tests.ways_out.conftest import Calls
from tests.ways_out.reading import Rows

ANALYST = Rights("analyst")
MAPS = [form.name for form in FORMS.values() if form.maps]
TABLES = [
    "rows=province&indicators=contracts_signed,parks_with_water_pct&periods=1400,1401&order=-contracts_signed__1401",
    "rows=park&indicators=units_operating,parks_with_water_pct&periods=1401&provinces=IR-07,IR-29",
    "indicators=employment,plan_achievement_pct&periods=1399,1400,1401",
    "indicators=contracts_signed,contracts_in_force&periods=1401-01..1401-12&across=no",
    "rows=province&indicators=contracts_signed&periods=1401-S1..1401-S4&search=آذربايجان",
    "rows=province&indicators=contracts_signed&periods=1401&at_least=contracts_signed:100&order=province_fa",
    "rows=province,action&indicators=parks_approved_new&periods=1401&where=action:create,expand",
    "rows=province&indicators=contracts_in_force&periods=until:1401-07-15,until:1401-12-29",
    "rows=service&indicators=complaints_received,complaints_open&periods=1400,1401",
    "rows=age,province&indicators=requests_open&periods=1401&provinces=IR-07,IR-23",
    "rows=indicator&indicators=plan_achievement_pct&periods=1401",
    "rows=province&indicators=contracts_signed&periods=1401&search=نیست\u200cکه\u202eنیست",
    "rows=zone&indicators=sez_area_ha&periods=1401",
]
ROWS = [
    "entity=park&provinces=IR-07", "entity=contract&provinces=IR-10&period=1401&order=-area_m2",
    "entity=request_step&provinces=IR-07&period=1401-S1", "entity=service", "entity=special_zone&search=ویژه",
    "entity=contract&where=area_m2>=100000&columns=id,area_m2,park_name,signed_on",
    "entity=startup_event&provinces=IR-30", "entity=plot&where=status=",
]


def printed(*words: str) -> str:
    """What `python -m metrics` writes."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert 0 == main(words)
    return out.getvalue()


def of_frame(table: Table) -> Rows:
    """The lines on the screen."""
    frame = table.frame[[column.key for column in table.columns]].astype(object)
    return [tuple(frame.where(frame.notna(), None).iloc[line]) for line in range(len(frame))]


def of_files(content: Content, folder: Path, forms: Sequence[str], demo: Database) -> dict[str, Rows]:
    """The rows that other programs read in the file of each form."""
    found = {}
    for form in forms:
        path = folder / f"table.{form}"
        write(content, form, path, positions=positions(demo) if form in MAPS else None)
        found[form] = reading.READERS[form](path, content.columns)
        path.unlink()
    return found


def answered(found: Answered, form: str, columns: Sequence[Column], folder: Path) -> Rows:
    """The rows in an answer of the interface."""
    assert (200, b"") == (found.status, b"" if found.status == 200 else found.body)
    path = folder / f"answer.{form}"
    path.write_bytes(found.body)
    return reading.READERS[form](path, columns)


@pytest.mark.parametrize("address", TABLES)
def test_a_table_is_the_same_on_every_way(
    address: str, demo: Database, calls: Calls, tmp_path: Path, demo_url: str,
) -> None:
    table = ask(Crosstab.parse(address), ANALYST, demo)
    content = table.content()
    rows = reading.wanted(content)
    forms = [name for name in FORMS if content.place or name not in MAPS]
    assert rows == of_frame(table)
    assert dict.fromkeys(forms, rows) == of_files(content, tmp_path, forms, demo)
    line = printed("--url", demo_url, "table", "--address", address, "--format", "csv")
    assert rows == reading.from_bare_csv(line, content.columns)
    for form in forms if address in TABLES[:2] else ("json", "csv"):   # each is asked of the rows again
        found = calls("tahlilgar")("values", content.address, format=form)
        assert rows == answered(found, form, content.columns, tmp_path)
        assert str(len(rows)) == found.headers["x-rows"]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crosstabs(nasty=False))
def test_any_table_is_the_same_on_every_way(
    demo: Database, calls: Calls, tmp_path: Path, demo_url: str, crosstab: Crosstab,
) -> None:
    content = ask(crosstab, ANALYST, demo).content()
    rows = reading.wanted(content)
    forms = ("csv", "xlsx", "parquet", *(("gpkg",) if content.place else ()))
    assert dict.fromkeys(forms, rows) == of_files(content, tmp_path, forms, demo)
    line = printed("--url", demo_url, "table", "--address", crosstab.address(), "--format", "csv")
    assert rows == reading.from_bare_csv(line, content.columns)
    for form in ("json", "csv"):
        found = calls("tahlilgar")("values", crosstab.address(), format=form)
        assert rows == answered(found, form, content.columns, tmp_path)


def test_the_totals_are_the_same_on_the_screen_and_from_the_interface(demo: Database, calls: Calls) -> None:
    table = ask(Crosstab.parse(TABLES[0]), ANALYST, demo)
    *lines, last = calls("tahlilgar")("values", TABLES[0], total="yes").json["rows"]
    assert len(table.frame) == len(lines)
    assert table.totals == {key: last[key] for key in table.totals}


@pytest.mark.parametrize("address", ROWS)
def test_rows_are_the_same_on_every_way(
    address: str, demo: Database, calls: Calls, tmp_path: Path, demo_url: str,
) -> None:
    asked = Register.parse(address)
    content = register.content(asked, ANALYST, demo)
    rows = reading.wanted(content)
    pages = [register.page(asked, ANALYST, demo, number, 500) for number in range(1, len(rows) // 500 + 2)]
    assert rows == [row for page in pages for row in reading.of_page(page, content.columns)]
    forms = [name for name in FORMS if name not in MAPS]
    assert dict.fromkeys(forms, rows) == of_files(content, tmp_path, forms, demo)
    line = printed("--url", demo_url, *shlex.split(asked.command())[3:], "--format", "csv")
    assert rows == reading.from_bare_csv(line, content.columns)
    path, _, rest = content.address.removeprefix("entity=").partition("&")
    for form in ("json", "csv", "parquet"):
        whole = {"page": "all"} if form == "json" else {}
        found = calls("tahlilgar")(f"rows/{path}", rest, format=form, **whole)
        assert rows == answered(found, form, content.columns, tmp_path)


def test_the_pages_of_the_interface_joined_are_the_rows(demo: Database, calls: Calls, tmp_path: Path) -> None:
    """A program that follows `next` from page to page gets every row once."""
    content = register.content(Register.parse("entity=park&search=شهرک"), ANALYST, demo)
    found: Rows = []
    following = "?search=شهرک&size=400"
    while following:
        answer = calls("tahlilgar")("rows/park", quote(following.removeprefix("?"), safe="=&%+"))
        found += answered(answer, "json", content.columns, tmp_path)
        following = answer.json["next"]
    assert reading.wanted(content) == found


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_the_interface_is_known_when_it_is_brought_back(
    form: str, calls: Calls, own_state: Engine, tmp_path: Path,
) -> None:
    path = tmp_path / f"table.{form}"
    path.write_bytes(calls("tahlilgar")("values", TABLES[0], format=form, about="yes", language="en").body)

    def verdict() -> Verdict:
        return verify(path, known=lambda found: find_all(own_state, found))

    until(lambda: State.WHOLE is verdict().state)   # the record is ended after the last byte has left
    record = verdict().record
    assert form == "json" or (record and record.who) == "tahlilgar"
