"""A small database whose parks and companies have nasty names."""

from pathlib import Path

from sqlalchemy import Engine, create_engine

from common.period import Period
from data_access.schema.places import park
from data_access.schema.units import operating_unit
from tests.engines import Stand
from tests.examples import Given
from tests.exports.tables import NASTY

NAMES = tuple(name for name in NASTY if name.strip() and "\x00" not in name)   # PostgreSQL holds no NUL


def fill(engine: Engine) -> None:
    """A park of Fars and a company in it for each nasty name."""
    given, licence_on = Given(engine), Period.of_year(1400).start
    for number, name in enumerate(NAMES, 1):
        of_park = {"id": number, "province_code": "IR-07", "name_fa": name, "name_en": name, "kind": "park"}
        given._write(park, [given._whole(park, of_park)])
        of_unit = {"id": number, "park_id": number, "name": name, "licence_on": licence_on}
        given._write(operating_unit, [given._whole(operating_unit, of_unit)])


def file_at(path: Path) -> str:
    """The same in a database file; gives its URL."""
    url = f"duckdb:///{path}"
    stand = Stand(create_engine(url))
    fill(stand.engine)
    stand.engine.dispose()
    return url
