"""Who asks: a program with a personal token, or the browser of somebody signed in to the dashboard."""

from collections.abc import Mapping
from dataclasses import dataclass

from api import refusals
from api.limits import Limits
from common.settings import settings
from data_access.state import session_cookie, sessions, tokens, users
from data_access.state.tables import state
from data_access.state.users import User
from metrics.scope import Rights

FROM_HERE = ("same-origin", "none")   # what a browser says of a link on our own page, or of a typed address


@dataclass(frozen=True)
class Caller:
    """Who asks, with the rights of the role; `counted` is whose questions are counted together."""

    username: str
    rights: Rights
    scopes: tuple[str, ...]
    counted: str

    def must_have(self, scope: str) -> None:
        """Raises Refused (403) for a token that was made for something else."""
        if scope not in self.scopes:
            raise refusals.out_of_scope(scope)


def caller(headers: Mapping[str, str], cookies: Mapping[str, str], address: str, limits: Limits) -> Caller:
    """Whoever asks, counted once. A token that is sent decides alone, whatever cookie came with it.

    Raises Refused: 401 for nobody, 403 for a cookie sent by another site, 429; and DataUnavailable.
    """
    try:
        sent = headers.get("authorization")
        found = _of_cookie(headers, cookies) if sent is None else _of_token(sent)
    except refusals.Refused:
        limits.take(f"address {address}")
        raise
    limits.take(found.counted)
    return found


def _of_token(sent: str) -> Caller:
    kind, _, secret = sent.partition(" ")
    known = tokens.find(state(settings().state_url), secret.strip()) if kind.lower() == "bearer" else None
    if known is None or not session_cookie.may_be_here(known[0]):
        raise refusals.bad_token()
    user, token = known
    return Caller(user.username, _rights(user), token.scopes, f"token {token.number}")


def _of_cookie(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Caller:
    secret = session_cookie.secret_in(cookies)
    user = sessions.user_of(state(settings().state_url), secret) if secret else None
    if user is None or not session_cookie.may_be_here(user):
        raise refusals.nobody()
    if headers.get("sec-fetch-site", FROM_HERE[0]) not in FROM_HERE:
        raise refusals.elsewhere()
    if users.must_change(state(settings().state_url), user.username):
        raise refusals.other_password()
    return Caller(user.username, _rights(user), tokens.SCOPES, f"user {user.username}")


def _rights(user: User) -> Rights:
    return Rights.of(user.role, user.provinces)
