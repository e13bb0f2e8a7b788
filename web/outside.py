"""Accounts of the organisation: `st.login`'s way to an OpenID provider and back, ending in our own session.

Streamlit leaves a signed cookie with what the provider said. It is looked at once, right after the way back,
and taken away: our sessions end, are listed and audited, while that cookie would be good for thirty days.
"""

import json
from collections.abc import Mapping
from time import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from common.settings import settings
from data_access.state import audit, outside
from data_access.state.session_cookie import may_be_here
from data_access.state.tables import state
from data_access.state.users import User
from web.keyed import keyed

COOKIE, PROVIDER, FRESH_SECONDS = "_streamlit_user", "default", 300


def configured() -> bool:
    """Whether the organisation's login is offered."""
    return bool(settings().oidc_metadata_url and settings().oidc_client_id)


def secrets() -> "dict[str, Any] | None":
    """What Streamlit calls [auth], out of our settings; None where there is none."""
    if not configured():
        return None
    chosen = settings()
    return {"auth": {
        "redirect_uri": chosen.oidc_redirect_uri, "cookie_secret": keyed("cookie of accounts", ""),
        "client_id": chosen.oidc_client_id, "client_secret": chosen.oidc_client_secret,
        "server_metadata_url": chosen.oidc_metadata_url,
    }}


def address() -> str:
    """Where the organisation's own login begins; "" where none is configured."""
    if not configured():
        return ""
    from streamlit.auth_util import encode_provider_token

    return f"/auth/login?provider={encode_provider_token(PROVIDER)}"


def comes_back(request: Request) -> bool:
    """Whether the provider has just sent somebody back."""
    return configured() and COOKIE in request.cookies


def user_of(cookies: Mapping[str, str], address_: str) -> User | None:
    """The user whom an administrator has put down for this account; None, written down, for anybody else."""
    told, own = _told(cookies), state(settings().state_url)
    issuer, subject = str(told.get("iss", "")), str(told.get("sub", ""))
    email = str(told.get("email", "")).lower() if told.get("email_verified") is True else ""
    found = outside.user_of(own, issuer, [each for each in (subject, email) if each]) if issuer else None
    if found is None or not may_be_here(found):
        mark = keyed("name", f"{issuer} {subject}")[:8]
        audit.record(own, audit.NOBODY, "login failed", f"account {mark}", address_)
        return None
    return found


def forget(response: Response, request: Request, base: str) -> None:
    """Takes Streamlit's cookies back, so that what the provider said is good once."""
    for name in request.cookies:
        if name.startswith(COOKIE):
            for path in {base or "/", "/"}:
                response.delete_cookie(name, path=path, httponly=True, samesite="lax")


def _told(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the provider said of the account a short while ago; nothing for another or an old cookie."""
    from streamlit.web.server.starlette import starlette_websocket

    raw = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), COOKIE)  # noqa: SLF001 - no public way
    try:
        told = json.loads(raw or b"{}")
        fresh = abs(time() - float(told.get("iat", 0))) < FRESH_SECONDS
    except (ValueError, TypeError):
        return {}
    return told if fresh and told.get("is_logged_in") is True else {}
