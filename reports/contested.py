"""The contested figures that a paper shows: told plainly, so that nobody quotes them unaware."""

from collections.abc import Collection

from data_access.state.objections import Figure
from metrics import domains, reach
from reports.filled import Asking
from reports.model import Said
from reports.words import Words

Contested = Collection[Figure]


def listed(figures: Contested, asking: Asking, provinces: frozenset[str] = frozenset()) -> list[str]:
    """A line per figure with an open objection about days of the paper; of parks those the reader may see."""
    words = asking.words
    names = {place.key: words.place(place) for place in reach.provinces(asking.database)}
    return sorted({_line(figure, names, words) for figure in figures if _belongs(figure, asking, provinces)})


def part(figures: Contested, asking: Asking) -> Said | None:
    """The same as a part of the board paper; None when no figure of it is contested."""
    lines = listed(figures, asking)
    if not lines:
        return None
    return Said("", (("", asking.words.say("mark.contested")), *(("", line) for line in lines)))


def _belongs(figure: Figure, asking: Asking, provinces: frozenset[str]) -> bool:
    allowed = asking.rights.provinces
    if figure.park is not None and allowed is not None and figure.province not in allowed:
        return False
    same_days = figure.period.start < asking.period.stop and asking.period.start < figure.period.stop
    return same_days and (not provinces or figure.province in provinces)


def _line(figure: Figure, names: dict[str, str], words: Words) -> str:
    category = f" ({words.category(figure.category)})" if figure.category else ""
    title = f"{domains.title_of(figure.code, words.language)}{category}"
    return " · ".join([title, names.get(figure.province, figure.province), words.period(figure.period)])
