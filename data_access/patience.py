"""How long a server may take over a question, and on what it spends the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, func, select

_seconds: ContextVar[int | None] = ContextVar("_seconds", default=None)


@contextmanager
def of(seconds: int) -> Iterator[None]:
    """Within the block a question to a server may take so long."""
    before = _seconds.set(seconds)
    try:
        yield
    finally:
        _seconds.reset(before)


def grant(connection: Connection) -> None:
    """Gives the transaction of this connection the time that the block has, and no later one."""
    seconds = _seconds.get()
    if seconds and connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("statement_timeout", f"{seconds}s", True)))


def uncompiled(connection: Connection) -> None:
    """For the rest of the transaction the server compiles no question: many short ones take far less so."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("jit", "off", True)))
