"""What the pages, the login and the HTTP interface all know of the cookie that names a session.

Its value is an opaque random secret; the state database keeps only its hash.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from common.settings import settings
from data_access.state import cookie_key

if TYPE_CHECKING:
    from data_access.state.users import User

NAME = "isipo_session"
SECURE_NAME = f"__Host-{NAME}"   # over https; no other host and no plain connection can set or change it
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def name(*, secure: bool) -> str:
    """The cookie's name; browsers hold whoever uses the prefix `__Host-` to Secure, Path=/ and one host."""
    return SECURE_NAME if secure else NAME


def key() -> str:
    """The secret of the installation. Raises SettingsError for a missing or weak one."""
    return cookie_key.read(Path(settings().cookie_key_file))


def secret_in(cookies: Mapping[str, object]) -> str | None:
    """The secret of the session that the cookies of a request name; None for what cannot be one of ours.

    A cookie that only https can have set decides alone: nobody plants another beside it.
    """
    found = cookies.get(SECURE_NAME) or cookies.get(NAME) or ""
    return found if isinstance(found, str) and _SECRET.fullmatch(found) else None


def may_be_here(user: "User") -> bool:
    """Demo users are let in only where they are offered."""
    return not user.demo or settings().demo_users == "yes"
