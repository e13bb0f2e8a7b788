"""What provinces are compared on: an indicator, or an indicator per park, hectare, worker or unit."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from common.errors import BadSelection
from metrics import registry
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue, leaves, ratio
from metrics.indicator import Indicator, Unit
from metrics.waiting import WaitQuantile

# Word of the address to the indicator that a figure is divided by.
BASES = {"park": "parks_operating", "hectare": "land_held_ha", "worker": "employment",
         "unit": "units_operating"}
PER_FA = {"park": "به ازای هر شهرک", "hectare": "به ازای هر هکتار زمین", "worker": "به ازای هر شاغل",
          "unit": "به ازای هر واحد صنعتی"}
PER_EN = {"park": "per park", "hectare": "per hectare of land", "worker": "per worker",
          "unit": "per industrial unit"}
Linear = dict[Aggregate, float]
NOT_ADDITIVE = (Unit.SCORE, Unit.MULTIPLE, Unit.PERCENT, Unit.DAYS, Unit.MONTHS, Unit.MINUTES)


@dataclass(frozen=True)
class Measure:
    """An indicator's code and, if it is divided, by what: a word of BASES."""

    code: str
    base: str | None = None

    def __post_init__(self) -> None:
        """Raises UnknownIndicator, and BadSelection where the figure has no rows in provinces."""
        formula = registry.get(self.code).formula
        if isinstance(formula, OverCatalogue):
            raise _refused("از شاخص‌های دیگر به دست می‌آید و ردیفی از خود ندارد که بازهٔ اطمینان از آن برآید",
                           "is worked out from other figures and has no rows that an interval could rest on",
                           self.code)
        if not all("province" in leaf.fact.dimensions for leaf in leaves(formula)):
            raise _refused("به استان‌ها جدا نمی‌شود", "is not known by province", self.code)
        if any(isinstance(leaf, WaitQuantile) and leaf.level >= 1 for leaf in leaves(formula)):
            raise _refused("بزرگ‌ترین مقدار است و بازهٔ اطمینان ندارد", "is a maximum, which has no interval",
                           self.code)
        if self.base is not None:
            self._check_base()

    def __reduce__(self) -> "tuple[type[Measure], tuple[str, str | None]]":
        """Kept answers hold what was asked, not the formula that follows from it: that cannot be pickled."""
        return Measure, (self.code, self.base)

    @property
    def about(self) -> Indicator:
        return registry.get(self.code)

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator that is asked: itself, or its quotient by the base."""
        if self.base is None:
            return self.about
        return replace(self.about, formula=ratio(self.about.formula, registry.get(BASES[self.base]).formula))

    @property
    def key(self) -> str:
        """As addresses have it: `contracts` or `contracts/park`."""
        return self.code if self.base is None else f"{self.code}/{self.base}"

    def title(self, language: str) -> str:
        own = self.about.title if language == "fa" else self.about.title_en
        words = PER_FA if language == "fa" else PER_EN
        return own if self.base is None else f"{own} {words[self.base]}"

    def _check_base(self) -> None:
        if self.base not in BASES:
            raise BadSelection(
                f"مبنای «{str(self.base)[:20]}» نداریم؛ یکی از این‌ها را برگزینید: {'، '.join(BASES)}",
                f"There is no base {str(self.base)[:20]!r}: choose one of {', '.join(BASES)}.")
        about = self.about
        of_its_own = about.kind in ("ratio", "quantile") or about.unit in NOT_ADDITIVE
        if of_its_own or quotient(about.formula)[1] is not None:
            raise _refused("خود نسبت یا میانگین است و بر مبنای دیگری بخش نمی‌شود",
                           "is a quotient itself and is not divided again", self.code)
        if BASES[self.base] == self.code:
            raise _refused("بر خودش بخش نمی‌شود", "is not divided by itself", self.code)


def measure(asked: "str | Measure") -> Measure:
    """Reads `code` or `code/base`. Raises UnknownIndicator, BadSelection."""
    if isinstance(asked, Measure):
        return asked
    code, _, base = asked.partition("/")
    return Measure(code, base or None)


def per(code: str, base: str) -> Measure:
    """The indicator per `park`, `hectare`, `worker` or `unit`, as a ratio of sums. Raises BadSelection."""
    return Measure(code, base)


def may_divide(code: str) -> bool:
    """Whether per() of the indicator has a meaning for some base."""
    try:
        Measure(code, "unit" if BASES["unit"] != code else "park")
    except BadSelection:
        return False
    return True


def quotient(formula: Formula) -> tuple[Linear, Linear | None, float]:
    """The formula as scale * (sum of leaves) / (sum of leaves); without a line below: None."""
    if isinstance(formula, Derived) and formula.is_ratio:
        above, below = formula.parts
        return linear(above), linear(below), formula.scale
    if isinstance(formula, Derived) and len(formula.parts) == 1:
        above_it, below_it, scale = quotient(formula.parts[0])
        if below_it is not None:
            combine: Any = formula.combine   # arithmetic on columns is arithmetic on numbers
            return above_it, below_it, scale * float(combine(1.0))
    return linear(formula), None, 1.0


def linear(formula: Formula) -> Linear:
    """How often each leaf counts in a sum or difference of them."""
    if isinstance(formula, Aggregate):
        return {formula: 1.0}
    if not isinstance(formula, Derived) or formula.is_ratio:
        raise BadSelection("این فرمول مجموع نیست.", "This formula is no sum.")
    combine: Any = formula.combine
    found: Linear = {}
    for number, part in enumerate(formula.parts):
        unit_vector = [float(number == other) for other in range(len(formula.parts))]
        weight = float(combine(*unit_vector))
        for leaf, times in linear(part).items():
            found[leaf] = found.get(leaf, 0.0) + times * weight
    return found


def _refused(fa: str, en: str, code: str) -> BadSelection:
    about = registry.get(code)
    return BadSelection(f"«{about.title}» {fa}؛ شاخص دیگری برگزینید.",
                        f"{about.title_en} {en}: choose another.")
