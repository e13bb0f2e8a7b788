"""Throw-away installations for the measurements, with databases built by the product's own command line."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext
from sqlalchemy import Engine

from data_access.state import cookie_key, session_cookie
from data_access.state.tables import state
from tests import cookies, readers
from tests.serving import ROOT

READER = "modir"   # a managing director


def environment(home: Path, database_url: str, state_url: str = "") -> dict[str, str]:
    """The settings of an installation below `home`, with a reader of every role."""
    made = {
        "SETTINGS_FILE": os.devnull, "DATABASE_URL": database_url, "LOG_FORMAT": "json",
        "STATE_URL": state_url or f"sqlite:///{home}/state.sqlite", "ANSWERS_DIR": str(home / "answers"),
        "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    cookie_key.make(home / "cookie.key")
    readers.everybody(state(made["STATE_URL"]))
    return made


def signed_in(context: BrowserContext, url: str, engine: Engine) -> BrowserContext:
    """The same window of a browser, with the cookie of a managing director."""
    value = cookies.signed_in(engine, READER)
    context.add_cookies([{"name": session_cookie.NAME, "value": value, "url": url}])
    return context


def demo(url: str, scale: int = 1) -> None:
    data_access({}, "demo", "--url", url, "--scale", str(scale))


def data_access(settings: dict[str, str], *words: str, stdin: str = "") -> None:
    command = [sys.executable, "-m", "data_access", *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, input=stdin, text=True, check=True)
