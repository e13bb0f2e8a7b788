"""`python -m data_access token ...`: personal tokens of the HTTP interface from the command line."""

import argparse
import sys

from common.settings import settings
from data_access.state import audit, tokens
from data_access.state.tables import state


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command `token`."""
    actions = commands.add_parser("token", help="کلیدهای دسترسی برنامه‌ها / tokens for programs")
    chosen = actions.add_subparsers(required=True)
    add = chosen.add_parser("add", help="make one; it is shown only once")
    add.add_argument("username")
    add.add_argument("--name", default="terminal", help="what it is for")
    add.add_argument("--scope", action="append", choices=tokens.SCOPES, help="may be repeated; default: all")
    add.add_argument("--days", type=int, default=tokens.USUAL_DAYS, help=f"1 to {tokens.LONGEST_DAYS}")
    add.set_defaults(run=_add)
    listed = chosen.add_parser("list", help="which there are")
    listed.add_argument("username", nargs="?", default="")
    listed.set_defaults(run=_list)
    revoke = chosen.add_parser("revoke", help="end one at once")
    revoke.add_argument("number", type=int)
    revoke.set_defaults(run=_revoke)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _add(chosen: argparse.Namespace) -> int:
    engine = state(settings().state_url)
    _say(tokens.make(engine, chosen.username, chosen.name, chosen.scope or tokens.SCOPES, chosen.days))
    return 0


def _list(chosen: argparse.Namespace) -> int:
    for each in tokens.listed(state(settings().state_url), chosen.username):
        ends = f"{'until' if each.holds else 'ended'} {(each.revoked_at or each.expires_at).date()}"
        used = each.last_used_at.date() if each.last_used_at else "never"
        _say(f"{each.number:>4} {each.username:<16} {' '.join(each.scopes):<12} {ends:<16}"
             f" used {used} {each.name}")
    return 0


def _revoke(chosen: argparse.Namespace) -> int:
    tokens.revoke(state(settings().state_url), chosen.number, audit.TERMINAL)
    _say(f"کلید {chosen.number} باطل شد. / Token {chosen.number} was revoked.")
    return 0
