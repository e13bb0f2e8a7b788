"""Opens the state database: its file private, its tables brought up to date, its failures in words."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from common.errors import DashboardError, DataUnavailable, NotAnswering
from data_access.circuit import Circuit
from data_access.engines import PATIENCE as OF_A_SERVER
from data_access.engines import pool

PATIENCE = 30   # seconds that a writer waits for the others before SQLite gives up


@cache
def state(url: str) -> Engine:
    """The engine of the state database, of this version: missing migrations are run first.

    Raises DataUnavailable; OldSchema for a database of a newer version or of another program.
    """
    from data_access.state.migrations.upgrade import upgrade  # noqa: PLC0415 - Alembic reads our tables

    try:
        parsed = make_url(url)
        _prepare_file(parsed)
        engine = _engine(parsed)
    except (SQLAlchemyError, OSError) as failure:
        raise _away() from failure
    event.listen(engine, "handle_error", _in_words, retval=True)
    try:
        upgrade(engine)
    except SQLAlchemyError as failure:
        engine.dispose()
        raise _away() from failure
    except DashboardError:
        engine.dispose()
        raise
    return engine


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"timeout": PATIENCE})
    options = {**OF_A_SERVER, "options": f"-c statement_timeout={PATIENCE}s -c lock_timeout={PATIENCE}s"}
    engine = create_engine(url, connect_args=options, **pool())
    _spare(engine)
    return engine


def _spare(engine: Engine) -> None:
    """A server that did not answer is left alone for some seconds, so that nobody waits for it in vain."""
    circuit = Circuit()

    def before(*_: Any) -> None:
        if not circuit.may_ask():
            raise _away()

    def after(*_: Any) -> None:
        circuit.answered()

    def failed(context: ExceptionContext) -> None:
        if context.connection is None and not context.is_pre_ping:
            circuit.away()

    event.listen(engine, "do_connect", before)
    event.listen(engine, "connect", after)
    event.listen(engine, "handle_error", failed)


def _prepare_file(url: URL) -> None:
    """A file of hashes and sessions is nobody's but the owner's."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _in_words(context: ExceptionContext) -> DataUnavailable | None:
    """A database that went away later is told in the same words; a broken rule stays the caller's matter."""
    failure = context.sqlalchemy_exception
    if context.is_pre_ping or isinstance(failure, IntegrityError):
        return None
    return _away() if isinstance(failure, DBAPIError) else None


def _away() -> NotAnswering:
    return NotAnswering(
        "پایگاه کاربران باز نمی‌شود؛ نشانی STATE_URL و اجازهٔ نوشتن را بررسی کنید و دوباره تلاش کنید.",
        "The state database cannot be used: check STATE_URL and the right to write, then try again.",
    )
