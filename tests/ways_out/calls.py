"""A program that asks the HTTP interface in the name of a user."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from sqlalchemy import Engine

from data_access.state import tokens

A_TOKEN = 100   # questions of one token, below what the interface lets one ask in a minute
PATIENCE = 60


@dataclass(frozen=True)
class Answered:
    """What came back, whatever its status."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Caller:
    """Asks with tokens of the user `name`, a new one before the last has asked too often."""

    url: str
    state: Engine
    name: str
    _secret: str = ""
    _asked: int = field(default=0)

    def __call__(self, path: str, address: str = "", **parameters: str) -> Answered:
        """The answer to /api/v1/`path` with this query string and these parameters."""
        if self._asked % A_TOKEN == 0:
            self._secret = tokens.make(self.state, self.name, "tests")
        self._asked += 1
        return ask(self.url, path, address, {"Authorization": f"Bearer {self._secret}"}, **parameters)


def ask(
    url: str, path: str, address: str = "", headers: Mapping[str, str] | None = None, **parameters: str,
) -> Answered:
    """The answer to whoever these headers say is asking."""
    query = "&".join(part for part in (address, urlencode(parameters)) if part)
    request = Request(f"{url}/api/v1/{path}?{query}", headers=dict(headers or {}))  # noqa: S310 - our own server
    try:
        with urlopen(request, timeout=PATIENCE) as found:  # noqa: S310
            return Answered(found.status, found.read(), dict(found.headers))
    except HTTPError as refused:
        with refused:
            return Answered(refused.code, refused.read(), dict(refused.headers))
