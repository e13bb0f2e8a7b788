"""Whether the indicators of one question can be split in the same way."""

from collections.abc import Mapping, Sequence

from common.errors import UnknownCategory
from data_access.facts import PLACES
from metrics.indicator import Indicator


def check_groupings(indicators: Mapping[str, Indicator], by: Sequence[str]) -> None:
    """All must split into the same categories, or one of them would be cut short without a word.

    Raises UnknownCategory.
    """
    first = next(iter(indicators.values()))
    for code, about in indicators.items():
        for key in (key for key in by if key not in PLACES):
            if key not in about.dimensions or about.categories(key) != first.categories(key):
                raise UnknownCategory(code, key, [*PLACES, *about.dimensions])
