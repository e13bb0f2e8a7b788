"""`python -m data_access user ...`: users from the command line."""

import argparse
import getpass
import secrets
import sys
from pathlib import Path

from common.settings import settings
from data_access.state import cookie_key, users
from data_access.state.tables import ROLES, state

# Offered only on demo data (DEMO_USERS=yes) and marked there; they open nothing else.
DEMO_PASSWORD = "namayeshi-1401"  # noqa: S105 - a public password of demo users
DEMO_USERS = (
    ("modir", "managing_director", (), "مدیرعامل (نمایشی)"),
    ("fars", "provincial_deputy", ("IR-07",), "معاون استان فارس (نمایشی)"),
    ("tahlilgar", "analyst", (), "تحلیلگر (نمایشی)"),
    ("amin", "steward", (), "امین داده (نمایشی)"),
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command `user`."""
    actions = commands.add_parser("user", help="کاربران / users").add_subparsers(required=True)
    add = actions.add_parser("add", help="make a user")
    add.add_argument("username")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument("--province", action="append", default=[], help="IR-07; for a deputy, may be repeated")
    add.add_argument("--full-name", default="")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    add.set_defaults(run=_add)
    actions.add_parser("list", help="who there is").set_defaults(run=_list)
    for name, text, run in (
        ("password", "set a new password", _password), ("deactivate", "end a user's access", _deactivate),
    ):
        command = actions.add_parser(name, help=text)
        command.add_argument("username")
        command.add_argument("--password-stdin", action="store_true", help=argparse.SUPPRESS)
        command.set_defaults(run=run)
    first = actions.add_parser("first", help="one administrator and the cookie key, when there is nobody yet")
    first.set_defaults(run=_first)


def _say(text: str) -> None:
    print(text)


def _asked_password(chosen: argparse.Namespace) -> str:
    if chosen.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("گذرواژه / password: ")


def _add(chosen: argparse.Namespace) -> int:
    password, engine = _asked_password(chosen), state(settings().state_url)
    users.add(engine, chosen.username, password, chosen.role, chosen.province, chosen.full_name)
    _say(f"کاربر {chosen.username} ساخته شد. / User {chosen.username} was made.")
    return 0


def _list(_: argparse.Namespace) -> int:
    for user in users.everyone(state(settings().state_url)):
        known = {"demo": user.demo, "inactive": not user.active}
        marks = " ".join(word for word, holds in known.items() if holds)
        _say(f"{user.username:<20} {user.role:<20} {' '.join(sorted(user.provinces)):<12} {marks}".rstrip())
    return 0


def _password(chosen: argparse.Namespace) -> int:
    users.set_password(state(settings().state_url), chosen.username, _asked_password(chosen))
    _say("گذرواژه عوض شد و نشست‌ها پایان یافت. / The password was changed and all sessions ended.")
    return 0


def _deactivate(chosen: argparse.Namespace) -> int:
    users.deactivate(state(settings().state_url), chosen.username)
    _say("دسترسی کاربر پایان یافت. / The user's access ended.")
    return 0


def _first(_: argparse.Namespace) -> int:
    cookie_key.make(Path(settings().cookie_key_file))
    engine = state(settings().state_url)
    if users.nobody_yet(engine):
        password = secrets.token_urlsafe(15)
        users.add(engine, "admin", password, "administrator", full_name="مدیر سامانه")
        _say("نخستین مدیر سامانه ساخته شد؛ این گذرواژه تنها همین یک بار نشان داده می‌شود.")
        _say("The first administrator was made; this password is shown only once:")
        _say(f"    admin    {password}")
    if settings().demo_users == "yes":
        for name, role, provinces, full_name in DEMO_USERS:
            if users.find(engine, name) is None:
                users.add(engine, name, DEMO_PASSWORD, role, provinces, full_name, demo=True)
        _say(f"کاربران نمایشی / demo users: {', '.join(name for name, *_ in DEMO_USERS)}    {DEMO_PASSWORD}")
    return 0
