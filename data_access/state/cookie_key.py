"""The secret that signs session cookies: made once per installation, never in the repository."""

import os
import secrets
from pathlib import Path

from common.errors import SettingsError

BYTES = 32


def make(path: Path) -> None:
    """Makes the key file, readable by its owner only, when there is none."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES))


def read(path: Path) -> str:
    """The key. Raises SettingsError when it is missing or too short to be one of ours."""
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        key = ""
    if len(key) < 2 * BYTES or len(set(key)) < 8:  # noqa: PLR2004 - a key of few different letters was typed, not drawn
        raise SettingsError(
            f"کلید کوکی در {path.name} نیست یا درست نیست؛ «python -m data_access user first» آن را می‌سازد.",
            f"The cookie key {path.name} is missing or unusable: `python -m data_access user first` makes it.",
        )
    return key
