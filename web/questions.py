"""Counts every question that goes to a database through SQLAlchemy, wherever in the program it is asked."""

from functools import cache
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url

from common.settings import settings
from web.counters import BROKEN, QUESTIONS

_STARTED = "isipo_started"
_address = cache(make_url)


def watch() -> None:
    """From now on questions are counted, with the database that they went to; asked twice it does nothing."""
    if event.contains(Engine, "before_cursor_execute", _asked):
        return
    event.listen(Engine, "before_cursor_execute", _asked)
    event.listen(Engine, "after_cursor_execute", _answered)
    event.listen(Engine, "handle_error", _not_answered)


def _asked(connection: Any, *_: Any) -> None:
    connection.info[_STARTED] = perf_counter()


def _answered(connection: Any, *_: Any) -> None:
    started = connection.info.pop(_STARTED, None)
    if started is not None:
        QUESTIONS.labels(_named(connection.engine)).observe(perf_counter() - started)


def _not_answered(context: Any) -> None:
    if context.engine is not None:
        BROKEN.labels(_named(context.engine)).inc()


def _named(engine: Engine) -> str:
    """Which of the two databases an engine belongs to; two kinds may lie on one server."""
    return "state" if engine.url == _address(settings().state_url) else "operational"
