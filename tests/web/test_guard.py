"""What anybody gets without a session: the login, the open page, the shell of pages - and no file at all."""

import subprocess
import sys

import anyio
import pytest
from sqlalchemy import Engine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.state import sessions, users
from tests import readers
from tests.serving import ROOT, Serving
from tests.web.visitor import Visitor
from web.guard import Guard

# Of the version that was looked through: each is in web/guard.py, or closed because it is not.
ADDRESSES = {
    "/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json",
    "/_stcore/bidi-components/{path:path}", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics",
    "/_stcore/stream", "/_stcore/upload_file/{session_id}/{file_id}", "/app/static/{path:path}",
    "/auth/login",
    "/auth/logout", "/component/{path:path}", "/media/{file_id:path}", "/oauth2callback",
}
LISTED = """
import streamlit as st
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
for each in create_streamlit_routes(st.App("ui/script.py")._create_runtime()):
    print(getattr(each, "path", ""))
"""
CLOSED = (
    ("GET", "/media/abc.png"), ("GET", "/media/../media/abc.png"), ("HEAD", "/media/abc.png"),
    ("PUT", "/_stcore/upload_file/a/b"), ("DELETE", "/_stcore/upload_file/a/b"),
    ("OPTIONS", "/_stcore/upload_file/a/b"), ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/bidi-components/a/b"),
    ("GET", "/_stcore/agent/openapi.json"), ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("GET", "/_stcore/script-health-check"), ("GET", "/_stcore/"), ("GET", "/component/x/index.html"),
    ("GET", "/shapes/country-0.json"),
    ("GET", "/auth/logout"), ("POST", "/parks"), ("PUT", "/"), ("POST", "/startups/x"), ("GET", "/api"),
)
PAGES = ("/", "/parks", "/Parks", "/parks/", "/parks.py", "/nowhere", "/index.html", "/media", "/startups/x",
         "//media/x")
FORGED = dict.fromkeys((
    "X-Forwarded-User", "X-Forwarded-Email", "X-Forwarded-Preferred-Username", "X-Remote-User",
    "Remote-User", "Remote_User", "X-Auth-Request-User", "X-Authenticated-User", "X-User",
    "X-WebAuth-User", "X-Ms-Client-Principal-Name", "X-Goog-Authenticated-User-Email",
    "Cf-Access-Authenticated-User-Email", "X-Amzn-Oidc-Identity", "Ssl-Client-S-Dn",
), "maryam")


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_no_file_is_given_or_taken_without_a_session(served: Serving, method: str, path: str) -> None:
    answer = Visitor(served.url).ask(method, path, "", {})
    assert answer.status == 401 or (path.startswith("/_stcore/") and answer.status == 404)
    assert "<html" not in answer.text
    assert method == "HEAD" or answer.status == 404 or "وارد شوید" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_leads_to_the_login(served: Serving, path: str) -> None:
    answer = Visitor(served.url).get(path)
    assert 303 == answer.status
    assert answer.to.startswith("/login?next=/")
    assert "no-store" == answer.headers["cache-control"]


@pytest.mark.parametrize("path", [
    "/startups", "/startups?lang=en", "/_stcore/health", "/_stcore/host-config", "/healthz",
    "/app/static/fonts/OFL.txt", "/api/v1", "/login",
])
def test_what_is_open_is_open(served: Serving, path: str) -> None:
    assert 200 == Visitor(served.url).get(path).status


@pytest.mark.parametrize("path", ["/startups/_stcore/health", "/parks/_stcore/host-config"])
def test_the_probe_of_a_page_is_told_that_nobody_lives_there(served: Serving, path: str) -> None:
    assert 404 == Visitor(served.url).get(path).status


def test_with_a_session_files_are_looked_for_and_not_kept(served: Serving, own_state: Engine) -> None:
    reader = Visitor(served.url, {}, {"isipo_session": sessions.start(own_state, "reza")})
    answer = reader.get("/media/abc.png")
    assert (404, "private, no-store") == (answer.status, answer.headers["cache-control"])
    sessions.end(own_state, reader.cookies["isipo_session"])
    assert 401 == reader.get("/media/abc.png").status


@pytest.mark.parametrize("cookie", [
    "", "k" * 43, "k" * 44, "../../etc", "maryam", "eyJhbGciOiJub25lIn0.e30.",
])
def test_a_made_up_cookie_is_nobody(served: Serving, cookie: str) -> None:
    assert 303 == Visitor(served.url, {}, {"isipo_session": cookie}).get("/parks").status
    assert 303 == Visitor(served.url, {}, {"__Host-isipo_session": cookie}).get("/parks").status


def test_headers_that_tell_who_somebody_is_do_nothing(served: Serving, behind: Serving) -> None:
    for running in (served, behind):
        for headers in (FORGED, *({name: text} for name, text in FORGED.items())):
            stranger = Visitor(running.url, headers)
            assert (303, 401) == (stranger.get("/parks").status, stranger.get("/media/x").status)
            assert 401 == stranger.get("/api/v1/entities").status


def test_a_cookie_of_a_user_who_left_the_organisation_is_nobody(served: Serving, own_state: Engine) -> None:
    readers.add(own_state, "leaver", "analyst")
    secret = sessions.start(own_state, "leaver")
    users.deactivate(own_state, "leaver")
    assert 303 == Visitor(served.url, {}, {"isipo_session": secret}).get("/parks").status


def test_every_address_of_streamlit_is_open_or_closed_on_purpose() -> None:
    """A new version may bring new addresses: they are closed, and this test tells of them."""
    command = [sys.executable, "-c", LISTED]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert ADDRESSES == set(told.stdout.split())


def test_below_a_base_path_the_same_holds() -> None:
    async def inner(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    guard = Guard(inner, "/isipo")
    assert (200, 200, 303, 401, 401) == tuple(anyio.run(_ask, guard, path) for path in (
        "/isipo/login", "/isipo/static/x.js", "/isipo/parks", "/isipo/media/x", "/isipo/_stcore/metrics",
    ))


async def _ask(app: ASGIApp, path: str) -> int:
    heard: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        heard.append(message)

    scope = {"type": "http", "path": path, "method": "GET", "headers": [], "scheme": "http",
             "query_string": b"", "server": ("127.0.0.1", 80), "root_path": ""}
    await app(scope, receive, send)
    return int(heard[0]["status"])
