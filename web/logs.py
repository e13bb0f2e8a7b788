"""The log of the server: every line says when, what, under which reference, for whom and on which page.

Streamlit's and uvicorn's own lines go the same way. What a reader typed or asked for never stands in it.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from streamlit import logger as streamlit_logger

from common.errors import SettingsError

OTHERS = ("streamlit", "uvicorn", "websockets")
FORMATS = ("text", "json")
_about: ContextVar[Mapping[str, Any]] = ContextVar("about", default={})   # noqa: B039 - never written into
# Would break a line in two or turn its letters round; a tab is kept apart as \t by JSON itself.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# Where values of rows, passwords and questions could slip in with the words of an error.
_SECRETS = (
    (re.compile(r"\[parameters: .*?\](?=\n|$)", re.DOTALL), "[parameters: left out]"),
    (re.compile(r"^DETAIL: .*$", re.MULTILINE), "DETAIL: left out"),
    (re.compile(r"://([^/\s:@]*):[^/\s@]*@"), r"://\1:...@"),
    (re.compile(r"(?i)\b(password|secret|token|authorization|cookie)(['\"]?\s*[=:]\s*)\S+"), r"\1\2..."),
    (re.compile(r"(/[\w./-]*)\?[^\s'\"]+"), r"\1?..."),
)


@contextmanager
def about(**known: Any) -> Iterator[None]:
    """Within the block every line of this thread says this too: session, user, page, duration ..."""
    before = _about.set({**_about.get(), **known})
    try:
        yield
    finally:
        _about.reset(before)


def learn(**known: Any) -> None:
    """Adds to what the lines of this thread say, until the enclosing `about` ends."""
    _about.set({**_about.get(), **known})


def short(secret: str) -> str:
    """A name for a session or address that cannot be turned back into it.

    >>> short("abc")
    'ba7816bf8f01'
    """
    return sha256(secret.encode()).hexdigest()[:12]


def neutral(text: str) -> str:
    r"""The text on one line, without letters that a terminal would obey.

    >>> neutral("a" + chr(10) + "b" + chr(27) + "[2J")
    'a\\u000ab\\u001b[2J'
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def without_secrets(text: str) -> str:
    """The text without values of questions, passwords and query strings.

    >>> without_secrets("postgresql://loader:hunter2@db/isipo and /parks?q=name")
    'postgresql://loader:...@db/isipo and /parks?...'
    """
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class Line(logging.Formatter):
    """What all forms of a line share: the facts of a record, cleaned."""

    def facts(self, record: logging.LogRecord) -> dict[str, Any]:
        """In the order in which they are written; texts free of secrets, not yet of control characters."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        known = {**_about.get(), **getattr(record, "about", {})}
        event = without_secrets(record.getMessage())
        found = {"time": at, "level": record.levelname, "logger": record.name, "event": event, **known}
        if record.exc_info and record.exc_info[1] is not None:
            found["error"] = type(record.exc_info[1]).__name__
            found["trace"] = without_secrets(self.formatException(record.exc_info))
        return found


class Json(Line):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return neutral(json.dumps(self.facts(record), ensure_ascii=False, default=str))


class Text(Line):
    """For eyes: one line, and a trace indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        facts = self.facts(record)
        trace = facts.pop("trace", "")
        first = [facts.pop(name) for name in ("time", "level", "logger", "event")]
        rest = [f"{name}={value}" for name, value in facts.items()]
        line = neutral(" ".join(map(str, [*first, *rest])))
        return "\n    ".join([line, *map(neutral, trace.splitlines())])


def set_up(form: str) -> None:
    """All lines of this process go to standard error in one form. Raises SettingsError for another form."""
    if form not in FORMATS:
        raise SettingsError(
            f"قالب لاگ «{form}» را نداریم؛ LOG_FORMAT را text یا json بگذارید.",
            f"There is no log format {form!r}: set LOG_FORMAT to text or json.",
        )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if form == "json" else Text())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)
    logging.getLogger("alembic").setLevel(logging.WARNING)   # tells of every part of itself that it loads
    streamlit_logger.setup_formatter = _to_the_root
    known = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in OTHERS]
    for logger in (*streamlit_logger._loggers.values(), *map(logging.getLogger, known)):  # noqa: SLF001 - no public list
        _to_the_root(logger)
    logging.getLogger("uvicorn.access").propagate = False   # addresses with questions: the proxy logs those


def _to_the_root(logger: logging.Logger) -> None:
    """Streamlit gives each of its loggers a handler of its own, uvicorn too; ours is enough."""
    logger.handlers.clear()
    logger.propagate = True
