"""Login attempts: how long a name and address must wait after too many failures; the wait grows and always ends."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert, select

from data_access.state.tables import login_attempt

FREE = 5                                # failures without a wait
FIRST_WAIT = timedelta(seconds=15)      # doubled with each failure beyond
LONGEST_WAIT = timedelta(minutes=15)
MEMORY = timedelta(hours=1)


def wait(state: Engine, username: str, address: str) -> timedelta:
    """How long this name at this address must still wait; zero when it may try now."""
    now = datetime.now(UTC)
    with state.connect() as connection:
        rows = connection.execute(
            select(login_attempt.c.at, login_attempt.c.succeeded)
            .where(login_attempt.c.username == username[:64], login_attempt.c.address == address, login_attempt.c.at > now - MEMORY)
            .order_by(login_attempt.c.id.desc()).limit(50)
        ).all()
    failures = []
    for at, succeeded in rows:
        if succeeded:
            break
        failures.append(at if at.tzinfo else at.replace(tzinfo=UTC))
    if len(failures) < FREE:
        return timedelta(0)
    length: timedelta = min(FIRST_WAIT * 2 ** min(len(failures) - FREE, 10), LONGEST_WAIT)
    return max(failures[0] + length - now, timedelta(0))


def remember(state: Engine, username: str, address: str, *, succeeded: bool) -> None:
    """Writes one attempt down."""
    with state.begin() as connection:
        connection.execute(insert(login_attempt).values(
            username=username[:64], address=address[:64], at=datetime.now(UTC), succeeded=succeeded
        ))
