"""What fits together in one table: groupings that indicators share, their members, their companions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from common.errors import UnknownCategory
from common.period import Period
from data_access.database import Database
from data_access.facts import PLACES
from metrics import registry, spine
from metrics.crosstab.names import member_names, place_names
from metrics.formula import OverCatalogue
from metrics.groupings import check_groupings
from metrics.over_plans import INDICATOR
from metrics.plan import planned
from metrics.reach import Place
from metrics.scope import Rights, Scope


def dimensions_of(codes: Sequence[str]) -> tuple[str, ...]:
    """The groupings all these indicators share: province and park where one of them has it, then categories.

    Raises UnknownIndicator.
    """
    abouts = {code: registry.get(code) for code in codes}
    if not abouts:
        return PLACES
    of_all = any(isinstance(about.formula, OverCatalogue) for about in abouts.values())
    places = [place for place in PLACES
              if of_all or any(place in fact.dimensions for about in abouts.values() for fact in about.facts)]
    first = next(iter(abouts.values()))
    return (*places, *(name for name in first.dimensions if _stand_together(abouts, name)))


def together(dimension: str, codes: Sequence[str] = ()) -> tuple[str, ...]:
    """The indicators that can stand in one table with `codes` under this grouping, as catalogued."""
    known = registry.all_indicators()
    chosen = {code: registry.get(code) for code in codes}
    if dimension in PLACES:
        return tuple(known)
    return tuple(code for code, about in known.items() if _stand_together({**chosen, code: about}, dimension))


def members(
    dimension: str, codes: Sequence[str], database: Database, rights: Rights | None = None
) -> list[Place]:
    """The members of a grouping with their names; without `rights` every park.

    Raises UnknownCategory where the indicators do not share the grouping.
    """
    abouts = {code: registry.get(code) for code in codes}
    if dimension not in PLACES:
        check_groupings(abouts, (dimension,))
    keys = _keys(dimension, codes, database, rights or Rights("steward"))
    places = place_names(dimension, database)
    return [Place(str(key), *member_names(dimension, key, places)) for key in keys]


def _keys(dimension: str, codes: Sequence[str], database: Database, rights: Rights) -> list[Any]:
    facts = [fact for code in codes for fact in registry.get(code).facts]
    if dimension == INDICATOR:
        whole = [Period.of_year(year) for year in range(1390, 1411)]   # plans are written for years
        found = {row.code for row in database.fetch(planned(whole))}
        return [code for code in registry.all_indicators() if code in found]
    stated = spine.category_values(dimension, facts)
    if stated:
        return list(stated)
    scope = Scope(Period.of_year(1401), rights)
    code = codes[0] if codes else ""
    listed = spine.members(dimension, code, facts, scope)
    return [row[0] for row in database.fetch(select(listed.c[dimension]).order_by(listed.c[dimension]))]


def _stand_together(abouts: dict[str, Any], dimension: str) -> bool:
    try:
        check_groupings(abouts, (dimension,))
    except UnknownCategory:
        return False
    return True
