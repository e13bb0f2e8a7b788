"""Every published cell of the report with what became of it: equal, explained, open, not computed yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_access import report
from data_access.report import Cell
from metrics import registry
from metrics.contradictions_in_words import of_cells
from metrics.domains import domain_of
from metrics.reconcile import Line

VERDICTS = ("equal", "explained", "open", "not_computed")


@dataclass(frozen=True)
class Entry:
    """One printed cell; `line` is None while no indicator of ours computes it."""

    cell: Cell
    domain: str
    line: Line | None

    @property
    def verdict(self) -> str:
        return self.line.verdict if self.line else "not_computed"

    @property
    def computed(self) -> float | None:
        return self.line.computed if self.line else None

    @property
    def difference(self) -> float | None:
        return self.line.difference if self.line else None

    def reason(self, language: str) -> str:
        """Why the figures differ or what else the report says; empty where nothing is to be said."""
        own = "" if self.line is None else self.line.reason_fa if language == "fa" else self.line.reason_en
        told = of_cells(language).get(self.cell.figure_id)
        return own or (told.shown if told else "")


@dataclass(frozen=True)
class Choice:
    """Which entries are asked for; empty parts choose nothing away."""

    domain: str = ""
    verdict: str = ""
    place: str = ""         # province; IR for the country as a whole
    table: str = ""         # chapter and number, as `table_of` writes it
    cells: frozenset[str] = frozenset()

    def takes(self, entry: Entry) -> bool:
        cell = entry.cell
        return (
            self.domain in ("", entry.domain)
            and self.verdict in ("", entry.verdict)
            and self.place in ("", cell.province or "IR")
            and self.table in ("", table_of(cell))
            and (not self.cells or cell.figure_id in self.cells)
        )


def entries(lines: Iterable[Line]) -> list[Entry]:
    """An entry per published cell, in the order of the report; `lines` are those we compute."""
    found = {line.figure_id: line for line in lines}
    return [
        Entry(cell, domain_of(cell.indicator_code), found.get(cell.figure_id)) for cell in report.cells()
    ]


def chosen(found: Sequence[Entry], choice: Choice) -> list[Entry]:
    return [entry for entry in found if choice.takes(entry)]


def table_of(cell: Cell) -> str:
    """Chapter and table, for instance `2 / 14`: chapters number their tables anew.

    Cells of no table stand in the prose or a chart of the chapter.
    """
    return f"{cell.figure_id.split('.')[0]} / {cell.table_no}"


def tables(found: Iterable[Entry]) -> list[str]:
    """The tables that have cells, in the order of the report."""
    return list(dict.fromkeys(table_of(entry.cell) for entry in found))


def counts(found: Iterable[Entry]) -> Counter[str]:
    """How many entries of each verdict."""
    return Counter(entry.verdict for entry in found)


def by_domain(found: Iterable[Entry]) -> list[dict[str, str | int]]:
    """A row per domain: how many cells, and how many of each verdict."""
    numbers = Counter((entry.domain, entry.verdict) for entry in found)
    domains = dict.fromkeys(domain for domain, _ in numbers)
    return [
        {"domain": domain, "all": sum(numbers[domain, verdict] for verdict in VERDICTS),
         **{verdict: numbers[domain, verdict] for verdict in VERDICTS}}
        for domain in domains
    ]


def is_computed(code: str) -> bool:
    """Whether we have a definition, and so a page of the handbook, for the code."""
    return code in registry.all_indicators()
