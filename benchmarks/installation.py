"""Databases for the measurements, built by the product's own command line."""

import os
import subprocess
import sys
from pathlib import Path

from tests.serving import ROOT

USER, PASSWORD = "bench", "Only-for-measuring-1401"


def environment(home: Path) -> dict[str, str]:
    """The settings of a throw-away installation below `home`, with one managing director."""
    made = {
        "SETTINGS_FILE": str(home / "settings.toml"),
        "DATABASE_URL": f"duckdb:///{home}/operational.duckdb",
        "STATE_URL": f"sqlite:///{home}/state.sqlite",
        "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    data_access(made, "user", "first")
    data_access(made, "user", "add", USER, "--role", "managing_director", "--password-stdin", stdin=PASSWORD)
    return made


def demo(url: str, scale: int = 1) -> None:
    data_access({}, "demo", "--url", url, "--scale", str(scale))


def data_access(settings: dict[str, str], *words: str, stdin: str = "") -> None:
    command = [sys.executable, "-m", "data_access", *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, input=stdin, text=True, check=True)
