"""Who stands behind a request: address, scheme, and the session that the cookie names."""

from functools import partial
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from starlette.requests import HTTPConnection

from common.settings import settings
from data_access.state import session_cookie
from data_access.state.session_cookie import may_be_here

if TYPE_CHECKING:
    from data_access.state.users import User

AT_ONCE = 8          # questions to the state database; files are not held up by them
LONGEST_AGENT = 200
THIS_MACHINE = "local"
_LOCAL = ("127.0.0.1", "::1", "")
_limiter = CapacityLimiter(AT_ONCE)


def address(connection: HTTPConnection) -> str:
    """Where the browser is; this machine itself has one name."""
    found = connection.client.host if connection.client else ""
    return THIS_MACHINE if found in _LOCAL else found[:64]


def agent(connection: HTTPConnection) -> str:
    """What the browser calls itself; only ever shown to its own reader."""
    told = connection.headers.get("user-agent", "")
    return "".join(letter for letter in told if letter.isprintable())[:LONGEST_AGENT]


def secure(connection: HTTPConnection) -> bool:
    """Whether the browser speaks https, to us or to a trusted proxy."""
    return connection.scope["scheme"] in ("https", "wss")


def from_here(connection: HTTPConnection) -> bool:
    """Whether a page of ours sends this: browsers name the origin of every form and socket.

    Behind a proxy that is not trusted we do not know that the browser speaks https; then the host decides.
    """
    scheme, _, host = connection.headers.get("origin", "").partition("://")
    if scheme not in ("http", "https") or (scheme == "http" and secure(connection)):
        return False
    return host.lower() == connection.headers.get("host", "").lower()


async def user(connection: HTTPConnection, *, used: bool = True) -> "User | None":
    """Who is signed in; `used` = the reader does something just now. Raises DataUnavailable."""
    secret = session_cookie.secret_in(connection.cookies)
    if secret is None:
        return None
    return await to_thread.run_sync(partial(_user, secret, used=used), limiter=_limiter)


def _user(secret: str, *, used: bool) -> "User | None":
    from data_access.state import sessions
    from data_access.state.tables import state

    found = sessions.user_of(state(settings().state_url), secret, used=used)
    return found if found and may_be_here(found) else None
