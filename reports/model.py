"""What stands in a paper, before anybody sets it: chapters of tables, maps and charts with their figures."""

from dataclasses import dataclass
from datetime import date

from common.period import Period


@dataclass(frozen=True)
class Column:
    """A column of figures. Columns of one `group` stand under one heading; `unit` "" = that of the line."""

    group: str
    label: str
    unit: str
    code: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a table; `values` in the units of the columns, None = unknown."""

    label: str
    values: tuple[float | None, ...]
    beside: str = ""            # a second name: the province of a park
    unit: str = ""              # of the figures in columns without a unit of their own
    total: bool = False
    code: str = ""              # the indicator of the line, if it is one
    printed: tuple[str, ...] = ()   # per value the cell of the annual report it answers, "" = none


@dataclass(frozen=True)
class Table:
    """A table. `label` and `beside` head the columns of names; `codes` are the indicators behind it."""

    key: str
    title: str
    label: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    codes: tuple[str, ...] = ()
    beside: str = ""
    simulated: bool = False
    note: str = ""

    @property
    def by_unit(self) -> bool:
        """Whether the unit differs from line to line and so has a column of its own."""
        return any(line.unit for line in self.lines)


@dataclass(frozen=True)
class Measured:
    """A headline figure beside what it is judged by; `good`: whether the plan was met, None = not judged."""

    code: str
    title: str
    unit: str
    value: float | None
    plan: float | None
    before: float | None
    good: bool | None
    simulated: bool

    @property
    def achievement(self) -> float | None:
        """In percent of the plan."""
        return None if self.value is None or not self.plan else self.value / self.plan * 100

    @property
    def change(self) -> float | None:
        """In percent of last year's figure; for percentages in points."""
        if self.value is None or self.before is None:
            return None
        if self.unit == "%":
            return self.value - self.before
        return (self.value - self.before) / abs(self.before) * 100 if self.before else None


@dataclass(frozen=True)
class Headlines:
    """Headline figures, also drawn against their plans where they have one."""

    title: str
    figures: tuple[Measured, ...]


@dataclass(frozen=True)
class Drawn:
    """Figures of places, drawn as a `map`, or members of a period or place as `bars` or a `line`."""

    form: str
    title: str
    code: str
    unit: str
    marks: tuple[tuple[str, str, float | None], ...]    # key, name, value; None = unknown
    simulated: bool = False
    chosen: str = ""                                    # the key that is pointed out


@dataclass(frozen=True)
class Said:
    """Paragraphs, each with a heading that may be empty; shown as they stand."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]
    simulated: bool = False


Part = Table | Headlines | Drawn | Said


@dataclass(frozen=True)
class Chapter:
    """A chapter of the paper."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Paper:
    """A whole paper in one language."""

    name: str                   # ASCII, the stem of a file's name
    title: str
    language: str               # fa or en
    period: Period
    chapters: tuple[Chapter, ...]
    as_of: date | None          # the last day the rows know
    simulated: bool
    made_on: date
    credit: str = ""            # of the outlines of the maps

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for chapter in self.chapters for part in chapter.parts if isinstance(part, Table))
