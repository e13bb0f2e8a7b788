"""Users of every role, several of each so that nobody asks too often, with sessions and tokens."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert

from common.period import Period
from data_access.state import objecting, sessions, views
from data_access.state.objections import Figure, Seen
from data_access.state.tables import token
from tests import readers
from tests.rights import canaries

EACH = 12       # users of a kind
KINDS = (
    ("director", "managing_director", ()), ("deputy", "provincial_deputy", ("IR-07",)),
    ("two", "provincial_deputy", ("IR-30", "IR-23")), ("analyst", "analyst", ()), ("steward", "steward", ()),
    ("admin", "administrator", ()),
)


@dataclass(frozen=True)
class Person:
    """Somebody who asks; `open_to` = the provinces whose rows may be in an answer, None = all."""

    name: str
    role: str
    cookie: str = ""
    token: str = ""
    open_to: frozenset[str] | None = frozenset()


NOBODY = Person("nobody", "public")


def everybody(engine: Engine) -> list[Person]:
    """All of them, and somebody whose objections and views are nobody else's."""
    found = []
    for number in range(EACH):
        for kind, role, own in KINDS:
            name = f"{kind}{number}"
            readers.add(engine, name, role, own)
            everywhere = role in {"managing_director", "analyst", "steward"}
            found.append(Person(name, role, sessions.start(engine, name), _token(engine, name),
                                None if everywhere else frozenset(own)))
    for code in ("IR-07", "IR-23", "IR-10"):
        keeper = f"keeper-{code.lower()}"
        readers.add(engine, keeper, "provincial_deputy", (code,))
        objecting.file(engine, keeper, Figure("contracts_signed", Period.of_year(1401), code),
                       Seen(1.0, "count"), canaries.of(code))
        views.save(engine, keeper, canaries.of(canaries.PERSON), "explore", "of=rows&entity=contract")
    return found


def _token(engine: Engine, name: str) -> str:
    secret, now = "isipo_" + secrets.token_urlsafe(32), datetime.now(UTC)
    with engine.begin() as connection:
        connection.execute(insert(token).values(
            token_hash=hashlib.sha256(secret.encode()).hexdigest(), username=name, credential_version=1,
            name="forging", scopes="values rows", created_at=now, expires_at=now + timedelta(days=1),
        ))
    return secret
