"""Writes docs/indicators.md, tables.md, rights.md and the dates of review from catalogue, schema and rights.

They cannot drift from the code: a check compares them.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Table

from common.settings import ROOT
from data_access.schema import metadata
from metrics import booklet_catalogue, describe, registry, reviewed, rights_document
from metrics.article import article
from metrics.worded import sentence

INDICATORS, TABLES, RIGHTS = (ROOT / f"docs/{name}.md" for name in ("indicators", "tables", "rights"))
HEAD = "Written by `python -m metrics handbook`; do not edit."
BESIDE = ("unit", "kind", "better", "owner", "source", "note", "note_en", "splits into", "reads")


def main(arguments: Sequence[str] = ()) -> int:
    """Writes both documents; with `--check` says which is out of date (exit status 1)."""
    stale = {path: text for path, text in documents().items() if not _is(path, text)}
    for path, text in stale.items():
        if "--check" in arguments:
            sys.stderr.write(f"{path.name} is out of date: run `python -m metrics handbook`\n")
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if "--check" in arguments and stale else 0


def documents() -> dict[Path, str]:
    """Each generated document and what it should hold."""
    return {
        reviewed.FILE: reviewed.text(), booklet_catalogue.FILE: booklet_catalogue.text(),
        INDICATORS: indicators(), TABLES: tables(), RIGHTS: rights_document.document(),
    }


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def indicators() -> str:
    """The handbook of indicators, by theme."""
    days = "`period` stands for the days asked for; the SQL is that of the year 1401."
    parts = ["# Indicators / شاخص‌ها", HEAD, days]
    for theme, codes in registry.themes().items():
        if codes:
            parts += [f"## {theme}", *(_entry(code) for code in codes)]
    return "\n\n".join(parts) + "\n"


def _entry(code: str) -> str:
    about = describe.entry(code)
    beside = "\n".join(f"- {name}: {about[name]}" for name in BESIDE if about[name])
    told = article(code)
    beside += f"\n- reviewed: {told.reviewed or datetime.now(UTC).date()}"
    beside += "".join(f"\n- formula ({spoken}): {sentence(told.formula(spoken))}" for spoken in ("fa", "en"))
    return "\n\n".join([
        f"### {about['title']} (`{code}`)", f"**{about['title_en']}**", about["question"],
        about["definition"], about["definition_en"], f"{beside}\n- formula: `{about['formula']}`",
        f"```sql\n{describe.sql(code)}\n```",
    ])


def tables() -> str:
    """The operational tables with what each column means."""
    return "\n\n".join(["# Operational tables", HEAD, *_tables()]) + "\n"


def _tables() -> Iterator[str]:
    for table in sorted(metadata.tables.values(), key=lambda table: table.name):
        head = "| column | type | may be empty | refers to | meaning |\n|---|---|---|---|---|"
        yield f"## {table.name}\n\n{table.comment or ''}\n\n{head}\n{_columns(table)}"


def _columns(table: Table) -> str:
    return "\n".join(_column(column) for column in table.columns)


def _column(column: Column[object]) -> str:
    keys = ", ".join(key.target_fullname for key in column.foreign_keys)
    empty = "yes" if column.nullable else "no"
    return f"| {column.name} | {column.type} | {empty} | {keys} | {column.comment or ''} |"
