"""What only the data can tell of a table before it is asked: whether its members exist, and its size."""

from sqlalchemy import func, select

from common.errors import BadSelection, Forbidden, UnknownCategory, UnknownPlace
from data_access.database import Database
from data_access.facts import PLACES
from data_access.schema.places import park
from metrics.crosstab.fitting import members
from metrics.crosstab.selection import Crosstab
from metrics.over_plans import INDICATOR
from metrics.scope import CODES, Scope

MOST_CELLS = 2_000_000


def check_against(table: Crosstab, scope: Scope, database: Database) -> None:
    """Raises UnknownPlace, UnknownCategory, Forbidden and, for a table too large, BadSelection."""
    if table.park is not None:
        _check_park(table.park, scope, database)
    for dimension, chosen in table.among:
        _check_members(table, dimension, chosen, scope, database)
    _check_size(table, database)


def _check_park(key: int, scope: Scope, database: Database) -> None:
    """A park of another province must not look like one without rows."""
    scope.rights.check()
    found = database.fetch(select(park.c.province_code).where(park.c.id == key))
    if not found:
        raise UnknownPlace(
            f"شهرکی با شمارهٔ {key} نداریم؛ شهرک را از فهرست برگزینید.",
            f"There is no park with the number {key}: choose one from the list.",
        )
    allowed = scope.detail_provinces()
    if allowed is not None and found[0].province_code not in allowed:
        raise Forbidden(
            "این شهرک در استان‌هایی نیست که برگزیده‌اید یا برای نقش شما باز است؛ شهرک یا استان دیگری برگزینید.",
            "This park is not in the provinces you chose or that are open to your role: choose another.",
        )


def _check_members(
    table: Crosstab, dimension: str, chosen: tuple[str, ...], scope: Scope, database: Database,
) -> None:
    if dimension == INDICATOR or table.indicators[table.codes[0]].categories(dimension):
        return   # checked when the table was made, or when the figures over the catalogue are asked
    known = [member.key for code in table.codes
             for member in members(dimension, (code,), database, scope.rights)]
    for member in chosen:
        if member not in known:
            raise UnknownCategory(table.codes[0], member[:40], sorted(set(known))[:40])


def _check_size(table: Crosstab, database: Database) -> None:
    lines = 1
    for key in table.rows:
        lines *= _count(table, key, database)
    if {*PLACES} <= {*table.rows}:   # a park has a line in its own province only
        lines //= len(CODES)
    cells = lines * len(table.codes) * len(table.periods)
    if cells > MOST_CELLS:
        raise BadSelection(
            f"این جدول نزدیک {cells:,} خانه دارد و بیش از {MOST_CELLS:,} خانه پرسیده نمی‌شود؛"
            " دوره، شاخص یا گروه‌بندی کمتری برگزینید.",
            f"This table has about {cells:,} cells, and at most {MOST_CELLS:,} are asked at once:"
            " choose fewer periods, indicators or groupings.",
        )


def _count(table: Crosstab, key: str, database: Database) -> int:
    if key == "province":
        return len(table.provinces or CODES)
    if key == "park":
        return int(database.fetch(select(func.count()).select_from(park))[0][0])
    chosen = dict(table.among).get(key)
    return len(chosen or members(key, table.codes, database))
