"""Who may see how the server works: this machine itself, or whoever brings the token of the settings."""

from hmac import compare_digest
from ipaddress import ip_address

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from common.settings import settings

# A proxy on this machine speaks for somebody else; it says so in one of these.
_OF_PROXIES = ("x-forwarded-for", "x-real-ip", "forwarded", "via")
# Streamlit's own figures, and its interface for programs, which we do not offer.
_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


def may_look(request: HTTPConnection) -> bool:
    """Whether the question comes from this machine itself, not through a proxy, or with the token."""
    token = settings().metrics_token
    kind, _, sent = request.headers.get("authorization", "").partition(" ")
    if token and kind.lower() == "bearer" and compare_digest(sent.strip().encode(), token.encode()):
        return True
    return not any(name in request.headers for name in _OF_PROXIES) and _here(request)


def _here(request: HTTPConnection) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


class Closed:
    """Middleware: addresses of Streamlit that are nobody's business but the operator's are not there."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._closed(scope["path"]) and not may_look(HTTPConnection(scope)):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _closed(self, path: str) -> bool:
        return path.removeprefix(self.base).lower().startswith(_CLOSED)
