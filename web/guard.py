"""The guard of every address: who is not signed in gets the login instead of a page, and no file at all.

What is not named here as open is closed, so an address that a new version of Streamlit brings is closed, too.
"""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from common.errors import DashboardError
from web import local, visitors

# Answered without a session: our own addresses that ask for themselves, and what holds nothing of ours.
OPEN = (
    "/login", "/logout", "/logout/everywhere", "/startups", "/healthz", "/readyz", "/metrics",
    "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json", "/favicon.ico",
)
OPEN_BELOW = ("/api/", "/static/", "/app/static/")
# Of Streamlit's login for accounts of the organisation; they answer only where one is configured.
OF_ACCOUNTS = ("/auth/login", "/oauth2callback")
# Streamlit's client asks below the page whether its server lives there; the answer is always "no".
PROBES = ("/_stcore/health", "/_stcore/host-config")
# Giving and taking files: never a page, so never a redirect.
FILES = ("/media/", "/_stcore/", "/component/", "/api", "/auth/", "/shapes/")
NOT_KEPT = {"Cache-Control": "no-store"}
NOBODY = (
    "برای این نشانی باید وارد شوید؛ صفحه را دوباره باز کنید.\n"
    "Sign in for this address: open the page again.\n"
)


class Guard:
    """Middleware for everything that is asked over HTTP; `base` is the server's own base path."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._open(scope["path"]):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        try:
            user = await visitors.user(connection)
        except DashboardError as problem:
            told = PlainTextResponse(f"{problem.fa}\n{problem.en}\n", 503, headers=NOT_KEPT)
            await told(scope, receive, send)
            return
        if user is None:
            await self._turned_away(connection)(scope, receive, send)
            return
        private = scope["path"].removeprefix(self.base).startswith("/media/")
        await self.app(scope, receive, _kept_nowhere(send) if private else send)

    def _open(self, path: str) -> bool:
        below = path.removeprefix(self.base)
        open_ones = (*OPEN, *OF_ACCOUNTS)
        return below in open_ones or below.startswith(OPEN_BELOW) or below.endswith(PROBES)

    def _turned_away(self, connection: HTTPConnection) -> Response:
        """To the login and back again for a page; a sentence for everything else."""
        path, query = connection.url.path, connection.url.query
        below = path.removeprefix(self.base)
        if connection.scope["method"] not in ("GET", "HEAD") or below.startswith(FILES):
            return PlainTextResponse(NOBODY, 401, headers=NOT_KEPT)
        page = local.local(f"{path}?{query}" if query else path, self.base)
        language = "en" if local.language_in(page) == "en" else "fa"
        return RedirectResponse(
            local.login(page, language, self.base), 303, headers={**NOT_KEPT, "Vary": "Cookie"},
        )


def _kept_nowhere(send: Send) -> Send:
    """Of a reader's own file nothing stays behind in the browser for the next one."""
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [each for each in message["headers"] if each[0].lower() != b"cache-control"]
            message = {**message, "headers": [*others, (b"cache-control", b"private, no-store")]}
        await send(message)

    return marked
