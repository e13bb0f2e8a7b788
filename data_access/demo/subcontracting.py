"""The subcontracting exchange: named secretariats and what was done for members."""

from typing import Any

import numpy as np

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import subcontracting as tables

SINCE = Period(Period.of_year(1396).start, YEAR.start)
CONTRACTS, SALES = 640, 400  # their numbers are not printed


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    source = world.source("ch3 tables 33, 34", "بورس پیمانکاری فرعی", "Subcontracting exchange")
    _secretariats(world, source)
    count = round(report.value("ispx_units_registered", table_no="34"))
    side = events.pick(world, "sides", np.array(tables.SIDES), count)
    events.put(world, tables.ispx_registration, "registered_on", count, source, side=side)
    world.cover(tables.ispx_registration, YEAR.start)
    for kind, code in (
        ("marketing", "ispx_marketing_activities"),
        ("capacity_building", "ispx_capacity_activities"),
    ):
        now = events.printed(code)
        ever = round(report.value(code, period_type="cumulative"))
        events.put(world, tables.ispx_activity, "done_on", ever - now, source, SINCE, name=kind, kind=kind)
        events.put(world, tables.ispx_activity, "done_on", now, source, name=kind, kind=kind)
    world.cover(tables.ispx_activity, YEAR.start)
    rng = world.rng("ispx contracts")
    value = share_out(rng, report.value("ispx_contract_value_mirr"), CONTRACTS, 0.8)
    events.put(world, tables.ispx_contract, "signed_on", CONTRACTS, source, value_mirr=value)
    world.cover(tables.ispx_contract, YEAR.start)
    _undated(world, source)


def _secretariats(world: World, source: int) -> None:
    named = report.table("3_ispx_secretariats")
    names: dict[str, Any] = {
        name: [row[name] for row in named] for name in ("province_code", "field_fa", "field_en")
    }
    events.put(world, tables.ispx_secretariat, "since", len(named), source, SINCE, simulated=False, **names)
    world.cover(tables.ispx_secretariat, YEAR.last_day)
    count = int(report.value("ispx_fields", period="1398"))
    fields = (names["field_fa"] * 2)[:count]
    until = Period(SINCE.start, Period.of_year(1398).start)
    events.put(world, tables.ispx_field, "since", count, source, until, name_fa=fields)
    world.cover(tables.ispx_field, Period.of_year(1398).start)


def _undated(world: World, source: int) -> None:
    """Printed without a period: known since the beginning only, so no single year is claimed."""
    whole = Period(SINCE.start, YEAR.stop)
    value = report.value("ispx_direct_marketing_birr", period_type="cumulative") * 1_000
    amounts = share_out(world.rng("direct"), value, SALES, 0.8)
    events.put(world, tables.ispx_direct_sale, "done_on", SALES, source, whole, value_mirr=amounts)
    for kind in tables.CLIENTS:
        count = round(report.value(f"ispx_{kind}_client_talks", period_type="cumulative"))
        clients = [f"{kind[0].upper()}{number:03}" for number in range(count)]
        events.put(
            world,
            tables.ispx_client_talk,
            "held_on",
            count,
            source,
            whole,
            name=kind,
            kind=kind,
            client=clients,
        )
    count = round(report.value("ispx_mous", period_type="cumulative"))
    events.put(world, tables.ispx_memorandum, "signed_on", count, source, whole)
    for table in (tables.ispx_direct_sale, tables.ispx_client_talk, tables.ispx_memorandum):
        world.cover(table, YEAR.stop)
