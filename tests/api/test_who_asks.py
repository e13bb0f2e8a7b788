"""Who may ask: tokens and cookies, what ends them, and what each role gets."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update
from starlette.types import ASGIApp

from api.declared import ENDPOINTS
from common.rights import may
from data_access.state import session_cookie, tokens, users
from data_access.state.tables import audit, token
from data_access.state.tables import users as user_table
from data_access.state.tokens import BadToken
from metrics import register
from metrics.scope import Rights
from tests import cookies, readers
from tests.api.asking import Answer, ask

Asking = Callable[..., Answer]
ASKED = "rows=province&indicators=contracts_signed&periods=1401"
CLOSED = [each.path.replace("{entity}", "contract") for each in ENDPOINTS if not each.open]
OF_PARKS = ASKED.replace("province&", "park&")
GIVEN = {"/v1/values": ASKED}
WRONG = (
    "isipo_", "isipo_x", "x", "isipo_" + "a" * 43, "isipo_" + "ب" * 43, "isipo_\x00", "' OR 1=1 --",
    "a" * 5000,
)


@pytest.mark.parametrize("path", CLOSED)
def test_nobody_is_told_how_to_ask(asked: Asking, path: str) -> None:
    answer = asked(path, who="")
    assert (401, 'Bearer realm="isipo"') == (answer.status, answer.headers["www-authenticate"])
    assert {"fa", "en", "status"} == set(answer.json["error"])


@pytest.mark.parametrize("secret", WRONG)
def test_a_wrong_token_opens_nothing(interface: ASGIApp, secret: str) -> None:
    assert 401 == ask(interface, "/v1/indicators", token=secret).status


@pytest.mark.parametrize("header", ["Basic {}", "Bearer", "{}", "Bearer  x {}", "Token {}"])
def test_a_header_that_is_no_bearer_opens_nothing(
    interface: ASGIApp, secrets: dict[str, str], header: str
) -> None:
    sent = {"authorization": header.format(secrets["modir"])}
    assert 401 == ask(interface, "/v1/indicators", headers=sent).status


def test_a_token_ends_when_revoked_too_old_or_its_user_changes(place: Engine, interface: ASGIApp) -> None:
    readers.add(place, "leila", "analyst")
    made = {why: tokens.make(place, "leila", why) for why in ("revoked", "old", "password", "deactivated")}
    status = {why: ask(interface, "/v1/entities", token=made[why]).status for why in made}
    assert {200} == {*status.values()}
    held = {each.name: each.number for each in tokens.listed(place, "leila")}
    tokens.revoke(place, held["revoked"], "leila", "leila")
    with place.begin() as connection:
        past = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(token).where(token.c.id == held["old"]).values(expires_at=past))
    ended = [ask(interface, "/v1/entities", token=made[why]).status for why in ("revoked", "old", "password")]
    assert [401, 401, 200] == ended
    users.set_password(place, "leila", "another password")
    assert 401 == ask(interface, "/v1/entities", token=made["password"]).status
    later = tokens.make(place, "leila", "later")
    users.deactivate(place, "leila")
    assert 401 == ask(interface, "/v1/entities", token=later).status


def test_a_token_opens_only_what_it_was_made_for(place: Engine, interface: ASGIApp) -> None:
    only = {scope: tokens.make(place, "tahlilgar", scope, [scope], 1) for scope in tokens.SCOPES}
    found = {
        (scope, path): ask(interface, path, GIVEN.get(path, ""), only[scope]).status
        for scope in only for path in CLOSED
    }
    expected = {
        (scope, path): 200 if scope == ("rows" if "rows" in path or "entities" in path else "values") else 403
        for scope in only for path in CLOSED
    }
    assert expected == found


def test_nobody_revokes_the_token_of_another(place: Engine) -> None:
    tokens.make(place, "modir", "mine")
    number = tokens.listed(place, "modir")[0].number
    with pytest.raises(BadToken):
        tokens.revoke(place, number, "fars", "fars")
    assert tokens.listed(place, "modir")[0].holds


@pytest.mark.parametrize(("scopes", "days"), [([], 1), (["all"], 1), (["values"], 0), (["values"], 366)])
def test_a_token_has_known_scopes_and_an_end(place: Engine, scopes: list[str], days: int) -> None:
    with pytest.raises(BadToken):
        tokens.make(place, "amin", "x", scopes, days)


def test_the_secret_is_nowhere_in_the_state(place: Engine) -> None:
    secret = tokens.make(place, "amin", "nowhere")
    with place.connect() as connection:
        kept = [*connection.execute(select(token)).all(), *connection.execute(select(audit)).all()]
    assert secret.removeprefix(tokens.MARK) not in str(kept)


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403)],
)
def test_a_cookie_is_good_on_our_own_pages_only(
    place: Engine, interface: ASGIApp, site: str, status: int
) -> None:
    sent = {**cookies.header(place, "modir"), "sec-fetch-site": site}
    assert status == ask(interface, "/v1/values", ASKED, headers=sent).status


def test_a_password_that_somebody_else_set_opens_nothing(place: Engine, interface: ASGIApp) -> None:
    readers.add(place, "newcomer", "analyst")
    sent = {**cookies.header(place, "newcomer"), "sec-fetch-site": "same-origin"}
    assert 200 == ask(interface, "/v1/values", ASKED, headers=sent).status
    newcomer = update(user_table).where(user_table.c.username == "newcomer")
    with place.begin() as connection:
        connection.execute(newcomer.values(must_change=True))
    assert 403 == ask(interface, "/v1/values", ASKED, headers=sent).status


def test_a_forged_cookie_or_a_right_one_beside_a_wrong_token_is_nobody(
    place: Engine, interface: ASGIApp
) -> None:
    forged, right = {"Cookie": f"{session_cookie.NAME}={'k' * 43}"}, cookies.header(place, "modir")
    assert 401 == ask(interface, "/v1/entities", headers=forged).status
    assert 401 == ask(interface, "/v1/entities", token=WRONG[1], headers=right).status


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/v1/values", "/v1/rows/contract", "/v1/openapi.json"])
def test_only_get_is_answered(asked: Asking, method: str, path: str) -> None:
    answer = asked(path, ASKED, method=method)
    assert (405, "GET") == (answer.status, answer.headers["allow"])


@pytest.mark.parametrize("name", readers.NAMES)
def test_each_role_reads_the_entities_of_its_rights(asked: Asking, name: str) -> None:
    role, own = next((role, own) for user, role, own in readers.EVERYBODY if user == name)
    rights = Rights.of(role, frozenset(own))
    listed = asked("/v1/entities", who=name)
    open_to = {each.name for each in register.entities(rights)} if may(role, "export_rows") else set()
    assert open_to == {each["entity"] for each in listed.json.get("entities", [])}
    for each in register.entities(Rights("steward"))[::6]:
        answer = asked(f"/v1/rows/{each.name}", "size=5", who=name)
        assert (200 if each.name in open_to else 403) == answer.status
        seen = {row.get("province_code") for row in answer.json.get("rows", [])}
        assert seen <= {None, *own} if own else True


@pytest.mark.parametrize("form", ["json", "csv", "parquet", "xlsx"])
@pytest.mark.parametrize(("path", "query"), [
    ("/v1/rows/contract", "provinces=IR-16"), ("/v1/values", f"{OF_PARKS}&provinces=IR-16"),
])
def test_a_forged_province_is_refused_in_every_form(asked: Asking, path: str, query: str, form: str) -> None:
    answer = asked(path, f"{query}&format={form}", who="fars")
    assert (403, "استان خود" in answer.json["error"]["fa"]) == (answer.status, True)


def test_a_deputy_gets_own_parks_only(asked: Asking) -> None:
    def parks(who: str, more: str = "") -> set[str]:
        rows = asked("/v1/values", f"{OF_PARKS}{more}", who=who).json["rows"]
        return {row["park"] for row in rows}

    assert parks("modir", "&provinces=IR-07") == parks("fars")
    assert parks("fars") < parks("modir")
    other = next(iter(parks("modir", "&provinces=IR-16")))
    assert 200 != asked("/v1/values", f"{ASKED}&park={other}", who="fars").status
    assert [] == asked("/v1/rows/contract", f"where=park_id%3D{other}", who="fars").json["rows"]


@pytest.mark.parametrize("path", ["/v1/openapi.json", "/v1"])
def test_the_description_is_open_to_everybody(asked: Asking, path: str) -> None:
    assert 200 == asked(path, who="").status
