"""Who is signed in while the state database is away: as it last said, for half an hour at most.

Without it nobody could read the last good figures when both databases are on one server. Nothing is gained by
it: who signs out or loses a right is written in the database that is away, and all it lets in is reading.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import Concatenate, ParamSpec

from sqlalchemy import Engine

from common.errors import NotAnswering
from data_access.state.users import User

LONGEST = 1800.0
MOST = 5000
_Also = ParamSpec("_Also")
Find = Callable[Concatenate[Engine, str, _Also], User | None]


@dataclass(frozen=True)
class _Known:
    user: User
    at: float


_KNOWN: OrderedDict[tuple[str, str], _Known] = OrderedDict()
_ALONE = Lock()


def while_away(find: Find[_Also]) -> Find[_Also]:
    """Around the question whose session a secret names: its last answer stands in while nothing answers."""
    @wraps(find)
    def user_of(state: Engine, secret: str, /, *more: _Also.args, **named: _Also.kwargs) -> User | None:
        key = str(state.url), sha256(secret.encode()).hexdigest()
        try:
            user = find(state, secret, *more, **named)
        except NotAnswering:
            known = _KNOWN.get(key)
            if known is None or monotonic() - known.at > LONGEST:
                raise
            return known.user
        _remember(key, user)
        return user

    return user_of


def _remember(key: tuple[str, str], user: User | None) -> None:
    with _ALONE:
        _KNOWN.pop(key, None)
        if user is not None:
            _KNOWN[key] = _Known(user, monotonic())
        while len(_KNOWN) > MOST:
            _KNOWN.popitem(last=False)
