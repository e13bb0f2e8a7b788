"""Explains a change: which provinces, parks or categories made it, with mix and rate apart for ratios.

The parts and a named remainder add up to the change of the figure; they are counted in exact fractions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from common.period import Period
from data_access.database import Database
from data_access.facts import PLACES
from metrics import registry
from metrics.change_parts import Part, Side, split
from metrics.formula import Aggregate, Derived, Formula
from metrics.indicator import Indicator
from metrics.question import Question
from metrics.scope import Scope

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A figure of two periods and the parts of the difference; `obstacle` says why there are none.

    `obstacle`: before_unknown, after_unknown, both_unknown, members_unknown (of each a side is), quantile,
    nested (made of ratios), national (does not split); empty = explained.
    `remainder` names the part whose member is None: unplaced (rows without a place), unknown (members with
    an unknown side), overlap (what counts in several members counts once in the whole).
    """

    code: str
    period: Period
    since: Period
    before: float | None
    after: float | None
    simulated: bool
    by: str = ""
    parts: tuple[Part, ...] = ()
    remainder: str = ""
    obstacle: str = ""

    @property
    def difference(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def is_ratio(self) -> bool:
        return registry.get(self.code).is_ratio


def contributions(code: str, scope: Scope, database: Database, since: Period | None = None) -> Change:
    """The change of `code` in the scope's period against `since` (None = the same period of last year).

    Split by province; within one chosen province by park, which the reader must be allowed to see (raises
    Forbidden); a figure of the whole country by its categories. Two SELECTs.
    """
    about, earlier = registry.get(code), since or scope.period.year_before()
    refusal = _refusal(about)
    if refusal:
        return Change(code, scope.period, earlier, None, None, simulated=False, obstacle=refusal)
    before, after = _asked(code, scope, earlier, (), database)[()]
    found = Change(code, scope.period, earlier, _float(before[code]), _float(after[code]),
                   bool(before[f"{code}__simulated"] or after[f"{code}__simulated"]))
    unknown = _unknown(found)
    by = _grouping(about, scope)
    if unknown or not by:
        return replace(found, obstacle=unknown or "national")
    rows = _asked(code, scope, earlier, (by,), database)
    pairs = {key[0]: (_side(code, first), _side(code, then)) for key, (first, then) in rows.items()}
    parts = split((_side(code, before), _side(code, after)), pairs, _scale(about.formula))
    if all(part.part is None for part in parts if part.member is not None):
        return replace(found, obstacle="members_unknown")
    return replace(found, by=by, parts=tuple(parts), remainder=_remainder(about, by, parts))


def _asked(
    code: str, scope: Scope, since: Period, by: tuple[str, ...], database: Database
) -> dict[tuple[Any, ...], tuple[Row, Row]]:
    """Per member the rows of the earlier and the asked period."""
    question = Question([code], [since, scope.period], scope, by, parts=True).select()
    names = list(question.selected_columns.keys())
    found: dict[tuple[Any, ...], dict[int, Row]] = {}
    for record in database.fetch(question):
        row = dict(zip(names, record, strict=True))
        found.setdefault(tuple(row[key] for key in by), {})[row["period"]] = row
    return {key: (sides[0], sides[1]) for key, sides in found.items()}


def _refusal(about: Indicator) -> str:
    if about.kind == "quantile" or not isinstance(about.formula, Aggregate | Derived):
        return "quantile"
    inner = about.formula.parts if isinstance(about.formula, Derived) else ()
    return "nested" if any(_holds_ratio(part) for part in inner) else ""


def _holds_ratio(formula: Formula) -> bool:
    if isinstance(formula, Aggregate):
        return False
    return formula.is_ratio or any(_holds_ratio(part) for part in formula.parts)


def _grouping(about: Indicator, scope: Scope) -> str:
    """How the figure splits here: by province, by park of one province, by category, or not (empty)."""
    place = "park" if scope.provinces else "province"
    if all(place in fact.dimensions for fact in about.facts):
        return place
    main = about.dimension
    additive = main is not None and about.adds_up and scope.category is None
    return str(main) if additive and all(main in fact.dimensions for fact in about.facts) else ""


def _unknown(found: Change) -> str:
    if found.before is None:
        return "both_unknown" if found.after is None else "before_unknown"
    return "after_unknown" if found.after is None else ""


def _remainder(about: Indicator, by: str, parts: Sequence[Part]) -> str:
    if all(part.member is not None for part in parts):
        return ""
    if any(part.part is None for part in parts):
        return "unknown"
    return "unplaced" if by in PLACES and any(fact.unplaced for fact in about.facts) else "overlap"


def _side(code: str, row: Row) -> Side:
    return Side(*(_exact(row.get(name)) for name in (code, f"{code}__numerator", f"{code}__denominator")))


def _scale(formula: Formula) -> float | None:
    return formula.scale if isinstance(formula, Derived) and formula.is_ratio else None


def _exact(value: Any) -> Fraction | None:
    return None if value is None else Fraction(value)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
