"""`python -m data_access user ...`: users from the command line."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from common.settings import settings
from data_access.state import administering, cookie_key, outside, passwords, users
from data_access.state.audit import TERMINAL
from data_access.state.tables import ROLES, state

# Offered only on demo data (DEMO_USERS=yes) and marked there; they open nothing else.
DEMO_PASSWORD = "namayeshi-1401"  # noqa: S105 - a public password of demo users
DEMO_USERS = (
    ("modir", "managing_director", (), "مدیرعامل (نمایشی)"),
    ("fars", "provincial_deputy", ("IR-07",), "معاون استان فارس (نمایشی)"),
    ("tahlilgar", "analyst", (), "تحلیلگر (نمایشی)"),
    ("amin", "steward", (), "امین داده (نمایشی)"),
)
_Act = Callable[[Engine, str], object]
# Name of the command, its help, what it does to a user, and what it says afterwards.
_ACTS: tuple[tuple[str, str, _Act, str], ...] = (
    ("deactivate", "end a user's access", lambda own, name: administering.deactivate(own, TERMINAL, name),
     "دسترسی کاربر پایان یافت. / The user's access ended."),
    ("reactivate", "give it back", lambda own, name: administering.reactivate(own, TERMINAL, name),
     "کاربر دوباره فعال است. / The user may sign in again."),
    ("end-sessions", "end all sessions", lambda own, name: administering.end_sessions(own, TERMINAL, name),
     "نشست‌های کاربر پایان یافت. / The user's sessions ended."),
    ("unlock", "forget failed tries to sign in", lambda own, name: administering.unlock(own, TERMINAL, name),
     "تلاش‌های ناکام فراموش شد. / The failed tries are forgotten."),
    ("reset-second-factor", "for a lost device",
     lambda own, name: administering.reset_second_factor(own, TERMINAL, name),
     "گام دوم ورود برداشته شد. / The second step was taken off."),
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command `user`."""
    actions = commands.add_parser("user", help="کاربران / users").add_subparsers(required=True)
    for name, text, run in (("add", "make a user", _add), ("role", "another role or other provinces", _role)):
        command = actions.add_parser(name, help=text)
        command.add_argument("username")
        command.add_argument("--role", required=True, choices=ROLES)
        command.add_argument("--province", action="append", default=[], help="IR-07; may be repeated")
        command.set_defaults(run=run)
        if run is _add:
            command.add_argument("--full-name", default="")
            command.add_argument("--password-stdin", action="store_true", help="read it from standard input")
    actions.add_parser("list", help="who there is").set_defaults(run=_list)
    password = actions.add_parser("password", help="set a new password")
    password.add_argument("username")
    password.add_argument("--password-stdin", action="store_true", help=argparse.SUPPRESS)
    password.set_defaults(run=_password)
    _register_acts(actions)
    account = actions.add_parser("account", help="the organisation's account of a user (OpenID Connect)")
    account.add_argument("username")
    account.add_argument("--issuer", required=True, help="as the provider calls itself: https://...")
    account.add_argument("--subject", required=True, help="the account's `sub`, or its verified e-mail")
    account.set_defaults(run=_account)
    first = actions.add_parser("first", help="one administrator and the cookie key, when there is nobody yet")
    first.set_defaults(run=_first)


def _register_acts(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, text, act, said in _ACTS:
        command = actions.add_parser(name, help=text)
        command.add_argument("username")
        command.set_defaults(run=_act, act=act, said=said)


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


def _role(chosen: argparse.Namespace) -> int:
    own = state(settings().state_url)
    administering.set_role(own, TERMINAL, chosen.username, chosen.role, chosen.province)
    _say("نقش و استان‌ها نوشته شد و نشست‌ها پایان یافت. / Role and provinces were written; sessions ended.")
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


def _act(chosen: argparse.Namespace) -> int:
    chosen.act(state(settings().state_url), chosen.username)
    _say(chosen.said)
    return 0


def _account(chosen: argparse.Namespace) -> int:
    subject = chosen.subject.lower() if "@" in chosen.subject else chosen.subject
    outside.attach(state(settings().state_url), chosen.username, chosen.issuer, subject)
    _say(f"حساب سازمانی {chosen.username} ثبت شد. / The account of {chosen.username} was put down.")
    return 0


def _first(_: argparse.Namespace) -> int:
    cookie_key.make(Path(settings().cookie_key_file))
    engine = state(settings().state_url)
    if users.nobody_yet(engine):
        password = passwords.drawn()
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
