"""The list of users: who may sign in, as what, where, when last, and how safely."""

from collections.abc import Mapping
from datetime import datetime

from common.settings import settings
from data_access.state import audit_reading, sessions, totp, users
from data_access.state.tables import state
from data_access.state.users import User
from ui import query, tables
from ui.tables import Column
from ui.words import left_to_right, moment, number, say

_COLUMNS = ("name", "full_name", "role", "provinces", "state", "last_login", "second", "sessions")


def everyone() -> None:
    """One line for each user."""
    engine = state(settings().state_url)
    found, logins = users.everyone(engine), audit_reading.last(engine, "login")
    titles = [Column(name, say(f"users.{name}")) for name in _COLUMNS]
    caption = say("users.count", count=number(len(found), "count"))
    tables.show([_row(user, logins) for user in found], titles, caption, 560)


def _row(user: User, logins: Mapping[str, datetime]) -> dict[str, object]:
    engine, names = state(settings().state_url), query.province_names()
    at = logins.get(user.username)
    own = say("list.comma").join(names.get(code, code) for code in sorted(user.provinces))
    return {
        "name": left_to_right(user.username), "full_name": user.full_name,
        "role": say(f"role.{user.role}"), "provinces": own or say("users.no_provinces"),
        "state": say(f"users.state.{_state(user, users.must_change(engine, user.username))}"),
        "last_login": moment(at) if at else say("users.never"),
        "second": say("users.on" if totp.is_on(engine, user.username) else "users.off"),
        "sessions": number(len(sessions.running(engine, user.username)), "count"),
    }


def _state(user: User, must_change: bool) -> str:
    if not user.active:
        return "inactive"
    if user.demo:
        return "demo"
    return "must_change" if must_change else "active"
