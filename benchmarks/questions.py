"""Each question to the metrics beside hand-written SQL for the same number, which must be equal."""

from collections.abc import Mapping
from math import isclose

from sqlalchemy import Engine, create_engine, text

from benchmarks.timing import Pair, Seconds, seconds, take_turns
from common.period import Period
from data_access.database import Database
from metrics import compute
from metrics.scope import Rights, Scope

YEAR = Scope(Period.of_year(1401), Rights("managing_director"))

# Written by hand from the definitions, for the Jalali year that begins on :start and ends before :stop.
BY_HAND: Mapping[str, str] = {
    "parks_operating": "SELECT count(*) FROM park WHERE operating_on < :stop"
                       " AND (withdrawn_on IS NULL OR withdrawn_on >= :stop)",
    "parks_approved_new": "SELECT count(*) FROM park_approval JOIN park ON park.id = park_id AND state_owned"
                          " WHERE park_approval.approved_on >= :start AND park_approval.approved_on < :stop",
    "contracts_signed": "SELECT count(*) FROM contract WHERE signed_on >= :start AND signed_on < :stop",
    "contracts_in_force": "SELECT count(*) FROM contract WHERE signed_on < :stop"
                          " AND (ended_on IS NULL OR ended_on >= :stop)",
    "land_assigned_ha": "SELECT sum(area_m2) / 10000 FROM contract"
                        " WHERE signed_on >= :start AND signed_on < :stop",
    "units_operating": "SELECT count(*) FROM operating_unit WHERE licence_on < :stop"
                       " AND (closed_on IS NULL OR closed_on >= :stop)",
    "employment": "SELECT sum(employment) FROM operating_unit WHERE licence_on < :stop"
                  " AND (closed_on IS NULL OR closed_on >= :stop)",
    "land_per_unit_m2": "SELECT sum(land_m2) / count(*) FROM operating_unit WHERE licence_on < :stop"
                        " AND (closed_on IS NULL OR closed_on >= :stop)",
    "projects_under_construction": "SELECT count(*) FROM project_stage WHERE entered_on < :stop"
                                   " AND (left_on IS NULL OR left_on >= :stop)",
    "water_capacity_lps": "SELECT sum(capacity) FROM utility_supply"
                          " WHERE utility = 'water' AND kind = 'new' AND supplied_on < :stop",
    "power_added_mw": "SELECT sum(capacity) FROM utility_supply WHERE utility = 'power'"
                      " AND supplied_on >= :start AND supplied_on < :stop",
    "workshop_units_built": "SELECT count(*) FROM workshop_unit"
                            " WHERE built_on >= :start AND built_on < :stop",
}


class Unequal(Exception):
    """The metrics and the hand-written SQL disagree, so their times say nothing."""


def measure(url: str, rounds: int) -> list[Pair]:
    """A pair per question on the database at `url`."""
    database, engine = Database.at(url), read_only(url)
    try:
        return [_pair(code, database, engine, rounds) for code in BY_HAND]
    finally:
        database.close()
        engine.dispose()


def read_only(url: str) -> Engine:
    arguments = {"read_only": True} if url.startswith("duckdb") else {}
    return create_engine(url, connect_args=arguments)


def _pair(code: str, database: Database, engine: Engine, rounds: int) -> Pair:
    ours, by_hand = _ask(code, database), _by_hand(code, engine)
    if not isclose(ours, by_hand, rel_tol=1e-9):
        raise Unequal(f"{code}: the metrics say {ours}, by hand it is {by_hand}")
    def timed_ours() -> Seconds:
        return seconds(lambda: _ask(code, database))

    def timed_by_hand() -> Seconds:
        return seconds(lambda: _by_hand(code, engine))

    return take_turns(code, timed_ours, timed_by_hand, rounds)


def _ask(code: str, database: Database) -> float:
    return float(compute.breakdown([code], YEAR, (), database)[code].iloc[0])


def _by_hand(code: str, engine: Engine) -> float:
    days = {"start": YEAR.period.start, "stop": YEAR.period.stop}
    with engine.connect() as connection:
        return float(connection.execute(text(BY_HAND[code]), days).scalar() or 0)
