"""Figures over the catalogue: achievement and growth of each planned indicator, how many reached it.
Which are planned is read from the plans of the period; they are asked in parcels, once per call.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Select

from common.errors import UnknownCategory
from common.figures import known
from common.period import Period
from data_access.database import Database
from data_access.facts import PLACES
from metrics import registry, spine
from metrics.asking import PARCEL, Asked, Record, asked, records
from metrics.formula import ACHIEVEMENT, GROWTH, ON_PLAN, OverCatalogue
from metrics.indicator import Better
from metrics.listed import together
from metrics.plan import planned
from metrics.scope import Scope

INDICATOR = "indicator"   # the dimension: a category is the code of an indicator
Member = tuple[Any, ...]
Answers = Mapping[tuple[Period, Member], Record]


@dataclass(frozen=True)
class Figure:
    """One answer, with the parts of a quotient and how many figures it would need that are unknown."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: float | None = None
    simulated: bool = False


def is_over(code: str) -> bool:
    """Whether the indicator is worked out from others. Raises UnknownIndicator."""
    return isinstance(registry.get(code).formula, OverCatalogue)


@dataclass(frozen=True)
class OverPlans:
    """The figures of `codes`, all of them over the catalogue, for periods, grouped by the keys of `by`."""

    codes: tuple[str, ...]
    periods: tuple[Period, ...]
    scope: Scope
    by: tuple[str, ...]
    database: Database

    def records(self) -> list[Record]:
        """The same columns as the answer of a question with plans and parts; `period` is its number."""
        self._check()
        return [
            {"period": number_, **dict(zip(self.by, member, strict=True)), **self._columns(period, member)}
            for number_, period in enumerate(self.periods)
            for member in self._members(period)
        ]

    def statements(self) -> list[Select[Any] | Asked]:
        """Every SELECT that is asked, the one for the planned indicators first."""
        self._check()
        return [*([planned(self.periods)] if self._asks_plans else []), *self._questions()]

    def behind(self) -> list[str]:
        """The codes of the indicators whose answers these figures are worked out from."""
        self._check()
        return sorted({code for some in self._planned.values() for code in some})

    def _check(self) -> None:
        self.scope.rights.check()
        for code in self.codes:
            about = registry.get(code)
            for key in self.by:
                if key not in (*PLACES, *about.dimensions):
                    raise UnknownCategory(code, key, [*PLACES, *about.dimensions])
            for of in self._chosen:
                if not about.dimensions or is_over(of):   # raises UnknownIndicator
                    raise UnknownCategory(code, of, [])
            for key, _ in self.scope.among:
                if key != INDICATOR:
                    raise UnknownCategory(code, key, [*PLACES, *about.dimensions])

    def _columns(self, period: Period, member: Member) -> Record:
        found: Record = {}
        for code in self.codes:
            figure = self._figure(code, period, member)
            found |= {
                code: figure.value, f"{code}__simulated": int(figure.simulated), f"{code}__plan": None,
                f"{code}__numerator": figure.numerator, f"{code}__denominator": figure.denominator,
                f"{code}__missing": figure.missing,
            }
        return found

    def _figure(self, code: str, period: Period, member: Member) -> Figure:
        formula = registry.get(code).formula
        chosen = dict(zip(self.by, member, strict=True))
        place = tuple(chosen[key] for key in self._places)
        if isinstance(formula, OverCatalogue) and formula.figure == ON_PLAN:
            return on_plan(self._planned[period], self._answers.get((period, place), {}))
        of = chosen.get(INDICATOR, self._chosen[0] if len(self._chosen) == 1 else None)
        if of is None:   # there is no one figure over things of different units
            return Figure()
        now = self._answers.get((period, place), {})
        value = known(now.get(of))
        if isinstance(formula, OverCatalogue) and formula.figure == ACHIEVEMENT:
            return _quotient(now, of, value, known(now.get(f"{of}__plan")))
        before = known(self._answers.get((period.before(), place), {}).get(of))
        return _quotient(now, of, None if value is None or before is None else value - before, before)

    def _members(self, period: Period) -> Iterator[Member]:
        """Every combination of the groupings: an indicator only in the periods it is planned for."""
        for place in self._place_members:
            chosen = dict(zip(self._places, place, strict=True))
            for code in self._planned[period] if INDICATOR in self.by else (None,):
                yield tuple(code if key == INDICATOR else chosen[key] for key in self.by)

    @property
    def _places(self) -> tuple[str, ...]:
        return tuple(key for key in self.by if key != INDICATOR)

    @property
    def _asks_plans(self) -> bool:
        """Whether the planned indicators must be known, or the one of the scope is enough."""
        return not self._chosen and (INDICATOR in self.by or self._has(ON_PLAN))

    @property
    def _chosen(self) -> tuple[str, ...]:
        """The codes of the indicators the scope is about; none = all that are planned."""
        among = (member for key, members in self.scope.among if key == INDICATOR for member in members)
        return tuple(dict.fromkeys([*filter(None, [self.scope.category]), *among]))

    def _has(self, figure: str) -> bool:
        formulas = (registry.get(code).formula for code in self.codes)
        return any(isinstance(one, OverCatalogue) and one.figure == figure for one in formulas)

    @cached_property
    def _place_members(self) -> list[Member]:
        if not self._places:
            return [()]
        return [tuple(row) for row in self.database.fetch(spine.of_places(self._places, self.scope))]

    @cached_property
    def _planned(self) -> dict[Period, tuple[str, ...]]:
        """Period to the codes that have a plan for it and are computed, in the order of their codes."""
        if not self._asks_plans:
            return dict.fromkeys(self.periods, self._chosen)
        rows = self.database.fetch(planned(self.periods))
        known = [row for row in rows if row.code in registry.all_indicators() and not is_over(row.code)]
        return {
            period: tuple(sorted(row.code for row in known if row.period == number_))
            for number_, period in enumerate(self.periods)
        }

    def _questions(self) -> Iterator[Asked]:
        """One per parcel of indicators, over all periods that are needed."""
        codes = self.behind()
        scope = replace(self.scope, category=None, among=())
        for some in (codes[start : start + PARCEL] for start in range(0, len(codes), PARCEL)):
            yield asked(tuple(some), together(self._needed), scope, self._places, plans=True)

    @property
    def _needed(self) -> tuple[Period, ...]:
        earlier = [period.before() for period in self.periods] if self._has(GROWTH) else []
        return tuple(dict.fromkeys([*self.periods, *earlier]))

    @cached_property
    def _answers(self) -> Answers:
        found: dict[tuple[Period, Member], Record] = {}
        for question in self._questions():
            for record in records(question, self.database):
                place = tuple(record[key] for key in self._places)
                found.setdefault((self._needed[record["period"]], place), {}).update(record)
        return found


def on_plan(codes: Sequence[str], now: Record) -> Figure:
    """How many of the planned indicators reached their plan; unknown where none has one."""
    plans = {code: plan for code in codes if (plan := known(now.get(f"{code}__plan")))}
    values = {code: known(now.get(code)) for code in plans}
    reached = sum(_reached(code, value, plans[code]) for code, value in values.items())
    simulated = any(now.get(f"{code}__simulated") for code in plans)
    missing = sum(value is None for value in values.values())
    return Figure(float(reached) if plans else None, missing=float(missing), simulated=simulated)


def _reached(code: str, value: float | None, plan: float) -> bool:
    """A plan for what should be low is a limit: it is kept, not reached."""
    limit = registry.get(code).better is Better.LOWER
    return value is not None and (value <= plan if limit else value >= plan)


def _quotient(now: Record, of: str, above: float | None, below: float | None) -> Figure:
    value = None if above is None or not below else above / below * 100
    return Figure(value, above, below, simulated=bool(now.get(f"{of}__simulated")))
