"""The secret that signs session cookies: made once per installation, never in the repository."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from common.errors import SettingsError

BYTES = 32
LETTERS = 8   # a key of fewer different ones was typed, not drawn


def make(path: Path) -> None:
    """Makes the key file, readable by its owner only, when there is none; never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    handle, drawn = tempfile.mkstemp(dir=path.parent)   # only its owner may read it
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(BYTES))
        with suppress(FileExistsError):                 # another process was first
            os.link(drawn, path)
    finally:
        Path(drawn).unlink()


def read(path: Path) -> str:
    """The key. Raises SettingsError when it is missing or too short to be one of ours."""
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        key = ""
    if len(key) < 2 * BYTES or len(set(key)) < LETTERS:
        raise SettingsError(
            f"کلید کوکی در {path.name} نیست یا درست نیست؛ «python -m data_access user first» آن را می‌سازد.",
            f"The cookie key {path.name} is missing or bad: `python -m data_access user first` makes one.",
        )
    return key
