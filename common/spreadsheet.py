"""Tables as CSV that spreadsheets open rightly and safely: Persian readable, no text taken for a formula."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

MARK = "\ufeff"   # without it Excel reads UTF-8 as the code page of the machine
# What a spreadsheet may run; apostrophes before it count, so that ours can be told from one that was there.
# The expression is one that Python and RE2 (of Arrow) read alike.
DANGER = "^'*(?:[\t\r\n]|[ \u00a0]*[=+\\-@])"
_DANGER = re.compile(DANGER)


def csv_bytes(rows: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> bytes:
    """UTF-8 with its mark, a head row of `titles` (key to title), and every row; None is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([harmless(title) for title in titles.values()])
    writer.writerows([harmless(row[key]) for key in titles] for row in rows)
    return (MARK + file.getvalue()).encode()


def harmless(value: Any) -> Any:
    """Text that would be run as a formula gets an apostrophe before it; numbers stay numbers.

    >>> harmless("=1+1"), harmless("'=1+1"), harmless(-3.5), harmless(None), harmless("شهرک")
    ("'=1+1", "''=1+1", -3.5, None, 'شهرک')
    """
    return f"'{value}" if isinstance(value, str) and _DANGER.match(value) else value


def written(cell: str) -> str:
    """The text that `harmless` made this cell of.

    >>> written("'=1+1"), written("''=1+1"), written("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and _DANGER.match(cell) else cell
