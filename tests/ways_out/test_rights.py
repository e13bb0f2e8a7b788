"""Who may read what, on every way: by page, file, token, the cookie of the browser, and forged addresses."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from common.errors import DashboardError
from common.period import Period
from data_access.database import Database
from data_access.state import objecting, views
from data_access.state.objections import Figure, Seen
from exports import write
from metrics import register
from metrics.content import Content
from metrics.crosstab import Crosstab, ask
from metrics.register import Register, entities
from metrics.scope import Rights
from tests import readers
from tests.cookies import at_the_door, signed_in
from tests.demo import Ask
from tests.register.test_register_rights import of_province
from tests.serving import Serving
from tests.test_pages import said, show, words
from tests.ways_out import calls as calling
from tests.ways_out.conftest import Calls

NOBODY = "nobody"
PERSONS = (
    ("applicant", "name"), ("applicant", "national_id"), ("holder", "name"), ("portal_identity", "full_name"),
    ("portal_identity", "mobile"),
)
ROLES = {name: Rights.of(role, frozenset(own)) for name, role, own in readers.EVERYBODY if name != "alborz"}
ROLES[NOBODY] = Rights("public")
# A deputy of Fars, IR-07, stands for all deputies; PARK is a park of Tehran, IR-23.
FIGURES_AND_ROWS = """
    who may read                 | modir | fars | tahlilgar | amin | admin | nobody | asked for by
    -----------------------------+-------+------+-----------+------+-------+--------+-------------
    figures of provinces         | yes   | yes  | yes       | yes  | yes   | no     | values?rows=province&indicators=contracts_signed&periods=1401
    parks of the own province    | yes   | yes  | yes       | yes  | no    | no     | values?rows=park&indicators=units_operating&periods=1401&provinces=IR-07
    parks of another             | yes   | no   | yes       | yes  | no    | no     | values?rows=park&indicators=units_operating&periods=1401&provinces=IR-23
    one park of another          | yes   | no   | yes       | yes  | no    | no     | values?indicators=units_operating&periods=1401&park=PARK
    rows of the own province     | yes   | yes  | yes       | yes  | no    | no     | rows/contract?provinces=IR-07
    rows of another              | yes   | no   | yes       | yes  | no    | no     | rows/contract?provinces=IR-23
    rows of no province          | yes   | no   | yes       | yes  | no    | no     | rows/service?
    a table of persons           | no    | no   | no        | no   | no    | no     | rows/applicant?
    the names of inboxes         | no    | no   | no        | no   | no    | no     | rows/holder?
    who applied                  | no    | no   | no        | no   | no    | no     | rows/request?columns=id,applicant_id
    what one person applied for  | no    | no   | no        | no   | no    | no     | rows/request?where=applicant_id%3D1
    requests in order of persons | no    | no   | no        | no   | no    | no     | rows/request?order=portal_account_id
    users of the dashboard       | no    | no   | no        | no   | no    | no     | rows/users?
"""  # noqa: E501 - a table is read across
ON_PAGES = """
    who may read                 | modir | fars | tahlilgar | amin | admin | nobody | asked for by
    -----------------------------+-------+------+-----------+------+-------+--------+-------------
    parks of another             | yes   | no   | yes       | yes  | no    | no     | parks?province=IR-23
    a paper of the own province  | yes   | yes  | yes       | yes  | no    | no     | papers?province=IR-07
    a paper of another           | yes   | no   | yes       | yes  | no    | no     | papers?province=IR-23
    an objection of the own      | yes   | yes  | yes       | yes  | no    | no     | objections?objection=OWN
    an objection of another      | yes   | no   | yes       | yes  | no    | no     | objections?objection=OTHER
"""  # noqa: E501


@dataclass(frozen=True)
class Case:
    """Whether this user may read what is behind an address."""

    user: str
    may: bool
    path: str
    query: str

    @classmethod
    def all_of(cls, table: str) -> list["Case"]:
        head, _, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
        return [
            cls(user, may == "yes", *line[-1].split("?", 1))
            for line in lines for user, may in zip(head[1:-1], line[1:-1], strict=True)
        ]


def named(case: Case) -> str:
    return f"{case.user}-{case.path}?{case.query}"


each_question = pytest.mark.parametrize("case", Case.all_of(FIGURES_AND_ROWS), ids=named)


@pytest.fixture(scope="session")
def elsewhere(sql: Ask) -> str:
    """The number of a park of Tehran."""
    return str(sql("SELECT min(id) FROM park WHERE province_code = 'IR-23'")[0][0])


@pytest.fixture(scope="session")
def filed(own_state: Engine) -> dict[str, str]:
    """The numbers of two objections: OWN of the deputy of Fars, OTHER of the deputy of Tehran."""
    seen = Seen(1.0, "count")
    return {
        name: str(objecting.file(
            own_state, who, Figure("contracts_signed", Period.of_year(1401), province), seen, "متن محرمانه",
        )) for name, who, province in (("OWN", "fars", "IR-07"), ("OTHER", "alborz", "IR-23"))
    }


def content_of(case: Case, query: str, rights: Rights, demo: Database) -> Content:
    """The table that a page or a command line would write into a file."""
    if case.path == "values":
        return ask(Crosstab.parse(query), rights, demo).content()
    return register.content(Register.parse(f"entity={case.path.removeprefix('rows/')}&{query}"), rights, demo)


@each_question
def test_by_file(case: Case, demo: Database, elsewhere: str, tmp_path: Path) -> None:
    try:
        content = content_of(case, case.query.replace("PARK", elsewhere), ROLES[case.user], demo)
        found = write(content, "csv", tmp_path / "table.csv").rows
    except DashboardError:
        found = 0
    assert case.may == bool(found) == (tmp_path / "table.csv").exists()


@each_question
def test_by_token(case: Case, calls: Calls, served: Serving, elsewhere: str) -> None:
    query = case.query.replace("PARK", elsewhere)
    by_nobody = case.user == NOBODY
    found = calling.ask(served.url, case.path, query) if by_nobody else calls(case.user)(case.path, query)
    assert case.may == (found.status == 200) == bool(found.json.get("rows"))
    assert case.may or {"status", "fa", "en"} == set(found.json["error"])


@pytest.fixture(scope="session")
def cookies(own_state: Engine) -> dict[str, str]:
    """What the browser of each user would send."""
    return {user: signed_in(own_state, user) for user in ROLES if user != NOBODY}


@pytest.mark.parametrize(
    "case", [case for case in Case.all_of(FIGURES_AND_ROWS) if case.user in ("tahlilgar", "fars")], ids=named,
)
def test_by_the_cookie_of_the_browser(
    case: Case, served: Serving, cookies: dict[str, str], elsewhere: str,
) -> None:
    headers = {"Cookie": f"isipo_session={cookies[case.user]}", "Sec-Fetch-Site": "same-origin"}
    query = f"{case.query.replace('PARK', elsewhere)}&format=csv"
    assert case.may == (calling.ask(served.url, case.path, query, headers).status == 200)


@pytest.mark.parametrize("case", [
    case for case in Case.all_of(FIGURES_AND_ROWS) if case.user in ("tahlilgar", "fars", NOBODY)
], ids=named)
def test_by_the_address_of_the_page_explore(case: Case, installed: Path, elsewhere: str) -> None:
    """What may not be read is told in one sentence, and no line of it stands there."""
    assert installed
    query = dict(parse_qsl(case.query.replace("PARK", elsewhere)))
    of, _, entity = case.path.partition("/")
    own = {"of": of, "entity": entity} if entity else {"of": of}
    app = show("explore", user=None if case.user == NOBODY else case.user, **own, **query)
    assert not app.exception
    login = at_the_door(app)
    assert case.may == (not login and not said(app))
    assert not case.may or '<th scope="row">' in words(app)


@pytest.mark.parametrize("case", Case.all_of(ON_PAGES), ids=named)
def test_by_forged_addresses_of_pages(case: Case, installed: Path, filed: dict[str, str]) -> None:
    assert installed
    query = case.query
    for name, number in filed.items():
        query = query.replace(name, number)
    app = show(case.path, user=None if case.user == NOBODY else case.user, **dict(parse_qsl(query)))
    assert not app.exception
    login = at_the_door(app)
    assert case.may == (not login and not said(app))
    if case.path == "objections":
        assert case.may == ('class="said">متن محرمانه' in words(app))


@pytest.fixture
def kept(own_state: Engine) -> Iterator[str]:
    """A view that the analyst shares with nobody."""
    number = views.save(own_state, "tahlilgar", "نمای پنهان", "explore", "of=rows&entity=contract")
    yield "نمای پنهان"
    views.remove(own_state, "tahlilgar", number)


@pytest.mark.parametrize("user", ROLES)
def test_a_view_is_read_by_whoever_keeps_it(user: str, installed: Path, kept: str) -> None:
    app = show("views", user=None if user == NOBODY else user, view="1")
    assert installed
    assert (user == "tahlilgar") == (kept in words(app))


def test_what_each_role_may_ask_for_is_what_it_is_told(calls: Calls) -> None:
    for user in ("fars", "tahlilgar"):
        told = [each["entity"] for each in calls(user)("entities").json["entities"]]
        assert [each.name for each in entities(ROLES[user])] == told


def test_a_search_finds_nobody_by_name(calls: Calls, sql: Ask) -> None:
    """Words are looked for in what is shown, never in the names of applicants or inboxes."""
    for table, column in PERSONS:
        for (name,) in sql(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1"):
            for entity in ("request", "request_step", "complaint", "contract"):
                asked = calls("amin")(f"rows/{entity}", search=str(name))
                assert (200, []) == (asked.status, asked.json["rows"]), (table, name)


@pytest.mark.parametrize("part", range(4))
def test_a_deputy_gets_no_row_of_another_province_of_any_entity(part: int, calls: Calls, sql: Ask) -> None:
    """Every table there is, whole, by the deputy's token, beside SQL written by hand."""
    for each in entities(ROLES["tahlilgar"])[part::4]:
        found = calls("fars")(f"rows/{each.name}", format="parquet")
        if not each.placed:
            assert (each.name, 403) == (each.name, found.status)
            continue
        table = pq.read_table(io.BytesIO(found.body))
        ours = sql(f"SELECT count(*), coalesce(sum(t.id), 0) {of_province(each.name)}")[0]
        assert {"IR-07"} >= set(table["province_code"].to_pylist())
        ids = table["id"].to_pylist() if "id" in table.column_names else [ours[1]]
        assert (each.name, ours[0], int(ours[1])) == (each.name, table.num_rows, sum(ids))
