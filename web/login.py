"""The addresses of the door, /login and /logout; outside Streamlit, so that the server sets the cookie."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from common.errors import DashboardError
from data_access.state import session_cookie
from web import visitors
from web.local import language_in, local

AT_ONCE = 4   # each is a quarter of a second of work; a flood of tries must not hold up the pages
_limiter = CapacityLimiter(AT_ONCE)
Answering = Callable[[Request, str], Awaitable[Response]]


def routes(base: str = "") -> Sequence[BaseRoute]:
    """The addresses, under the server's own base path."""
    above = f"/{base.strip('/')}" if base.strip("/") else ""

    def at(path: str, answering: Answering, *methods: str) -> Route:
        async def answer(request: Request) -> Response:
            try:
                return await answering(request, above)
            except DashboardError as problem:
                return await _in_words(problem, request, above)

        return Route(f"{above}{path}", answer, methods=list(methods))

    return [
        at("/login", _shown, "GET"), at("/login", _tried, "POST"), at("/logout", _left, "POST"),
        at("/logout/everywhere", _left_everywhere, "POST"),
        at("/logout", _not_by_link, "GET"), at("/logout/everywhere", _not_by_link, "GET"),
    ]


async def _shown(request: Request, base: str) -> Response:
    from web import forms, login_page, outside

    page = local(request.query_params.get("next", ""), base)
    if await visitors.user(request, used=False):
        return _go(page)
    if outside.comes_back(request):
        from web import entering

        return await entering.from_outside(request, base, _in_thread)
    of_browser = forms.browser(request)
    view = login_page.View(_language(request, page), base, page, forms.token(of_browser))
    note = view.say("login.left") if "left" in request.query_params else ""
    shown = login_page.password(view, note=note, outside=await _in_thread(outside.address))
    forms.remember(shown, request, of_browser)
    if outside.configured():   # the way over the provider leads back without it
        shown.set_cookie(forms.NEXT, page, path="/", max_age=600, httponly=True, samesite="lax",
                         secure=visitors.secure(request))
    return shown


async def _tried(request: Request, base: str) -> Response:
    from web import entering

    return await entering.tried(request, base, _in_thread)


async def _left(request: Request, base: str, *, everywhere: bool = False) -> Response:
    from web import door, forms

    fields, secret = await forms.sent(request), session_cookie.secret_in(request.cookies)
    page = local(fields.get("next", ""), base)
    if secret and await visitors.user(request, used=False):
        if not forms.ours_inside(request, fields):
            return _go(page)   # sent by somebody else's page: the reader stays signed in
        await _in_thread(partial(door.leave, secret, visitors.address(request), everywhere=everywhere))
    gone = _go(f"{base}/login?left=yes&lang={language_in(page)}")
    for name in (session_cookie.NAME, session_cookie.SECURE_NAME):
        gone.delete_cookie(name, path="/", secure=name != session_cookie.NAME, httponly=True, samesite="lax")
    return gone


async def _left_everywhere(request: Request, base: str) -> Response:
    return await _left(request, base, everywhere=True)


async def _not_by_link(_: Request, base: str) -> Response:
    return _go(f"{base}/")   # a link that somebody sends must not sign the reader out


async def _in_words(problem: DashboardError, request: Request, base: str) -> Response:
    """Without the state database nobody gets in, and it is said."""
    from html import escape

    from web import login_page

    view = login_page.View(_language(request, f"{base}/"), base, f"{base}/", "")
    return login_page.sentence(view, escape(problem.text(view.language)), 503)


async def _in_thread(work: Callable[[], Any]) -> Any:
    return await to_thread.run_sync(work, limiter=_limiter)


def _language(request: Request, page: str) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in ("fa", "en") else language_in(page)


def _go(page: str) -> RedirectResponse:
    return RedirectResponse(page, 303, headers={"Cache-Control": "no-store"})
