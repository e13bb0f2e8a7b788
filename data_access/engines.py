"""Addresses of operational databases, and engines for them that cannot write."""

from functools import lru_cache
from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from common.errors import SettingsError
from common.settings import settings
from data_access import embedded
from data_access.cluster import connecting

# What stands before :// in an address, and the driver we use for it.
DRIVERS = {
    **dict.fromkeys(("duckdb", embedded.DRIVER), embedded.DRIVER),
    **dict.fromkeys(("postgresql", "postgresql+psycopg"), "postgresql+psycopg"),
    connecting.NAME: connecting.DRIVER,
}
# Compiling a page's question takes longer than answering it: without jit the cold pages took half the time.
SESSION = "-c default_transaction_read_only=on -c jit=off -c statement_timeout={}s"
# A server that vanished from the network is noticed, not waited for.
PATIENCE = {"connect_timeout": 5, "keepalives_idle": 30, "tcp_user_timeout": 20_000}
POOL_SECONDS, RECYCLE_SECONDS = 10, 1800


@lru_cache(maxsize=64)
def address(url: str) -> URL:
    """The address of an operational database. Raises SettingsError for another engine's."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed is not None and parsed.drivername in DRIVERS:
        return parsed.set(drivername=DRIVERS[parsed.drivername])
    raise SettingsError(
        "نشانی پایگاه داده (DATABASE_URL) درست نیست؛ نمونه: postgresql+psycopg://کاربر@سرور/نام",
        "DATABASE_URL is not a database address; example: postgresql+psycopg://user@server/name",
    )


def read_only_engine(url: str) -> Engine:
    """An engine that cannot write: a DuckDB file, or a session of a server, that is read-only."""
    parsed = address(url)
    if parsed.get_backend_name() == "duckdb":
        in_memory = parsed.database in (None, "", ":memory:")
        if in_memory:
            return create_engine(parsed, poolclass=StaticPool)
        return create_engine(parsed, connect_args={"read_only": True}, poolclass=QueuePool, pool_size=5)
    if parsed.get_backend_name() == connecting.NAME:
        return connecting.reading(parsed, settings().statement_seconds, pool())
    own = parsed.query.get("options", "")   # of the address: -csearch_path=... for views in a schema
    session = f"{own} {SESSION.format(settings().statement_seconds)}".lstrip()
    options = {"options": session, **PATIENCE}
    return create_engine(parsed, connect_args=options, **pool())


def pool() -> dict[str, Any]:
    """How connections to a server are shared: each is tried before it is used, and none grows old."""
    size = settings().pool_size
    return {
        "pool_size": size, "max_overflow": size, "pool_pre_ping": True,
        "pool_timeout": POOL_SECONDS, "pool_recycle": RECYCLE_SECONDS,
    }
