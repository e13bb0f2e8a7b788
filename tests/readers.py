"""Users of every role for tests of the application's own state, made without the long work of hashing."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, insert

from data_access.state.tables import user_province, users

EVERYBODY = (
    ("modir", "managing_director", ()), ("fars", "provincial_deputy", ("IR-07",)),
    ("alborz", "provincial_deputy", ("IR-30", "IR-23")), ("tahlilgar", "analyst", ()),
    ("amin", "steward", ()), ("admin", "administrator", ()),
)
NAMES = tuple(name for name, *_ in EVERYBODY)


def add(engine: Engine, name: str, role: str, own: Sequence[str] = ()) -> None:
    """A user who has no password; sessions can be started for the name."""
    with engine.begin() as connection:
        connection.execute(insert(users).values(
            username=name, full_name=name, password_hash="", role=role, active=True, demo=False,
            credential_version=1, created_at=datetime.now(UTC),
        ))
        for code in own:
            connection.execute(insert(user_province).values(username=name, province_code=code))


def everybody(engine: Engine) -> None:
    for name, role, own in EVERYBODY:
        add(engine, name, role, own)
