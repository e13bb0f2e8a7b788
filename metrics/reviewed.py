"""When each definition was last reviewed: one file of dates, each valid for the wording it was given to.

A definition that changes needs a new date; `python -m metrics handbook` writes today's.
"""

import csv
import io
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256

from common.settings import ROOT
from metrics import describe, registry

FILE = ROOT / "assets/reviewed.csv"
HEAD = ("code", "reviewed", "fingerprint")


@cache
def _known() -> dict[str, tuple[str, str]]:
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["reviewed"], row["fingerprint"]) for row in csv.DictReader(file)}


def reviewed(code: str) -> date | None:
    """The day the definition was last reviewed; None while a changed one awaits its review."""
    day, known = _known().get(code, ("", ""))
    return date.fromisoformat(day) if known == fingerprint(code) else None


@cache
def fingerprint(code: str) -> str:
    """Changes with what is counted, its unit and how it is told."""
    about = registry.get(code)
    told = (about.title, about.definition, about.definition_en, about.unit, describe.formula(about.formula))
    return sha256("\n".join(told).encode()).hexdigest()[:12]


def text(today: date | None = None) -> str:
    """What the file should hold: known dates where the wording is the same, else `today`."""
    day = (today or datetime.now(UTC).date()).isoformat()
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEAD)
    for code in registry.all_indicators():
        known, print_ = _known().get(code, ("", ""))
        writer.writerow((code, known if print_ == fingerprint(code) else day, fingerprint(code)))
    return file.getvalue()
