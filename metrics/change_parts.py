"""Splits the difference of two figures into the parts of their members, in exact fractions.

The parts and a remainder, whose member is None, add up to the difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

NOISE = Fraction(1, 10**9)   # of the figure: what sums of floating numbers may be off by


@dataclass(frozen=True)
class Part:
    """What one member - a province, park or category; None = the remainder - adds to the change.

    `mix` and `rate` are set for ratios and add up to `part`; `part` None = a side of it is unknown.
    """

    member: Any
    before: float | None
    after: float | None
    part: float | None
    mix: float | None = None
    rate: float | None = None
    emptied: bool = False     # a ratio that has no denominator on one side: all of its part is mix


@dataclass(frozen=True)
class Side:
    """One period of one member: its figure, or numerator and denominator of a ratio; None = unknown."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def known(self) -> bool:
        return self.value is not None or None not in (self.numerator, self.denominator)


Pair = tuple[Side, Side]     # before and after


def split(whole: Pair, members: Mapping[Any, Pair], scale: float | None) -> list[Part]:
    """The parts of the change of `whole`, the remainder last if there is one; `scale` is set for ratios."""
    known = {key: pair for key, pair in members.items() if pair[0].known and pair[1].known}
    rest = (_rest(whole[0], [pair[0] for pair in known.values()]),
            _rest(whole[1], [pair[1] for pair in known.values()]))
    if scale is None:
        parts = [_of_sum(key, pair) for key, pair in known.items()]
        left = [_of_sum(None, rest)] if any(_weighs(side.value) for side in rest) else []
    else:
        ratio = _Ratio(whole, Fraction(scale))
        parts = [ratio.part(key, pair) for key, pair in known.items()]
        weighs = any(_weighs(side.numerator) or _weighs(side.denominator) for side in rest)
        left = [ratio.part(None, rest)] if weighs else []
    unknown = [Part(key, _shown(pair[0], scale), _shown(pair[1], scale), None)
               for key, pair in members.items() if key not in known]
    return [*parts, *unknown, *left]


@dataclass(frozen=True)
class _Ratio:
    """Splits the change of a ratio of sums, in the symmetric form around the midpoints.

    A member's figure r weighs w, its share of the denominator; R is the whole ratio. Its rate effect is
    mean w x change of r, its mix effect change of w x (mean r - mean R). All together are the change of R.
    """

    whole: Pair
    scale: Fraction

    def part(self, key: Any, pair: Pair) -> Part:
        sides = list(zip(pair, self.whole, strict=True))
        weighted = [self.scale * _over(side.numerator, whole.denominator) for side, whole in sides]
        weights = [_over(side.denominator, whole.denominator) for side, whole in sides]
        before, after = (_over(whole.numerator, whole.denominator) for whole in self.whole)
        level = self.scale * (before + after) / 2
        part = weighted[1] - weighted[0] - (weights[1] - weights[0]) * level
        rates = [_divided(side, self.scale) for side in pair]
        rate = Fraction(0)
        if rates[0] is not None and rates[1] is not None:
            rate = (weights[0] + weights[1]) / 2 * (rates[1] - rates[0])
        emptied = None in rates and any(side.numerator or side.denominator for side in pair)
        sizes = float(part), float(part - rate), float(rate)
        return Part(key, _float(rates[0]), _float(rates[1]), *sizes, emptied=emptied)


def _rest(whole: Side, members: Sequence[Side]) -> Side:
    """What of the whole no known member has."""
    return Side(
        _left(whole.value, [side.value for side in members]),
        _left(whole.numerator, [side.numerator for side in members]),
        _left(whole.denominator, [side.denominator for side in members]),
    )


def _left(whole: Fraction | None, members: Sequence[Fraction | None]) -> Fraction | None:
    if whole is None:
        return None
    left = whole - sum(value for value in members if value is not None)
    return left if abs(left) > NOISE * max(abs(whole), Fraction(1)) else Fraction(0)


def _weighs(value: Fraction | None) -> bool:
    return value is not None and value != 0


def _of_sum(key: Any, pair: Pair) -> Part:
    first, then = pair[0].value or Fraction(0), pair[1].value or Fraction(0)
    return Part(key, float(first), float(then), float(then - first))


def _shown(side: Side, scale: float | None) -> float | None:
    return _float(side.value if scale is None else _divided(side, Fraction(scale)))


def _divided(side: Side, scale: Fraction) -> Fraction | None:
    if side.numerator is None or not side.denominator:
        return None
    return side.numerator * scale / side.denominator


def _over(above: Fraction | None, below: Fraction | None) -> Fraction:
    """A share of the whole, whose own denominator is known and not 0 here."""
    return (above or Fraction(0)) / (below or Fraction(1))


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
