"""The name of a file as browsers and programs take it: Persian where they can, ASCII where not."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 80
_UNFIT = re.compile(r'[\\/:*?"<>|%]+')


def disposition(name: str, title: str, extension: str) -> str:
    """The header Content-Disposition of a file called `name`, or `title` in any script.

    >>> disposition("indicators", "زمین؟", "csv")
    "attachment; filename=indicators.csv; filename*=UTF-8''%D8%B2%D9%85%DB%8C%D9%86%D8%9F.csv"
    """
    plain = re.sub(r"[^A-Za-z0-9_-]", "_", name) or "table"
    readable = "".join(each for each in title if unicodedata.category(each) not in ("Cc", "Cf", "Cs"))
    kept = " ".join(_UNFIT.sub(" ", readable).split())[:LONGEST].strip(". ") or plain
    return f"attachment; filename={plain}.{extension}; filename*=UTF-8''{quote(kept, safe='')}.{extension}"
