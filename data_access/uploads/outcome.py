"""What became of a check or a load, as a page can tell it and a file can keep it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from common.errors import DashboardError
from data_access.booklets.loading import Taken
from data_access.loading.refusals import Counted, Refusal, Report

FIGURES = "published_figure"


@dataclass(frozen=True)
class Change:
    """One changed cell of a row: what stood there and what will."""

    entity: str
    row: str
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Outcome:
    """Counts by entity, refusals, examples of changes; or the sentence why nothing came of it."""

    entities: Mapping[str, Counted] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    more: int = 0
    load: int | None = None
    notes: tuple[tuple[str, str], ...] = ()
    examples: tuple[Change, ...] = ()
    problem: tuple[str, str] | None = None   # Persian and English

    @property
    def refused(self) -> bool:
        return bool(self.refusals) or self.problem is not None

    @property
    def needs_reason(self) -> bool:
        """Figures that somebody may have seen become others."""
        return any(each.changed or each.removed for each in self.entities.values())

    @property
    def says_nothing_new(self) -> bool:
        return not any(each.added or each.changed or each.removed for each in self.entities.values())

    def written(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> "Outcome":
        """What `written` gave."""
        return cls(
            {name: Counted(**counts) for name, counts in found["entities"].items()},
            tuple(Refusal(**each) for each in found["refusals"]), found["more"], found["load"],
            tuple((fa, en) for fa, en in found["notes"]), tuple(Change(**each) for each in found["examples"]),
            (found["problem"][0], found["problem"][1]) if found["problem"] else None,
        )


def of_report(report: Report, examples: tuple[Change, ...] = ()) -> Outcome:
    """What a load of rows did, or would do."""
    return Outcome(
        dict(report.entities), report.refusals, report.more, report.load, report.notes, examples,
    )


def of_booklet(taken: Taken) -> Outcome:
    counted = Counted(taken.added, taken.changed, 0, taken.unchanged)
    return Outcome({} if taken.refusals else {FIGURES: counted}, taken.refusals, 0, taken.load)


def of_problem(problem: DashboardError) -> Outcome:
    return Outcome(problem=(problem.fa, problem.en))
