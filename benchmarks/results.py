"""What was measured, kept below var/ so that parts can be run apart, and the page that is made of it."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import timing
from tests.serving import ROOT

KEPT = ROOT / "var" / "races"
NOTES = Path(__file__).parent / "notes"
REPORT = ROOT / "docs" / "performance.md"
PARTS = ("browser", "weights", "questions", "readers", "exports", "builds")
_EVERYWHERE = "page"   # the note that opens the page


@dataclass(frozen=True)
class Table:
    """One table of the page, with the words above it."""

    title: str
    words: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def keep(part: str, tables: Iterable[Table]) -> None:
    """Adds each table as soon as it is measured, in the place of an older one of the same title."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for table in tables:
        print(f"## {table.title}\n\n{timing.table(table.header, table.rows)}\n", flush=True)
        found = _kept(part)
        found.pop(table.title, None)   # what is measured last stands last
        found[table.title] = {
            **asdict(table), "machine": timing.machine(), "load": os.getloadavg()[1],
            "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        }
        (KEPT / f"{part}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


def kept(part: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Title and rows of each table that is kept."""
    for title, table in _kept(part).items():
        yield title, table["rows"]


def write() -> None:
    """The page of all that is kept, with what is said about it by hand."""
    first = [_note(_EVERYWHERE), timing.machine()]
    sections = [*first, *(section for part in PARTS for section in _sections(part))]
    REPORT.write_text("\n\n".join(filter(None, sections)) + "\n", "utf-8")
    print(f"{REPORT.relative_to(ROOT)} written")


def _sections(part: str) -> list[str]:
    return [_note(part), *(
        f"### {each['title']}\n\n{each['words']}\n\n{timing.table(each['header'], each['rows'])}\n\n"
        f"Measured {each['at']}; load of the machine (5 minutes) {each['load']:.1f}."
        for each in _kept(part).values()
    )]


def _kept(part: str) -> dict[str, dict[str, Any]]:
    path = KEPT / f"{part}.json"
    if not path.exists():
        return {}
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def _note(name: str) -> str:
    path = NOTES / f"{name}.md"
    return path.read_text("utf-8").strip() if path.exists() else ""
