"""Who really asks: what a trusted proxy tells of the browser behind it. Nobody else is believed anything."""

import re
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import uvicorn.config
from starlette.types import ASGIApp, Receive, Scope, Send

from common.errors import SettingsError
from data_access.state import session_cookie

Network = IPv4Network | IPv6Network
Header = tuple[bytes, bytes]
# Headers by which gateways tell who somebody is; we ask our own sessions only, so they are not even kept.
IDENTITY = re.compile(
    rb"(x-)?(remote|forwarded|auth|authenticated|webauth|auth-request)-?(user|email|groups?|name|preferred-username"
    rb"|role|roles)|x-(user|username|email|userid|user-id|role|roles|groups)|(x-)?ssl-client-.*"
    rb"|x-ms-client-principal.*|x-goog-authenticated-user-.*|x-amzn-oidc-.*|cf-access-.*",
)
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_SECURE = {"https": "wss", "http": "ws"}


def believe_only_us() -> None:
    """Takes uvicorn's own belief away: it takes the word of whoever asks from this machine.

    Streamlit starts uvicorn and leaves no choice; uvicorn asks for this class after it loaded us.
    """
    uvicorn.config.ProxyHeadersMiddleware = _unchanged  # type: ignore[assignment, attr-defined]


def _unchanged(app: ASGIApp, trusted_hosts: Iterable[str] | str = "") -> ASGIApp:  # noqa: ARG001 - as uvicorn calls it
    return app


def networks(listed: str) -> tuple[Network, ...]:
    """The setting `trusted_proxies`: addresses or networks with commas. Raises SettingsError.

    >>> [str(each) for each in networks("127.0.0.1, 10.0.0.0/24")]
    ['127.0.0.1/32', '10.0.0.0/24']
    """
    try:
        return tuple(ip_network(each.strip()) for each in listed.split(",") if each.strip())
    except ValueError as failure:
        raise SettingsError(
            "تنظیم TRUSTED_PROXIES نشانی یا شبکهٔ IP می‌خواهد، با ویرگول از هم جدا.",
            f"The setting TRUSTED_PROXIES wants IP addresses or networks with commas: {failure}.",
        ) from failure


class Proxies:
    """Middleware, the outermost: address, scheme and host as the browser has them; one cookie per scheme."""

    def __init__(self, app: ASGIApp, trusted: Sequence[Network] = ()) -> None:
        self.app = app
        self.trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "headers": [each for each in scope["headers"] if not _of_identity(each[0])]}
            if scope.get("client") and self._trusts(scope["client"][0]):
                self._believe(scope)
            scope["headers"] = [*_one_cookie(scope["headers"], scope["scheme"] in ("https", "wss"))]
        await self.app(scope, receive, send)

    def _trusts(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.trusted)

    def _believe(self, scope: Scope) -> None:
        told = {name: _told(scope["headers"], name) for name in ("for", "proto", "host")}
        for address in reversed(told["for"]):   # from the nearest proxy outwards, up to the first stranger
            if not _is_address(address):
                break
            scope["client"] = (address, 0)
            if not self._trusts(address):
                break
        if told["proto"] and told["proto"][-1] in _SECURE:
            proto = told["proto"][-1]
            scope["scheme"] = _SECURE[proto] if scope["type"] == "websocket" else proto
        if told["host"] and _HOST.fullmatch(told["host"][-1]):
            others = [each for each in scope["headers"] if each[0] != b"host"]
            scope["headers"] = [*others, (b"host", told["host"][-1].encode())]


def _of_identity(name: bytes) -> bool:
    return IDENTITY.fullmatch(name.lower().replace(b"_", b"-")) is not None


def _told(headers: Iterable[Header], name: str) -> list[str]:
    wanted = f"x-forwarded-{name}".encode()
    values = b",".join(value for key, value in headers if key == wanted).decode("latin-1")
    return [each.strip() for each in values.split(",") if each.strip()]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _one_cookie(headers: Iterable[Header], secure: bool) -> Iterable[Header]:
    """Of our two cookies only that of the scheme: over https nobody plants the plain one."""
    other = session_cookie.name(secure=not secure).encode()
    for name, value in headers:
        if name != b"cookie" or other not in value:
            yield name, value
            continue
        kept = [each for each in value.split(b";") if each.partition(b"=")[0].strip() != other]
        yield name, b";".join(kept)
