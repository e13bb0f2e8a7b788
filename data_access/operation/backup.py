"""Backups of both databases, and the way back: whole and unaltered, or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from common.errors import DashboardError, DataUnavailable, SettingsError
from data_access.engines import DRIVERS
from data_access.operation import manifest
from data_access.operation.manifest import ROWS, STATE, Manifest, Part
from data_access.operation.stores import store_of
from data_access.schema import SCHEMA_VERSION
from data_access.state import audit_chain
from data_access.state.migrations.upgrade import HEAD

NEWEST = {ROWS: SCHEMA_VERSION, STATE: HEAD}


class NotEmpty(DashboardError):
    """Something is there that a restore would replace."""


def backup(folder: Path, addresses: Mapping[str, str]) -> Manifest:
    """Saves the databases ("rows", "state" -> address) into a new folder, which appears when it is whole.

    Raises SettingsError, DataUnavailable, NotEmpty when the folder is there already.
    """
    if folder.exists():
        raise NotEmpty(
            f"پوشهٔ {folder.name} از پیش هست؛ برای هر پشتیبان پوشهٔ تازه‌ای بدهید.",
            f"The folder {folder.name} is there already: name a new one for each backup.",
        )
    unfinished = folder.with_name(folder.name + ".unfinished")
    with _in_words():
        unfinished.mkdir(parents=True, mode=0o700)
        parts = {name: _save(name, _address(url), unfinished) for name, url in addresses.items()}
        made = Manifest(manifest.FORM, datetime.now(UTC).isoformat(timespec="seconds"), _key(), parts)
        manifest.write(unfinished, made)
        unfinished.rename(folder)
    return made


def restore(folder: Path, addresses: Mapping[str, str], replace: bool = False) -> Manifest:
    """Puts the saved databases at the addresses; everything is checked before anything is touched.

    Each database is replaced whole or not at all. Raises BadBackup for an altered or newer backup, NotEmpty
    unless `replace`, SettingsError for an address of another kind of database, DataUnavailable.
    """
    found = manifest.read(folder)
    chosen = {
        name: (part, _address(addresses[name])) for name, part in found.parts.items() if name in addresses
    }
    with _in_words():
        for name, (part, url) in chosen.items():
            _check(name, part, url, replace)
        for part, url in chosen.values():
            store = store_of(url)
            store.load(url, folder / part.file)
            if dict(store.contents(url).counts) != dict(part.counts):
                raise manifest.BadBackup(
                    "شمار ردیف‌ها پس از بازگرداندن با پشتیبان یکی نیست؛ این پایگاه را به کار نگیرید.",
                    "After the restore the rows are not as many as in the backup: do not use the database.",
                )
    return found


def same_key(found: Manifest) -> bool:
    """Whether the key file of this installation is the one that belongs to the backup."""
    return found.key == _key()


def _save(name: str, url: URL, folder: Path) -> Part:
    store = store_of(url)
    path = folder / f"{name}{store.suffix}"
    contents = store.save(url, path)
    path.chmod(0o600)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return Part(url.get_backend_name(), path.name, contents.version, contents.counts, manifest.digest(path),
                path.stat().st_size)


def _check(name: str, part: Part, url: URL, replace: bool) -> None:
    if name not in NEWEST or part.version > NEWEST[name]:
        raise manifest.newer(f"{name} {part.version}")
    if part.engine != url.get_backend_name():
        raise SettingsError(
            f"پشتیبان «{name}» از {part.engine} است و در {url.get_backend_name()} برگردانده نمی‌شود.",
            f"The backup of {name!r} is of {part.engine}: it cannot go into {url.get_backend_name()}.",
        )
    if store_of(url).occupied(url) and not replace:
        raise NotEmpty(
            "جایی که پشتیبان باید برگردد خالی نیست؛ برای جایگزین کردن همه، گزینهٔ --replace را بیفزایید.",
            "The place to restore into is not empty: add --replace to replace everything there.",
        )


def _address(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as failure:
        raise SettingsError("نشانی پایگاه داده درست نیست.", "That is not a database address.") from failure
    return parsed.set(drivername=DRIVERS.get(parsed.drivername, parsed.drivername))


def _key() -> str:
    """Which key file is in use; "" = there is none yet."""
    try:
        return audit_chain.fingerprint(audit_chain.key())
    except SettingsError:
        return ""


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, duckdb.Error, OSError) as failure:
        raise DataUnavailable(
            "پشتیبان‌گیری یا بازگرداندن انجام نشد؛ پایگاه داده، دسترسی و جای خالی دیسک را بررسی کنید."
            f" ({type(failure).__name__})",
            f"The backup or restore was not done: check the database, rights and disk space. ({failure})",
        ) from failure
