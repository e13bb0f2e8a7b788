"""What an indicator is: how SQL counts it and how a reader reads it."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from common.errors import DefinitionError
from metrics.formula import Formula, leaves


class Better(Enum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Unit(StrEnum):
    """Units of the catalogue; `ui.words` holds their Persian and English names."""

    COUNT = "count"
    PERSONS = "persons"
    PERSON_HOURS = "person-hours"
    HECTARES = "ha"
    SQUARE_METRES = "m2"
    KILOMETRES = "km"
    LITRES_PER_SECOND = "l/s"
    MEGAWATTS = "MW"
    CUBIC_METRES_PER_DAY = "m3/day"
    PERCENT = "%"
    PERSONS_PER_UNIT = "persons/unit"
    SQUARE_METRES_PER_UNIT = "m2/unit"
    MILLION_RIALS = "million IRR"
    BILLION_RIALS = "billion IRR"
    MILLION_RIALS_PER_UNIT = "million IRR/unit"
    MILLION_DOLLARS = "million USD"


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """One number the organisation watches. What has no default must be thought about."""

    title: str
    title_en: str
    question: str               # the manager's question it answers, in Persian
    definition: str             # what is counted, as of when, what is left out
    definition_en: str
    formula: Formula
    unit: Unit
    better: Better
    owner: str                  # the office that answers for it
    source: str                 # chapter and table of the annual report, or other document
    dimension: str | None = None    # the category its figure splits into (stage, method, effect ...)
    adds_up: bool = True            # the categories add up to the figure
    note: str = ""                  # a trap the reader must know of
    note_en: str = ""
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.question.endswith("؟"):
            raise DefinitionError(f"{self.title}: `question` must be a question, got {self.question!r}")
        stocks = {leaf.fact.stock for leaf in leaves(self.formula)}
        kind = "ratio" if self.is_ratio else "stock" if stocks == {True} else "flow"
        object.__setattr__(self, "kind", kind)
        known = {name for leaf in leaves(self.formula) for name in leaf.fact.dimensions}
        if self.dimension and self.dimension not in known:
            raise DefinitionError(f"{self.title}: no fact of it has the dimension {self.dimension!r}")

    @property
    def is_ratio(self) -> bool:
        return getattr(self.formula, "is_ratio", False)
