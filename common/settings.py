"""Settings, read once from the environment or from settings.toml beside dashboard.py; the environment wins.

Every setting is a field of `Settings`; its name in capitals is the variable's, and the key's in the file.
"""

import os
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from common.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What an installation can choose; defaults serve the embedded demo."""

    database_url: str = (
        f"duckdb:///{ROOT}/var/operational.duckdb"  # operational rows, read-only for the dashboard
    )
    loader_url: str = ""   # where imports write, with the right to; "" = database_url
    replica_url: str = ""   # read first as long as it answers and has the right schema; "" = none
    statement_seconds: int = 30   # a question of a page that takes longer is given up, in a sentence
    pool_size: int = 5   # connections that one server process keeps open; as many again in a rush
    state_url: str = f"sqlite:///{ROOT}/var/state.sqlite"  # users, sessions, saved things, audit
    outlines_file: str = str(
        ROOT / "assets/geo/iran_provinces.geojson"
    )  # province outlines (see docs/geo.md)
    outlines_code_property: str = "province_code"  # the property of the file that holds the ISO code
    positions_file: str = ""  # own park positions: CSV park_id,latitude,longitude
    board_file: str = str(ROOT / "assets/reports/board.toml")  # sections of the board paper
    cookie_key_file: str = str(ROOT / "var/cookie.key")  # generated at the first start, never in the repo
    demo_users: str = ""  # "yes" offers marked demo users on the login page
    idle_minutes: int = 30  # a session that nobody uses for so long ends
    session_hours: int = 12  # and every session after so long
    free_tries: int = 5  # wrong passwords for a name from an address before a wait
    oidc_metadata_url: str = ""  # of the organisation's OpenID provider; "" = no such login
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_redirect_uri: str = ""  # https://host/oauth2callback, as the provider has it
    trusted_proxies: str = ""  # addresses or networks, with commas, whose X-Forwarded-* headers are believed
    log_format: str = "text"  # or "json": one object a line, for programs that collect logs
    loading_dir: str = str(ROOT / "var/loading")  # what stewards upload and what became of it, for a week
    answers_dir: str = ""  # where processes of one machine share figures; "" = each asks for itself
    as_of_dir: str = str(ROOT / "var/as_of")  # databases of past days, made when asked for; may be emptied
    as_of_days: int = 14  # one that nobody asked for so long is removed
    metrics_token: str = ""  # opens /metrics to who is not on this machine; empty = nobody else


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
    return Settings(**{name: _typed(name, value) for name, value in chosen.items()})


def _typed(name: str, value: str) -> Any:
    """The value as the field has it. Raises SettingsError for a number that is none, or below 1."""
    if Settings.__annotations__[name] is not int:
        return value
    if value.isascii() and value.isdecimal() and int(value) >= 1:
        return int(value)
    raise SettingsError(
        f"تنظیم {name.upper()} باید عددی درست و دست‌کم ۱ باشد.",
        f"The setting {name.upper()} must be a whole number, 1 or more.",
    )
