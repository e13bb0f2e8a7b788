"""What a refused load is told: where, what, by which rule, and how to mend it, in Persian and English."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from common.errors import DashboardError
from common.settings import ROOT
from common.wording import digits

RULES = ROOT / "assets/import/rules.toml"
SHORTENED = 60   # letters of a value that are shown
KEPT = 50   # refusals kept of one rule in one column of one sheet; all are counted


@dataclass(frozen=True)
class Refusal:
    """One refusal. `row` counts as a spreadsheet does (1 = the first line); 0 = the whole sheet."""

    file: str
    sheet: str
    row: int
    column: str
    value: str
    rule: str
    detail: str = ""   # what the sentence names besides: the other row, the limits, who refers to it
    rows: int = 1   # how many rows share the rule and column, on the first one of them

    @property
    def fa(self) -> str:
        """How to mend it."""
        return sentence(self.rule, "fa").format(detail=digits(self.detail, "fa"))

    @property
    def en(self) -> str:
        return sentence(self.rule, "en").format(detail=self.detail)

    def line(self, language: str) -> str:
        """Where and what, and how to mend it, in one line for a terminal."""
        where = [self.file, self.sheet, digits(str(self.row), language) if self.row else "", self.column]
        place = " / ".join(plain(part) for part in where if part)
        value = f" «{plain(self.value)}»" if self.value else ""
        return f"{place}:{value} {self.fa if language == 'fa' else self.en}"


@dataclass(frozen=True)
class Counted:
    """What a load does to the rows of an entity."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Report:
    """What a load did, or would do. With refusals, nothing was changed."""

    entities: Mapping[str, Counted]
    refusals: tuple[Refusal, ...] = ()
    more: int = 0   # refusals beyond those kept
    dry_run: bool = False
    load: int | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())   # Persian and English sentences

    @property
    def changes(self) -> int:
        """Rows added, changed or removed."""
        return sum(each.added + each.changed + each.removed for each in self.entities.values())


class FileRefused(DashboardError):
    """A file as a whole cannot be loaded: missing, empty, not readable, of no known table."""


def refused(rule: str, file: str, detail: str = "") -> FileRefused:
    """The file as a whole breaks a rule."""
    one = Refusal(file, "", 0, "", "", rule, detail)
    return FileRefused(f"{plain(file)}: {one.fa}", f"{plain(file)}: {one.en}")


@cache
def rules() -> Mapping[str, Mapping[str, str]]:
    """Rule to its sentences `fa` and `en`."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return found


def sentence(rule: str, language: str) -> str:
    return rules()[rule][language]


def plain(value: str) -> str:
    """The value on one line without marks that move a cursor or turn the writing round.

    >>> plain("a" * 70) == "a" * 59 + "…", plain("x" + chr(0x202E) + "y")
    (True, 'x?y')
    """
    kept = "".join(letter if letter.isprintable() or letter == "\u200c" else "?" for letter in value[:200])
    return kept if len(kept) <= SHORTENED else kept[: SHORTENED - 1] + "…"
