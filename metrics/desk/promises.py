"""Promises to applicants: what was promised, in our words, and what was kept of the times announced."""

import csv
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Integer, case, cast, func, select

from common.errors import DefinitionError
from common.settings import ROOT
from data_access.database import Database
from data_access.schema.desk_counts import desk_promise
from metrics import registry
from metrics.desk.flow import any_simulated
from metrics.desk.selection import Selection

FILE = ROOT / "assets/desk/promises.csv"
SOURCES = ("guide", "form", "sla", "duty")     # sla, duty: another provider's agreement, its applicants
VERDICTS = ("kept", "missed", "missed_open")


@dataclass(frozen=True)
class Promise:
    """One promise of a document. `target` empty = none is printed. Without `codes` it cannot be measured, and
    `cannot` says why.
    """

    id: str
    source: str
    texts: tuple[str, str]      # Persian, English; so are the others
    targets: tuple[str, str]
    codes: tuple[str, ...]      # of the indicators that measure it, the telling one first
    hows: tuple[str, str]
    cannots: tuple[str, str]

    def text(self, language: str) -> str:
        return self.texts[language != "fa"]

    def target(self, language: str) -> str:
        return self.targets[language != "fa"]

    def how(self, language: str) -> str:
        return self.hows[language != "fa"]

    def cannot(self, language: str) -> str:
        return self.cannots[language != "fa"]


@cache
def catalogue() -> tuple[Promise, ...]:
    """All promises in the order of the file. Raises DefinitionError for one that is neither measured nor
    excused, or that names an unknown source, UnknownIndicator for a code nobody declared.
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_promise(row) for row in csv.DictReader(file))


def of(source: str) -> tuple[Promise, ...]:
    """The promises of one document, see SOURCES."""
    return tuple(each for each in catalogue() if each.source == source)


def _promise(row: dict[str, str]) -> Promise:
    pairs = [(row[f"{name}_fa"], row[f"{name}_en"]) for name in ("text", "target", "how", "cannot")]
    made = Promise(row["id"], row["source"], pairs[0], pairs[1], tuple(row["codes"].split()), *pairs[2:])
    if bool(made.codes) == any(made.cannots) or made.source not in SOURCES or not all(made.texts):
        raise DefinitionError(f"{FILE.name}: {made.id} must be measured by codes or say why it cannot be")
    for code in made.codes:
        registry.get(code)
    return made


@dataclass(frozen=True)
class Kept:
    """Requests whose announced time ran out: ended in time, ended late, and open still.

    `key`: a service, or a month (140107).
    """

    key: int
    kept: int
    missed: int
    missed_open: int
    simulated: bool

    @property
    def all(self) -> int:
        return self.kept + self.missed + self.missed_open

    @property
    def share(self) -> float | None:
        """Percent kept; open ones past their time count as missed. None without a request."""
        return 100 * self.kept / self.all if self.all else None


def kept(selection: Selection, database: Database, by: str) -> list[Kept]:
    """By `service_id` or `month`: what was due in the months of the period, in the order of the keys."""
    column = desk_promise.c[by]
    sums = [
        cast(func.sum(case((desk_promise.c.verdict == verdict, desk_promise.c.requests), else_=0)), Integer)
        for verdict in VERDICTS
    ]
    question = select(column, *sums, any_simulated(desk_promise.c.simulated)).where(
        *selection.in_months(desk_promise)
    ).group_by(column).order_by(column)
    return [
        Kept(int(key), int(in_time), int(late), int(still_open), bool(simulated))
        for key, in_time, late, still_open, simulated in map(tuple, database.fetch(question))
    ]
