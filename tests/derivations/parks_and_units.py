"""Parks, land, contracts, units and their networks: shares of stocks and means per unit."""

from typing import Any

import pandas as pd

from common.period import Period
from tests.derivations.tables import STOP, Tables, quotient, standing, within


def _units(tables: Tables) -> Any:
    units = tables("operating_unit")
    return units[standing(units.licence_on, units.closed_on)]


def _contracts(tables: Tables) -> Any:
    contracts = tables("contract")
    return contracts[standing(contracts.signed_on, contracts.ended_on)]


def _parks(tables: Tables, since: str) -> Any:
    parks = tables("park")
    return parks[parks.state_owned & standing(parks[since], parks.withdrawn_on)]


def _land(tables: Tables, kind: str) -> float:
    events = tables("land_event")
    own = events.park_id.map(tables.whole("park").set_index("id").state_owned).fillna(value=True).astype(bool)
    return float(events[own & (events.kind == kind) & (events.happened_on < STOP)].area_ha.sum())


def _covered(tables: Tables) -> Any:
    joined = tables.whole("plant_connection").merge(
        tables("operating_unit"), left_on="operating_unit_id", right_on="id", suffixes=("", "_unit")
    )
    there = standing(joined.covered_on, joined.ended_on) & standing(joined.licence_on, joined.closed_on)
    return joined[there]


def contracts_operating_pct(tables: Tables) -> float | None:
    return quotient(len(_units(tables)), len(_contracts(tables)), 100)


def contracts_transferred_unconverted_pct(tables: Tables) -> float | None:
    contracts = _contracts(tables)
    left = contracts.transferred & (contracts.converted_on.isna() | (contracts.converted_on >= STOP))
    return quotient(left.sum(), len(contracts), 100)


def investment_per_unit_mirr(tables: Tables) -> float | None:
    measured = _units(tables).investment_mirr.dropna()
    return quotient(measured.sum(), len(measured))


def investment_per_unit_commissioned_mirr(tables: Tables) -> float | None:
    units = tables("operating_unit")
    measured = units[within(units.licence_on)].investment_mirr.dropna()
    return quotient(measured.sum(), len(measured))


def parks_with_water_pct(tables: Tables) -> float | None:
    parks, supplies = _parks(tables, "operating_on"), tables.whole("utility_supply")
    watered = supplies[(supplies.utility == "water") & (supplies.supplied_on < STOP)].park_id
    return quotient(parks.id.isin(watered).sum(), len(parks), 100)


def parks_operating_of_land_pct(tables: Tables) -> float | None:
    return quotient(len(_parks(tables, "operating_on")), len(_parks(tables, "land_on")), 100)


def land_registered_deed_pct(tables: Tables) -> float | None:
    return quotient(_land(tables, "registered_deed"), _land(tables, "added"), 100)


def land_subdivided_deed_pct(tables: Tables) -> float | None:
    return quotient(_land(tables, "subdivided_deed"), _land(tables, "registered_deed"), 100)


def industrial_land_assigned_pct(tables: Tables) -> float | None:
    return quotient(_contracts(tables).area_m2.sum() / 10_000, _land(tables, "industrial"), 100)


def units_covered_wwtp_pct(tables: Tables) -> float | None:
    return quotient(_covered(tables).operating_unit_id.nunique(), len(_units(tables)), 100)


def units_connected_wwtp_pct(tables: Tables) -> float | None:
    covered = _covered(tables)
    connected = covered[covered.connected_on < STOP]
    return quotient(connected.operating_unit_id.nunique(), covered.operating_unit_id.nunique(), 100)


def accidents_change_pct(tables: Tables) -> float | None:
    """1400 and 1401 against 1398 and 1399."""
    days = tables("accident").happened_on
    middle, first = pd.Timestamp(Period.of_year(1400).start), pd.Timestamp(Period.of_year(1398).start)
    now, before = ((days >= middle) & (days < STOP)).sum(), ((days >= first) & (days < middle)).sum()
    return quotient(now - before, before, 100)


DERIVATIONS = (
    contracts_operating_pct, contracts_transferred_unconverted_pct, investment_per_unit_mirr,
    investment_per_unit_commissioned_mirr, parks_with_water_pct, parks_operating_of_land_pct,
    land_registered_deed_pct, land_subdivided_deed_pct, industrial_land_assigned_pct, units_covered_wwtp_pct,
    units_connected_wwtp_pct, accidents_change_pct,
)
