"""What an answer says that is none: a Persian and an English sentence, never a trace."""

import logging
import secrets
from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse, Response

from common.errors import DashboardError, DataUnavailable, Forbidden, SettingsError, UnknownIndicator

log = logging.getLogger(__name__)
SAFE = {
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Authorization, Cookie",
    "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
}
STATUS: tuple[tuple[type[DashboardError], int], ...] = (
    (Forbidden, 403), (DataUnavailable, 503), (SettingsError, 503), (UnknownIndicator, 400),
    (DashboardError, 400),
)


class Refused(DashboardError):
    """A question that gets no answer: nobody asks, too often, or for what is not there."""

    def __init__(self, status: int, fa: str, en: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(fa, en)
        self.status = status
        self.headers = dict(headers or {})


class CutShort(Exception):
    """The answer broke off after it began: the server ends the connection, and nobody takes it for whole."""


def nobody() -> Refused:
    return Refused(
        401, "درخواست بی‌نام است؛ کلید دسترسی خود را در سرآیند Authorization بفرستید یا وارد داشبورد شوید.",
        "Nobody asks: send your token as `Authorization: Bearer isipo_...`, or sign in to the dashboard.",
        {"WWW-Authenticate": 'Bearer realm="isipo"'},
    )


def bad_token() -> Refused:
    """One sentence for every reason: from outside nothing is told of tokens."""
    return Refused(
        401, "این کلید دسترسی معتبر نیست، باطل شده یا زمانش گذشته است؛ در صفحهٔ «حساب من» کلید تازه‌ای بسازید.",
        "This token is wrong, revoked or too old: make a new one on the page “My account”.",
        {"WWW-Authenticate": 'Bearer realm="isipo", error="invalid_token"'},
    )


def elsewhere() -> Refused:
    return Refused(
        403, "این نشانی از سایتی دیگر باز شده است؛ آن را از خود داشبورد باز کنید یا کلید دسترسی بفرستید.",
        "This address was opened from another site: open it from the dashboard, or send a token.",
    )


def other_password() -> Refused:
    return Refused(
        403, "گذرواژهٔ شما را دیگری گذاشته است؛ نخست در صفحهٔ «حساب من» گذرواژهٔ خود را برگزینید.",
        "Your password was set by somebody else: first choose your own on the page “My account”.",
    )


def out_of_scope(scope: str) -> Refused:
    return Refused(
        403, f"این کلید دسترسی برای «{scope}» نیست؛ کلیدی با این دامنه بسازید.",
        f"This token is not for {scope!r}: make one with this scope.",
    )


def not_there() -> Refused:
    return Refused(
        404, "در این نشانی چیزی نیست؛ نشانی‌ها در /api/v1/openapi.json آمده‌اند.",
        "There is nothing at this address: the addresses are in /api/v1/openapi.json.",
    )


def wrong_method() -> Refused:
    return Refused(
        405, "این رابط فقط خواندنی است؛ با GET بپرسید.", "This interface is read-only: ask with GET.",
        {"Allow": "GET"},
    )


def answer(problem: Exception) -> Response:
    """The problem in words; one that is not ours gets a number, under which the log tells the rest."""
    if isinstance(problem, Refused):
        return _said(problem.status, problem, problem.headers)
    if isinstance(problem, DashboardError):
        status = next(status for kind, status in STATUS if isinstance(problem, kind))
        return _said(status, problem, {})
    reference = secrets.token_hex(4).upper()
    log.error("reference %s", reference, exc_info=problem)
    return _said(500, DashboardError(
        f"پاسخی ساخته نشد؛ دوباره بپرسید و اگر باز نشد شمارهٔ {reference} را به راهبر بگویید.",
        f"No answer could be made: ask again; if it fails, tell {reference} to whoever runs this.",
    ), {})


def _said(status: int, problem: DashboardError, headers: Mapping[str, str]) -> Response:
    body: dict[str, Any] = {"error": {"status": status, "fa": problem.fa, "en": problem.en}}
    return JSONResponse(body, status, {**SAFE, **headers})
