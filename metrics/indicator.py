"""What an indicator is: how SQL counts it and how a reader reads it."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from sqlalchemy import String

from common.errors import DefinitionError
from data_access.facts import Fact
from metrics.formula import Formula, OverCatalogue, leaves
from metrics.spine import category_values
from metrics.waiting import WaitQuantile


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
    MILLION_EUROS = "million EUR"
    RIALS = "IRR"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    SCORE = "score"
    MULTIPLE = "multiple"
    COUNT_PER_MONTH = "count/month"
    VISITS_PER_REQUEST = "visits/request"
    ROUNDS_PER_REQUEST = "rounds/request"


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
    also: tuple[str, ...] = ()      # further groupings of the same figure, each independent of the others
    adds_up: bool = True            # the categories add up to the figure
    note: str = ""                  # a trap the reader must know of
    note_en: str = ""
    public: bool = False            # its figures of the country and of provinces are open to everybody
    kind: str = field(init=False)   # flow, stock, ratio or quantile

    def __post_init__(self) -> None:
        if not self.question.endswith("؟"):
            raise DefinitionError(f"{self.title}: `question` must be a question, got {self.question!r}")
        stocks = {leaf.fact.stock for leaf in leaves(self.formula)}
        kind = "ratio" if self.is_ratio else "flow" if False in stocks else "stock"
        if any(isinstance(leaf, WaitQuantile) for leaf in leaves(self.formula)):
            kind = "quantile"   # those of the parts never add up to that of the whole
            object.__setattr__(self, "adds_up", False)
        object.__setattr__(self, "kind", kind)
        known = {name for fact in self.facts for name in fact.dimensions}
        if isinstance(self.formula, OverCatalogue):
            known |= {*self.formula.dimensions}
        for dimension in self.dimensions:
            if dimension not in known:
                raise DefinitionError(f"{self.title}: no fact of it has the dimension {dimension!r}")

    @property
    def facts(self) -> list[Fact]:
        """The fact of each aggregate, in the order of the formula."""
        return [leaf.fact for leaf in leaves(self.formula)]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every grouping of the figure into categories, the main one first."""
        return (*filter(None, [self.dimension]), *self.also)

    def categories(self, dimension: str) -> tuple[str, ...] | None:
        """The values of one of its dimensions; None when they are open."""
        return category_values(dimension, self.facts)

    def holding(self, category: str) -> str | None:
        """The dimension that has this category: one that states it, else an open one of words, else None."""
        stated = {name: self.categories(name) for name in self.dimensions}
        named = [name for name, values in stated.items() if values and category in values]
        opened = [name for name, values in stated.items() if not values and self._of_words(name)]
        return next(iter([*named, *opened]), None)

    def _of_words(self, dimension: str) -> bool:
        """Whether its members are words; members that are keys (zones, centres) are no categories by name."""
        columns = [fact.dimensions[dimension] for fact in self.facts if dimension in fact.dimensions]
        return all(isinstance(column.type, String) for column in columns)

    @property
    def is_ratio(self) -> bool:
        return getattr(self.formula, "is_ratio", False)
