"""What may be uploaded: tables and workbooks up to a limit, under names that are harmless on any disk."""

import io
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from common.errors import DashboardError

KINDS = ("csv", "xlsx")
LARGEST = 20 * 1024**2             # bytes of one file; larger ones come by the command line
LARGEST_UNPACKED = 600 * 1024**2   # bytes of what a workbook unpacks to
MOST_FILES, MOST_PARTS, LONGEST_NAME = 20, 2_000, 80
RATIO = 150                        # what a sheet of real rows is never packed beyond
SMALL = 10 * 1024**2               # below which a ratio says nothing
_KEPT = frozenset("-_.() ‌")   # with the half-space of Persian names


class UploadRefused(DashboardError):
    """A file is not taken in at all; it is not kept either."""


def accept(name: str, content: bytes) -> str:
    """The name under which the file is kept. Raises UploadRefused."""
    kept = safe_name(name)
    kind = kept.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise _refused(kept, "باید CSV یا XLSX باشد", "must be CSV or XLSX")
    if not content:
        raise _refused(kept, "خالی است", "is empty")
    if len(content) > LARGEST:
        limit = LARGEST // 1024**2
        raise _refused(
            kept, f"از {limit} مگابایت بزرگ‌تر است؛ با «python -m data_access import» بارگذاری‌اش کنید",
            f"is larger than {limit} MB: load it by `python -m data_access import`",
        )
    if kind == "xlsx":
        _check_workbook(kept, content)
    elif b"\0" in content[:65536] or content.startswith(b"PK"):
        raise _refused(kept, "متن CSV نیست", "is no CSV text")
    return kept


def safe_name(name: str) -> str:
    r"""The last part of the name with nothing in it but letters, digits and a few marks.

    >>> safe_name("../../etc/<b>park</b>.csv"), safe_name("C:\\x\\شهرک ۱.xlsx"), safe_name("...")
    ('b_.csv', 'شهرک ۱.xlsx', 'file')
    """
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(letter if letter.isalnum() or letter in _KEPT else "_" for letter in last).strip(". ")
    stem, dot, kind = kept.rpartition(".")
    return f"{stem[:LONGEST_NAME]}.{kind[:8]}" if dot and stem else kept[:LONGEST_NAME] or "file"


def unlike(names: Sequence[str]) -> None:
    """Raises UploadRefused for two files of one name, or too many of them."""
    if len(names) > MOST_FILES:
        raise _refused(
            names[0], f"با بیش از {MOST_FILES} پرونده آمد", f"came with more than {MOST_FILES} files"
        )
    if len({name.casefold() for name in names}) < len(names):
        raise _refused(names[0], "دو بار داده شد", "was given twice")


def digest(content: bytes) -> str:
    """By which the same content is known again."""
    return sha256(content).hexdigest()


def _check_workbook(name: str, content: bytes) -> None:
    """What it would unpack to, as it says itself; readers check again while they unpack."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as failure:
        raise _refused(name, "کارپوشهٔ سالم XLSX نیست", "is no sound XLSX workbook") from failure
    whole = sum(part.file_size for part in parts)
    bomb = any(part.file_size > SMALL and part.file_size > RATIO * part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or whole > LARGEST_UNPACKED or bomb:
        raise _refused(
            name, "پس از باز شدن بسیار بزرگ است؛ به صورت CSV و با خط فرمان بارگذاری‌اش کنید",
            "unpacks to far more than a table: load it as CSV by the command line",
        )


def _refused(name: str, fa: str, en: str) -> UploadRefused:
    return UploadRefused(f"«{name}» {fa}.", f"{name!r} {en}.")
