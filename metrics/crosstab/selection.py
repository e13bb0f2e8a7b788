"""A table somebody asks for: its lines, indicators, periods, filters and order, checked when it is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite

from common.errors import BadSelection
from data_access.facts import PLACES
from metrics import narrowing, registry
from metrics.crosstab import address
from metrics.crosstab.step import Step, check_count, steps
from metrics.groupings import check_groupings
from metrics.indicator import Indicator
from metrics.refusal import check_text, too_many, unreadable
from metrics.scope import Among, Rights, Scope

MOST_CODES, MOST_MEMBERS, MOST_GROUPINGS, HIGHEST_KEY = 40, 400, 2, 10**9
Limits = tuple[tuple[str, float], ...]
PERIOD = "period"   # the column of the periods where they are lines


@dataclass(frozen=True)
class Crosstab:
    """A table of `codes` (columns) over `rows` (groupings: province, park, dimensions; at most two).

    Raises a DashboardError, with what to do, for anything that cannot be asked for; double entries fall away.
    """

    rows: tuple[str, ...]
    codes: tuple[str, ...]
    periods: tuple[Step, ...]
    provinces: frozenset[str] = frozenset()     # empty = all
    park: int | None = None
    among: Among = ()                           # dimension -> allowed members, AND between dimensions
    at_least: Limits = ()                       # key of a value column -> the line's figure must reach it
    at_most: Limits = ()
    search: str = ""                            # words in the names of a line
    order: str = ""                             # key of a column, "-" before it = falling; empty = by keys
    across: bool = field(default=True)          # periods as columns; False = as lines

    def __post_init__(self) -> None:
        for name in ("rows", "codes", "periods"):
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))
        for name in ("at_least", "at_most"):
            limits = tuple((key, float(value)) for key, value in dict(getattr(self, name)).items())
            object.__setattr__(self, name, limits)
        object.__setattr__(self, "among", _merged(self.among))
        object.__setattr__(self, "search", check_text("search", self.search).strip())
        self._check_counts()
        self._check_rows()
        self._check_filters()
        self._check_limits()

    @classmethod
    def parse(
        cls, parameters: str | Mapping[str, str] | Iterable[tuple[str, str]], beside: Sequence[str] = ()
    ) -> "Crosstab":
        """A table from a query string or its parameters; `beside` names those that belong to somebody else.

        Raises a DashboardError for whatever is not exactly a table.
        """
        given = address.read(parameters, beside)
        return cls(
            rows=address.words(given["rows"]), codes=address.words(given["indicators"]),
            periods=steps(given["periods"]),
            provinces=frozenset(address.words(given["provinces"])), park=address.whole("park", given["park"]),
            among=address.among(given["where"]),
            at_least=address.limits("at_least", given["at_least"]),
            at_most=address.limits("at_most", given["at_most"]),
            search=given["search"], order=given["order"].strip(),
            across=address.yes("across", given["across"], True),
        )

    def parameters(self) -> dict[str, str]:
        """The parameters `parse` reads, without those that say nothing."""
        return address.parameters(self)

    def address(self) -> str:
        """The query string that asks for this very table."""
        return address.query(self.parameters())

    def command(self) -> str:
        """The command line that prints this very table."""
        return address.command(self.parameters())

    @property
    def indicators(self) -> dict[str, Indicator]:
        return {code: registry.get(code) for code in self.codes}

    @cached_property
    def value_keys(self) -> Mapping[str, tuple[str, Step | None]]:
        """Key of each value column to its code and, where it is of one period, that period."""
        if not self.across:
            return {code: (code, self.periods[0] if len(self.periods) == 1 else None) for code in self.codes}
        if len(self.periods) == 1:
            return {code: (code, self.periods[0]) for code in self.codes}
        each = [(code, step) for code in self.codes for step in self.periods]
        return {f"{code}__{step.key}": (code, step) for code, step in each}

    @property
    def line_keys(self) -> tuple[str, ...]:
        """The columns that together name a line."""
        return self.rows if self.across else (*self.rows, PERIOD)

    def scope(self, rights: Rights) -> Scope:
        return Scope(self.periods[0].period, rights, self.provinces, self.park, among=self.among)

    def _check_counts(self) -> None:
        if not self.codes or not self.periods:
            raise BadSelection(
                "جدول دست‌کم یک شاخص (indicators) و یک دوره (periods) می‌خواهد؛ آن‌ها را برگزینید.",
                "A table needs at least one indicator (indicators) and one period (periods): choose them.",
            )
        if len(self.codes) > MOST_CODES:
            raise too_many("شاخص", "indicators", MOST_CODES)
        check_count(len(self.periods))
        for step in self.periods:
            if Step.parse(str(step)) != step:   # days between no two marks of the calendar have no name
                raise unreadable("periods", step, "1401-S3")
        if len(self.rows) > MOST_GROUPINGS:
            raise too_many("گروه‌بندی", "groupings", MOST_GROUPINGS)

    def _check_rows(self) -> None:
        for name in (*self.codes, *self.rows):
            check_text("rows, indicators", name)
        check_groupings(self.indicators, self.rows)

    def _check_filters(self) -> None:
        scope = self.scope(Rights(""))
        scope.check_provinces()
        if self.park is not None and not 0 < self.park < HIGHEST_KEY:
            raise unreadable("park", self.park, "park=12")
        if sum(len(members) for _, members in self.among) > MOST_MEMBERS:
            raise too_many("رده در صافی‌ها", "categories in its filters", MOST_MEMBERS)
        for name, members in self.among:
            if not members or name in PLACES or not all(check_text("where", member) for member in members):
                raise unreadable("where", name, "where=action:create,expand")
        for code, about in self.indicators.items():
            narrowing.of(about, scope, code)

    def _check_limits(self) -> None:
        values = self.value_keys
        example = next(iter(values))
        for key, limit in (*self.at_least, *self.at_most):
            if key not in values or not isfinite(limit):
                raise unreadable("at_least, at_most", f"{key}:{limit}", f"at_least={example}:10")
        column = self.order.removeprefix("-")
        if column and column not in (*values, *self.line_keys, *self.name_keys):
            raise unreadable("order", column, f"order=-{example}")

    @property
    def name_keys(self) -> tuple[str, ...]:
        """The columns with the names of a line, Persian and English of each grouping."""
        return tuple(f"{key}_{language}" for key in self.line_keys for language in ("fa", "en"))


def _merged(among: Among) -> Among:
    found: dict[str, dict[str, None]] = {}
    for dimension, members in among:
        found.setdefault(dimension, {}).update(dict.fromkeys(members))
    return tuple((dimension, tuple(members)) for dimension, members in found.items())


