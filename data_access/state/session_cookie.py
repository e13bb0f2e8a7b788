"""What the pages and the HTTP interface both know of the cookie that names a session."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt

from common.settings import settings
from data_access.state import cookie_key
from data_access.state.users import User

NAME = "isipo_session"


def key() -> str:
    """The key that signs the cookie. Raises SettingsError for a missing or weak one."""
    return cookie_key.read(Path(settings().cookie_key_file))


def secret_in(cookie: str | None) -> str | None:
    """The secret of the session that a cookie names; None for anything that was not signed by us, or is old.

    Raises SettingsError for a missing or weak key, whatever the cookie.
    """
    own = key()
    if not cookie:
        return None
    try:
        claims: dict[str, Any] = jwt.decode(cookie, own, algorithms=["HS256"])
        return str(claims["session"]) if float(claims["exp_date"]) > datetime.now(UTC).timestamp() else None
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
        return None


def may_be_here(user: User) -> bool:
    """Demo users are let in only where they are offered."""
    return not user.demo or settings().demo_users == "yes"
