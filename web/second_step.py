"""The second step of the login: a code of the reader's device, asked only after the right password."""

import math
from base64 import urlsafe_b64decode, urlsafe_b64encode

from common.settings import settings
from data_access.state import attempts, audit, totp, users
from data_access.state.session_cookie import may_be_here
from data_access.state.tables import state
from data_access.state.users import User
from web.door import Tried
from web.keyed import keyed, same

MINUTES = 5   # between the password and the code


def asked_of(user: User) -> bool:
    """Whether the user has a second step."""
    return totp.is_on(state(settings().state_url), user.username)


def begun(user: User, browser: str, now: float) -> str:
    """What the form of the second step holds: who gave the right password, in which browser, until when."""
    told = f"{user.username}\n{user.credential_version}\n{math.ceil(now) + 60 * MINUTES}"
    return f"{urlsafe_b64encode(told.encode()).decode()}.{keyed('step', f'{browser}{told}')}"


def of(step: str, browser: str, now: float) -> User | None:
    """The user whose password was right a short while ago in this browser; nobody for anything else."""
    sent, _, mark = step.partition(".")
    try:
        told = urlsafe_b64decode(sent.encode()).decode()
        name, version, until = told.split("\n")
        fits = same(mark, keyed("step", f"{browser}{told}")) and float(until) > now
    except ValueError:
        return None
    user = users.find(state(settings().state_url), name) if fits else None
    holds = user is not None and user.active and str(user.credential_version) == version and may_be_here(user)
    return user if holds else None


def try_code(user: User, code: str, address: str) -> Tried:
    """The user, if the code is right; wrong ones are counted as passwords are."""
    engine = state(settings().state_url)
    attempt = attempts.begin(engine, keyed("attempt of a code", user.username), address)
    if attempt.wait or not totp.takes(engine, user.username, code):
        audit.record(engine, user.username, "login failed", "code", address)
        return Tried(None, math.ceil(attempt.wait.total_seconds()))
    attempts.succeed(engine, attempt)
    return Tried(user)
