"""Who is believed about the browser behind a proxy: those in the settings, nobody else."""

from collections.abc import Sequence
from typing import Any

import anyio
import pytest
import uvicorn.config
from starlette.types import Message, Receive, Scope, Send

from common.errors import SettingsError
from web.proxies import Proxies, believe_only_us, networks

FORWARDED = (
    ("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "https"), ("x-forwarded-host", "isipo.example"),
)


def seen(
    trusted: str, headers: Sequence[tuple[str, str]], peer: str = "10.0.0.1", kind: str = "http",
) -> dict[str, Any]:
    """What the application behind is told."""
    told: dict[str, Any] = {}

    async def inner(scope: Scope, _: Receive, __: Send) -> None:
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        told.update(scope, headers=headers)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in (("host", "inside:8501"), *headers)]
    scheme = "ws" if kind == "websocket" else "http"
    asked: Scope = {"type": kind, "scheme": scheme, "client": (peer, 5000), "headers": raw}
    anyio.run(Proxies(inner, networks(trusted)), asked, _receive, _send)
    return told


async def _receive() -> Message:
    return {"type": "http.disconnect"}


async def _send(_: Message) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("trusted", ["", "10.0.0.2", "192.168.0.0/16"])
def test_a_stranger_is_believed_nothing(trusted: str) -> None:
    found = seen(trusted, FORWARDED)
    assert (("10.0.0.1", 5000), "http", "inside:8501") == (
        found["client"], found["scheme"], found["headers"]["host"],
    )


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_trusted_proxy_tells_address_scheme_and_host(kind: str) -> None:
    found = seen("10.0.0.0/24", FORWARDED, kind=kind)
    assert ("203.0.113.9", "isipo.example") == (found["client"][0], found["headers"]["host"])
    assert {"http": "https", "websocket": "wss"}[kind] == found["scheme"]


@pytest.mark.parametrize(("told", "client"), [
    ("1.1.1.1, 203.0.113.9", "203.0.113.9"),                # the first was written by the browser itself
    ("1.1.1.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"),      # through two of our proxies
    ("10.0.0.7", "10.0.0.7"), ("x", "10.0.0.1"), ("", "10.0.0.1"), ("1.1.1.1, <b>", "10.0.0.1"),
    ("2001:db8::1", "2001:db8::1"),
])
def test_the_browser_is_the_nearest_stranger(told: str, client: str) -> None:
    assert client == seen("10.0.0.0/24", [("x-forwarded-for", told)])["client"][0]


@pytest.mark.parametrize("host", ["a b", "a\r\nb", "evil/..", "a@b", "", "[::1", "a" * 300])
def test_what_cannot_be_a_host_or_scheme_is_none(host: str) -> None:
    found = seen("10.0.0.1", [("x-forwarded-host", host), ("x-forwarded-proto", "javascript")])
    assert ("inside:8501", "http") == (found["headers"]["host"], found["scheme"])


def test_headers_that_name_somebody_are_not_kept() -> None:
    names = ("x-forwarded-user", "remote-user", "remote_user", "x-remote-user", "x-auth-request-email")
    assert {"host"} == set(seen("10.0.0.1", [(name, "maryam") for name in names])["headers"])
    assert "user-agent" in seen("", [("user-agent", "x")])["headers"]


def test_of_two_cookies_the_one_of_the_scheme_stays() -> None:
    cookies = ("cookie", "a=1; isipo_session=plain; __Host-isipo_session=safe; b=2")
    https = seen("10.0.0.1", [cookies, ("x-forwarded-proto", "https")])["headers"]["cookie"]
    assert "a=1; __Host-isipo_session=safe; b=2" == https
    assert "a=1; isipo_session=plain; b=2" == seen("", [cookies])["headers"]["cookie"]


def test_a_wrong_setting_is_told() -> None:
    with pytest.raises(SettingsError):
        networks("10.0.0.1, proxy.example")


def test_uvicorn_believes_nobody_by_itself() -> None:
    kept = uvicorn.config.ProxyHeadersMiddleware   # type: ignore[attr-defined]
    try:
        believe_only_us()
        config = uvicorn.Config(app := Proxies(_nothing))
        config.load()
        assert app is config.loaded_app
    finally:
        uvicorn.config.ProxyHeadersMiddleware = kept   # type: ignore[attr-defined]


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers nothing."""
