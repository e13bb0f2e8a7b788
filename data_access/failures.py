"""What a database's refusal means to a reader: away, busy, too slow, or a question it will not answer."""

import psycopg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from common.errors import Busy, DataUnavailable, NotAnswering, TooSlow

# A refused connection brings no code, only the server's words.
FULL = ("too many clients", "too many connections", "remaining connection slots", "not currently accepting")
# Of ClickHouse's codes: the time was over; too much at once, of questions or of memory; a node is away.
SLOW_CODES, BUSY_CODES = {159, 160}, {202, 241, 439, 745}
AWAY_CODES = {210, 209, 279, 425, 999}
CONFLICT = "40001"   # on a replica: the rows asked for were just being replaced


def in_words(failure: Exception) -> DataUnavailable:
    """The failure of a driver or of SQLAlchemy as one of our own errors."""
    cause = failure.orig if isinstance(failure, DBAPIError) else failure
    code = getattr(cause, "code", None)   # of ClickHouse
    if isinstance(cause, psycopg.errors.QueryCanceled) or code in SLOW_CODES:
        return too_slow()
    full = isinstance(cause, psycopg.OperationalError) and any(words in str(cause) for words in FULL)
    taken = full or isinstance(failure, NoConnection)
    if taken or code in BUSY_CODES or getattr(cause, "sqlstate", None) == CONFLICT:
        return busy()
    gone = code in AWAY_CODES or (isinstance(failure, DBAPIError) and failure.connection_invalidated)
    if gone or isinstance(failure, OperationalError | InterfaceError | psycopg.OperationalError | OSError):
        return away()
    return unavailable()


def away() -> NotAnswering:
    return NotAnswering(*unavailable().sentences)


def busy() -> Busy:
    return Busy(
        "پایگاه داده پاسخ‌گوی پرسش‌های بیشتر نیست (همهٔ اتصال‌ها در کارند)؛ کمی بعد دوباره تلاش کنید.",
        "The database is busy (all connections are taken): try again in a moment.",
    )


def too_slow() -> TooSlow:
    return TooSlow(
        "پایگاه داده کار می‌کند ولی این پرسش بیش از اندازه طول کشید و رها شد؛"
        " بازهٔ کوتاه‌تر یا استان‌های کمتری برگزینید یا کمی بعد دوباره تلاش کنید.",
        "The database runs, but this question took too long and was given up:"
        " choose a shorter period or fewer provinces, or try again a little later.",
    )


def unavailable() -> DataUnavailable:
    return DataUnavailable(
        "پایگاه داده پاسخ نمی‌دهد؛ از برپا بودن آن و نشانی DATABASE_URL مطمئن شوید و دوباره تلاش کنید.",
        "The database does not answer: check that it runs and that DATABASE_URL is right, then try again.",
    )
