"""What becomes of a sent login form: the password first, then the second step of those who have one."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access.state import session_cookie
from data_access.state.users import User
from web import door, forms, login_page, outside, second_step, visitors
from web.local import language_in, local, spoken
from web.login_page import View

InThread = Callable[[Callable[[], Any]], Awaitable[Any]]


@dataclass(frozen=True)
class Sent:
    """A form on its way through the door."""

    request: Request
    fields: Mapping[str, str]
    view: View
    browser: str
    in_thread: InThread

    @property
    def address(self) -> str:
        return visitors.address(self.request)

    async def again(self, problem: str = "", note: str = "") -> Response:
        """The form once more."""
        way: str = await self.in_thread(outside.address)
        shown = login_page.password(self.view, problem, note, way)
        forms.remember(shown, self.request, self.browser)
        return shown


async def tried(request: Request, base: str, in_thread: InThread) -> Response:
    """The answer to a sent form: in, the second step, or the form once more with one sentence."""
    fields, browser = await forms.sent(request), forms.browser(request)
    page = local(fields.get("next", ""), base)
    asked = request.query_params.get("lang", "")
    language = asked if asked in ("fa", "en") else language_in(page)
    sent = Sent(request, fields, View(language, base, page, forms.token(browser)), browser, in_thread)
    if not forms.ours(request, fields):
        return await sent.again(note=sent.view.say("login.form_old"))
    return await (_code(sent) if "step" in fields else _password(sent))


async def from_outside(request: Request, base: str, in_thread: InThread) -> Response:
    """In, for an account of the organisation that is a user's; else the form with one sentence."""
    browser, page = forms.browser(request), local(request.cookies.get(forms.NEXT, ""), base)
    sent = Sent(request, {}, View(language_in(page), base, page, forms.token(browser)), browser, in_thread)
    user: User | None = await in_thread(partial(outside.user_of, request.cookies, sent.address))
    if user is None:
        found = await sent.again(sent.view.say("login.outside_unknown"))
    else:
        found = await _in(sent, user, "account of the organisation")
    outside.forget(found, request, base)
    return found


async def _password(sent: Sent) -> Response:
    given = sent.fields.get("name", ""), sent.fields.get("password", "")
    found: door.Tried = await sent.in_thread(partial(door.try_password, *given, sent.address))
    if found.user is None:
        return await sent.again(_wrong(sent.view, found.wait))
    if await sent.in_thread(partial(second_step.asked_of, found.user)):
        step = second_step.begun(found.user, sent.browser, time.time())
        return login_page.code(sent.view, step)
    return await _in(sent, found.user, "password")


async def _code(sent: Sent) -> Response:
    step, code = sent.fields.get("step", ""), sent.fields.get("code", "")
    user: User | None = await sent.in_thread(partial(second_step.of, step, sent.browser, time.time()))
    if user is None:
        return await sent.again(note=sent.view.say("login.form_old"))
    found: door.Tried = await sent.in_thread(partial(second_step.try_code, user, code, sent.address))
    if found.user is None:
        return login_page.code(sent.view, step, _wrong(sent.view, found.wait, "login.code_wrong"))
    return await _in(sent, user, "password and code")


async def _in(sent: Sent, user: User, how: str) -> Response:
    old = session_cookie.secret_in(sent.request.cookies)
    if old:
        await sent.in_thread(partial(door.leave, old, sent.address))
    agent = visitors.agent(sent.request)
    secret = await sent.in_thread(partial(door.begin_session, user, sent.address, agent, how))
    page, language = sent.view.page, sent.view.language
    if language != language_in(page):
        page = spoken(page, language)
    inside = RedirectResponse(page, 303, headers={"Cache-Control": "no-store"})
    give(inside, sent.request, secret)
    return inside


def give(response: Response, request: Request, secret: str) -> None:
    """The cookie of a session: for this host and browser, not for scripts, not for other sites' forms."""
    secure = visitors.secure(request)
    response.set_cookie(
        session_cookie.name(secure=secure), secret, path="/", secure=secure, httponly=True, samesite="lax",
    )


def _wrong(view: View, wait: int, key: str = "login.wrong") -> str:
    if not wait:
        return view.say(key)
    return f'{view.say(key)} {view.say("login.pause", seconds=login_page.seconds(view.language, wait))}'
