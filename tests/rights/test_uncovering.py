"""Names and comments: covered everywhere, read one page at a time by those who may, and written down."""

import pytest
from streamlit.testing.v1 import AppTest

from common.errors import Forbidden
from common.settings import settings
from data_access.database import Database
from data_access.schema.desk_requests import portal_account, portal_identity, request, request_step
from data_access.schema.desk_services import desk_role, holder, workflow_step
from data_access.state import users
from data_access.state.tables import audit, state
from metrics.desk import uncovered
from metrics.desk.uncovered import HOLDER, REQUEST, Applicant, Officer, Remark
from metrics.personal import Uncovered
from metrics.scope import Rights
from tests.demo import Ask
from tests.examples import Given
from tests.test_pages import Open, installed, on, opened, words  # noqa: F401 - fixtures

OWN = Rights("provincial_deputy", frozenset({"IR-07"}))
REASON = "پیگیری شکایت متقاضی"


@pytest.fixture
def desk(given: Given, database: Database) -> Database:
    """Request 1 of Fars lies with Hafez; 2 of Tehran ended."""
    given(desk_role, "side\n------------\norganisation")
    given(workflow_step, "code\n----\nA")
    given(holder, """
        name  | province_code
        ------+--------------
        Hafez | IR-07
        Saadi | IR-23
    """)
    given(portal_account, "number\n------\na1\na2")
    given(portal_identity, """
        portal_account_id | full_name | mobile
        ------------------+-----------+-------
        1                 | Roya      | 0912
        2                 | Mina      |
    """)
    given(request, """
        tracking_number | province_code | portal_account_id
        ----------------+---------------+------------------
        one             | IR-07         | 1
        two             | IR-23         | 2
    """)
    given(request_step, """
        request_id | holder_id | entered_at       | left_at          | comment
        -----------+-----------+------------------+------------------+--------
        1          | 1         | 1401-02-03 08:00 |                  |
        2          | 2         | 1401-02-03 08:00 | 1401-02-05 08:00 | call
    """)
    return database


def proof(entity: str, *keys: int, reason: str = REASON) -> Uncovered:
    return Uncovered("fars", reason, entity, keys)


def test_a_deputy_uncovers_the_own_province_only(desk: Database) -> None:
    both = proof(REQUEST, 1, 2)
    assert [Applicant("one", "Roya", "0912", "Hafez")] == uncovered.applicants(both, OWN, desk)
    assert [Remark(1, "Hafez", None)] == uncovered.remarks(both, OWN, desk)
    assert ["Hafez"] == [each.name for each in uncovered.officers(proof(HOLDER, 1, 2), OWN, desk).values()]


def test_the_steward_uncovers_what_is_to_be_mended(desk: Database) -> None:
    steward = Rights("steward")
    both = uncovered.applicants(proof(REQUEST, 1, 2), steward, desk)
    assert ["Roya", "Mina"] == [each.name for each in both]
    assert ["call"] == [each.comment for each in uncovered.remarks(proof(REQUEST, 2), steward, desk)]
    assert {1, 2} == uncovered.officers(proof(HOLDER, 1, 2), steward, desk).keys()
    assert isinstance(uncovered.officers(proof(HOLDER, 1), steward, desk)[1], Officer)


@pytest.mark.parametrize("role", ["managing_director", "analyst", "administrator", "public"])
def test_nobody_else_uncovers_anything(role: str, desk: Database) -> None:
    for ask in (uncovered.applicants, uncovered.remarks):
        with pytest.raises(Forbidden):
            ask(proof(REQUEST, 1), Rights(role), desk)
    with pytest.raises(Forbidden):
        uncovered.officers(proof(HOLDER, 1), Rights(role), desk)


@pytest.mark.parametrize("wrong", [
    proof(HOLDER, 1), proof(REQUEST), proof(REQUEST, 1, reason="  "), proof(REQUEST, *range(1, 52)),
])
def test_a_proof_is_good_for_its_rows_only(wrong: Uncovered, desk: Database) -> None:
    with pytest.raises(Forbidden):
        uncovered.applicants(wrong, Rights("steward"), desk)


@pytest.fixture
def known(sql: Ask) -> tuple[str, str]:
    """A request of Fars that somebody asked for: its number and the name."""
    return sql("""SELECT r.tracking_number, p.full_name FROM request r
                  JOIN portal_identity p ON p.portal_account_id = r.portal_account_id
                  WHERE r.province_code = 'IR-07' AND r.tracking_number IS NOT NULL LIMIT 1""")[0]


def test_a_name_is_shown_once_after_its_line_is_written(opened: Open, known: tuple[str, str]) -> None:
    number, name = known
    app = opened("workflow", user="fars", request=number)
    assert name not in words(app)
    assert [] == lines()
    app.text_input(key="reason-request-0").input("short")
    press(app)
    assert name not in words(app)
    assert [] == lines()
    app.text_input(key="reason-request-0").input(REASON)
    press(app)
    assert name in words(app)
    assert [("fars", True)] == [(who, detail.endswith(REASON)) for who, detail in lines()]
    assert name not in words(app.run())


@pytest.mark.parametrize("user", ["modir", "tahlilgar"])
def test_who_may_not_has_no_button(user: str, opened: Open, known: tuple[str, str]) -> None:
    users.add(state(settings().state_url), "tahlilgar", "guess-me-not-1401", "analyst")
    app = opened("workflow", user=user, request=known[0])
    assert not [each for each in app.text_input if str(each.key).startswith("reason")]
    assert known[1] not in words(app)


def press(app: AppTest) -> None:
    app.button(key="uncover-now-request-0").click().run()


def lines() -> list[tuple[str, str]]:
    """Who looked, and what is written of it."""
    with state(settings().state_url).connect() as connection:
        rows = connection.execute(audit.select().where(audit.c.what == "personal data viewed"))
        return [(row.who, row.detail) for row in rows]
