"""Forms that only our own pages can send: a token in the form belongs to a cookie of the same browser."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from data_access.state import session_cookie
from web.keyed import keyed, same
from web.visitors import from_here, secure

NAME, NEXT, FIELD = "isipo_form", "isipo_next", "form"
LARGEST, MOST_FIELDS = 20_000, 20
SAME_SITE = ("same-origin", "none")


def browser(request: Request) -> str:
    """What the form cookie of this browser holds; a new secret where there is none."""
    found = request.cookies.get(_name(request), "")
    return found if len(found) == 43 and found.isascii() else secrets.token_urlsafe(32)  # noqa: PLR2004 - of token_urlsafe(32)


def token(of_browser: str) -> str:
    """What the form of that browser holds."""
    return keyed("form", of_browser)


def token_of_session(secret: str) -> str:
    """What a form inside the pages holds: there the session's own cookie names the browser."""
    return keyed("session form", secret)


def remember(response: Response, request: Request, of_browser: str) -> None:
    response.set_cookie(
        _name(request), of_browser, path="/", secure=secure(request), httponly=True, samesite="lax",
    )


async def sent(request: Request) -> Mapping[str, str]:
    """The fields of a form; of a body that is too large or no form, none."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return {}
    try:
        text = body.decode("utf-8", "replace")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def ours(request: Request, fields: Mapping[str, str]) -> bool:
    """Whether the form came from our login page in this same browser."""
    of_browser = request.cookies.get(_name(request), "")
    return _from_our_page(request) and bool(of_browser) and same(fields.get(FIELD, ""), token(of_browser))


def ours_inside(request: Request, fields: Mapping[str, str]) -> bool:
    """Whether the form came from one of our pages in the session that the cookie names."""
    secret = session_cookie.secret_in(request.cookies)
    if secret is None or not _from_our_page(request):
        return False
    return same(fields.get(FIELD, ""), token_of_session(secret))


def _from_our_page(request: Request) -> bool:
    """Browsers tell where a form comes from; a program that tells nothing still has to know the token."""
    site = request.headers.get("sec-fetch-site", SAME_SITE[0])
    return site in SAME_SITE and ("origin" not in request.headers or from_here(request))


def _name(request: Request) -> str:
    return f"__Host-{NAME}" if secure(request) else NAME
