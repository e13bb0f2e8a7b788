"""One article of the handbook: all a reader must know of an indicator, on its page and in the document."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from data_access import report
from data_access.schema import metadata
from metrics import compute, describe, domains, registry, reviewed, worded
from metrics.indicator import Indicator
from metrics.worded import Piece


@dataclass(frozen=True)
class Article:
    """The parts of an article that the definition itself does not hold."""

    code: str
    about: Indicator
    domain: str
    has_plan: bool                          # a plan of it is printed in the report
    reviewed: date | None
    tables: tuple[tuple[str, str], ...]     # each table it reads, with what a row of it is

    def formula(self, language: str) -> tuple[Piece, ...]:
        """The formula in words, with other indicators as pieces of their own."""
        return worded.worded(self.code, language)

    @property
    def columns(self) -> list[tuple[str, str, str]]:
        """Table, column and what it means, for every table it reads."""
        read = [metadata.tables[name] for name, _ in self.tables]
        return [(table.name, each.name, str(each.comment or "")) for table in read for each in table.columns]

    @property
    def sql(self) -> str:
        """The SELECT for the country and the year 1401."""
        return describe.sql(self.code)


def article(code: str) -> Article:
    """Raises UnknownIndicator for a code nobody declared."""
    about = registry.get(code)
    tables = tuple((name, str(metadata.tables[name].comment or "")) for name in compute.tables(code))
    return Article(code, about, domains.domain_of(code), code in planned(), reviewed.reviewed(code), tables)


@cache
def planned() -> frozenset[str]:
    """Codes of which the report prints a plan."""
    return frozenset(cell.indicator_code for cell in report.cells() if cell.kind == "plan")


def chosen(domain: str = "", kind: str = "", owner: str = "", plan: str = "") -> list[str]:
    """Codes of the catalogue that fit every choice; "" chooses nothing away, `plan` is "yes" or "no"."""
    return [
        code for code, about in registry.all_indicators().items()
        if domain in ("", domains.domain_of(code)) and kind in ("", about.kind) and owner in ("", about.owner)
        and plan in ("", "yes" if code in planned() else "no")
    ]
