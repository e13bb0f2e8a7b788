"""`python -m data_access roles|backup|restore`: looking after the databases of an installation."""

import argparse
import sys
from pathlib import Path

from common.settings import settings
from data_access.operation.manifest import Manifest
from data_access.state import audit
from data_access.state.opening import state

ROLE_SETTINGS = {"isipo_reader": "DATABASE_URL", "isipo_loader": "LOADER_URL", "isipo_state": "STATE_URL"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser("roles", help="نقش‌ها / roles, databases and rights on PostgreSQL")
    command.add_argument("--url", help="an administrator's address of the server; default: DATABASE_URL")
    command.add_argument("--database", default="isipo", help="the database of the rows")
    command.add_argument("--state-database", default="isipo_state", help="the database of users and audit")
    command.add_argument("--new-passwords", action="store_true", help="new passwords for roles that have one")
    command.add_argument(
        "--passwords-stdin", action="store_true", help="read lines role:password from standard input")
    command.set_defaults(run=_roles)
    save = commands.add_parser("backup", help="پشتیبان / save both databases into a new folder")
    save.add_argument("--out", type=Path, required=True, help="the folder; it must not be there yet")
    save.set_defaults(run=_backup)
    back = commands.add_parser("restore", help="بازگرداندن / put a backup back")
    back.add_argument("folder", type=Path)
    back.add_argument("--rows-to", metavar="URL", help="default: DATABASE_URL; passwords belong there")
    back.add_argument("--state-to", metavar="URL", help="default: STATE_URL")
    back.add_argument("--only", choices=("rows", "state"), help="one of the two databases")
    back.add_argument("--replace", action="store_true", help="replace everything that is there")
    back.set_defaults(run=_restore)


def _roles(chosen: argparse.Namespace) -> int:
    from data_access.operation import roles

    places = roles.Places(chosen.database, chosen.state_database)
    lines = sys.stdin.read().split("\n") if chosen.passwords_stdin else []
    parts = (line.partition(":") for line in lines)
    given = {name.strip(): password for name, colon, password in parts if colon}
    made = roles.settle(chosen.url or settings().database_url, places, given, chosen.new_passwords)
    print("نقش‌ها، پایگاه‌ها و اجازه‌ها برپاست. / Roles, databases and rights stand.")
    fresh = {name: password for name, password in made.items() if name not in given}
    if fresh:
        print("این گذرواژه‌ها تنها همین یک بار نشان داده می‌شوند. / These passwords are shown only once:")
    for name, password in fresh.items():
        print(f"    {ROLE_SETTINGS.get(name, 'migrations'):<14}{name:<14}{password}")
    return 0


def _backup(chosen: argparse.Namespace) -> int:
    from data_access.operation.backup import backup

    made = backup(chosen.out, {"rows": settings().database_url, "state": settings().state_url})
    _told(made)
    audit.record(state(settings().state_url), audit.TERMINAL, "backup", str(chosen.out.name))
    print(f"پشتیبان در {chosen.out} است. / The backup is in {chosen.out}.")
    print("کلید نصب (COOKIE_KEY_FILE) در آن نیست؛ جداگانه نگهش دارید."
          " / The key file (COOKIE_KEY_FILE) is not in it: keep that apart.")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from data_access.operation.backup import restore, same_key

    places = {
        "rows": chosen.rows_to or settings().database_url, "state": chosen.state_to or settings().state_url,
    }
    wanted = {name: url for name, url in places.items() if chosen.only in (None, name)}
    found = restore(chosen.folder, wanted, chosen.replace)
    state.cache_clear()   # what was open before is another file now
    _told(found)
    if not same_key(found):
        print("کلید این نصب کلید آن پشتیبان نیست: زنجیرهٔ رویدادنگاری تأیید نمی‌شود و رمزهای دومرحله‌ای باز"
              " نمی‌شوند؛ پروندهٔ کلید را هم برگردانید.")
        print("This installation's key file is not the backup's: the audit chain will not verify and second"
              " factors will not open. Put the key file back too.")
    elif "state" in wanted:
        told = f"{chosen.folder.name} {found.made_at}"
        audit.record(state(wanted["state"]), audit.TERMINAL, "restore", told)
    print("بازگردانده شد؛ کارسازها را از نو راه بیندازید. / Restored: start the servers anew.")
    return 0


def _told(manifest: Manifest) -> None:
    for name, part in manifest.parts.items():
        print(f"{name:<6} {part.engine:<11} {part.version:<6} {sum(part.counts.values()):>12,} rows"
              f" {part.bytes:>14,} bytes  {part.sha256[:16]}…")
