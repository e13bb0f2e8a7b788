"""Settings, read once from the environment or from settings.toml beside dashboard.py; the environment wins.

Every setting is a field of `Settings`; its name in capitals is the variable's, and the key's in the file.
"""

import os
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from common.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What an installation can choose; defaults serve the embedded demo."""

    database_url: str = (
        f"duckdb:///{ROOT}/var/operational.duckdb"  # operational rows, read-only for the dashboard
    )
    state_url: str = f"sqlite:///{ROOT}/var/state.sqlite"  # users, sessions, saved things, audit
    outlines_file: str = str(
        ROOT / "assets/geo/iran_provinces.geojson"
    )  # province outlines (see docs/geo.md)
    outlines_code_property: str = "province_code"  # the property of the file that holds the ISO code
    positions_file: str = ""  # own park positions: CSV park_id,latitude,longitude
    board_file: str = str(ROOT / "assets/reports/board.toml")  # sections of the board paper
    cookie_key_file: str = str(ROOT / "var/cookie.key")  # generated at the first start, never in the repo
    demo_users: str = ""  # "yes" offers marked demo users on the login page


@cache
def settings() -> Settings:
    """The settings in force. Raises SettingsError for a file that cannot be read or names an unknown key."""
    path = Path(os.environ.get("SETTINGS_FILE", ROOT / "settings.toml"))
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as failure:
        raise SettingsError(
            f"پروندهٔ تنظیمات {path.name} خوانده نشد؛ ساختار TOML آن را درست کنید.",
            f"The settings file {path.name} cannot be read; mend its TOML: {failure}",
        ) from failure
    known = {field.name for field in fields(Settings)}
    unknown = {key for key in written if key.lower() not in known}
    if unknown:
        raise SettingsError(
            f"تنظیم ناشناخته در {path.name}: {'، '.join(sorted(unknown))}",
            f"Unknown setting in {path.name}: {', '.join(sorted(unknown))}."
            f" Known: {', '.join(sorted(known))}.",
        )
    chosen = {key.lower(): str(value) for key, value in written.items()}
    chosen |= {name: os.environ[name.upper()] for name in known if name.upper() in os.environ}
    return Settings(**chosen)
