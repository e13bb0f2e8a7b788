"""Commands that write or save rows need the first database: copies on ClickHouse are only read."""

import argparse
from collections.abc import Callable, Mapping

from sqlalchemy import URL

from common.errors import SettingsError
from common.settings import settings
from data_access.cluster import connecting
from data_access.engines import address

Chosen = argparse.Namespace
Place = Callable[[Chosen], str]


def _named(chosen: Chosen) -> str:
    return getattr(chosen, "url", "") or settings().database_url


def _mapped(chosen: Chosen) -> str:
    """`mapping template` only writes a file: it takes no address."""
    return _named(chosen) if "url" in chosen else ""


def _of_loads(_: Chosen) -> str:
    return settings().loader_url or settings().database_url


def _restored(chosen: Chosen) -> str:
    return "" if chosen.only == "state" else chosen.rows_to or settings().database_url


# Command to the address of the rows that it writes or saves; the others have none, or write users.
COMMANDS: Mapping[str, Place] = {
    **dict.fromkeys(("import", "import-log", "booklet", "refresh", "count", "partitions"), _of_loads),
    **dict.fromkeys(("demo", "migrate", "roles", "backup"), _named), "mapping": _mapped, "restore": _restored,
}


def check(chosen: Chosen) -> None:
    """Raises SettingsError where the command would write to a copy."""
    told = COMMANDS.get(chosen.command)
    only_looks = getattr(chosen, "if_older", False) or getattr(chosen, "template", False)
    if told is not None and not only_looks and is_copy(told(chosen)):
        raise of_copy()


def writable(url: str) -> URL:
    """The address of a database that takes rows. Raises SettingsError for that of a copy."""
    if is_copy(url):
        raise of_copy()
    return address(url)


def is_copy(url: str) -> bool:
    return url.partition(":")[0].partition("+")[0] == connecting.NAME


def of_copy() -> SettingsError:
    return SettingsError(
        "روی ClickHouse تنها رونوشت ردیف‌هاست و در آن نوشته نمی‌شود؛ نشانی پایگاه نخست را بدهید:"
        " LOADER_URL، یا برای همین فرمان DATABASE_URL یا --url.",
        "ClickHouse holds copies of the rows and is never written to: name the first database in LOADER_URL,"
        " or for this command in DATABASE_URL or by --url.",
    )
