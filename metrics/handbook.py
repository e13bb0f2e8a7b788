"""Writes docs/indicators.md from the catalogue and docs/tables.md from the schema, so that they cannot drift from the code."""

import sys
from collections.abc import Iterator
from pathlib import Path

from common.period import Period
from common.settings import ROOT
from data_access.schema import metadata
from metrics import describe, registry
from metrics.question import Question
from metrics.scope import Rights, Scope

INDICATORS, TABLES = ROOT / "docs/indicators.md", ROOT / "docs/tables.md"
SCOPE = Scope(Period.of_year(1401), Rights("analyst"))
HEAD = "Written by `python -m metrics handbook`; do not edit."


def main(*, check: bool) -> int:
    """Writes both documents, or says which is out of date (exit status 1)."""
    stale = [path for path, text in ((INDICATORS, indicators()), (TABLES, tables())) if not _is(path, text)]
    for path in stale:
        if check:
            print(f"{path.name} is out of date: run `python -m metrics handbook`", file=sys.stderr)  # noqa: T201
        else:
            path.write_text(indicators() if path == INDICATORS else tables(), encoding="utf-8")
    return 1 if check and stale else 0


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def indicators() -> str:
    """The handbook of indicators, by theme."""
    parts = ["# Indicators / شاخص‌ها", HEAD]
    for theme, codes in registry.themes().items():
        parts.append(f"## {theme}")
        parts += [_entry(code) for code in codes]
    return "\n\n".join(parts) + "\n"


def _entry(code: str) -> str:
    about = registry.get(code)
    split = f"- splits into {about.dimension}: {', '.join(describe.categories(about)) or 'open'}\n" if about.dimension else ""
    note = f"- note: {about.note} {about.note_en}\n" if about.note else ""
    question = Question([code], [SCOPE.period], SCOPE).select()
    sql = str(question.compile(dialect=describe.DIALECT, compile_kwargs={"literal_binds": True}))
    sql = "\n".join(line.rstrip() for line in sql.splitlines())
    return (
        f"### {about.title} (`{code}`)\n\n{about.title_en}. *{about.question}*\n\n{about.definition}\n\n{about.definition_en}\n\n"
        f"- unit {about.unit}, {about.kind}, better: {about.better.value}, owner: {about.owner}, source: {about.source}\n"
        f"{split}{note}- formula: `{describe.formula(about.formula)}`\n- reads: {', '.join(describe.tables(code))}\n\n"
        f"```sql\n{sql}\n```"
    )


def tables() -> str:
    """The operational tables with what each column means."""
    return "\n\n".join(["# Operational tables", HEAD, *_tables()]) + "\n"


def _tables() -> Iterator[str]:
    for table in sorted(metadata.tables.values(), key=lambda table: table.name):
        rows = "\n".join(
            f"| {column.name} | {column.type} | {'yes' if column.nullable else 'no'} | "
            f"{', '.join(key.target_fullname for key in column.foreign_keys)} | {column.comment or ''} |"
            for column in table.columns
        )
        yield f"## {table.name}\n\n{table.comment or ''}\n\n| column | type | may be empty | refers to | meaning |\n|---|---|---|---|---|\n{rows}"
