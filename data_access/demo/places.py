"""Provinces, days, and every park: those the report names under their names, the others after towns."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from common.period import Period
from data_access import reference, report
from data_access.demo.park_list import Park, listed
from data_access.demo.world import YEAR, YEAR_BEFORE, World
from data_access.gazetteer import fan_out
from data_access.schema import places as tables

OLD = Period(Period.of_year(1370).start, Period.of_year(1397).start)
COMPANIES_BEFORE = 130  # service companies older than 1401 (simulated: table 2 is a picture)
HANDED_OVER_BEFORE = 280


def make(world: World) -> None:
    """Provinces, calendar, parks with their dates and positions, service companies."""
    world.frames["province"] = reference.provinces()
    world.frames["calendar"] = reference.days()
    parks = listed(world)
    companies = _companies(world)
    frame = pd.DataFrame([_row(park) for park in parks])
    frame = pd.concat([frame, _dates(world, parks)], axis=1)
    frame = pd.concat([frame, _positions(parks)], axis=1)
    _hand_over(world, frame, companies)
    source = world.source(
        "ch1 chart 4, ch2 tables 1, 7, 20, 2-2", "شهرک‌ها و نواحی صنعتی", "Industrial parks and zones"
    )
    world.add(tables.park, frame, source, pd.Series([not park.named for park in parks]))
    world.cover(tables.park, YEAR_BEFORE.start)


def _row(park: Park) -> dict[str, Any]:
    return {
        "name_fa": park.name_fa,
        "name_en": park.name_en,
        "province_code": park.province_code,
        "kind": park.kind,
        "state_owned": park.state_owned,
        "specialised": "تخصصی" in park.name_fa,
    }


def _dates(world: World, parks: list[Park]) -> pd.DataFrame:
    """Approved, then land, then operation; what was created in 1401 was approved in 1401."""
    rng = world.rng("park dates")
    rows = []
    for park in parks:
        first = date.fromordinal(OLD.start.toordinal() + int(rng.integers(0, OLD.days)))
        steps = [date.fromordinal(first.toordinal() + int(n)) for n in np.cumsum(rng.integers(60, 500, 2))]
        in_1401 = date.fromordinal(YEAR.start.toordinal() + int(rng.integers(0, 300)))
        licence = date.fromordinal(OLD.stop.toordinal() + int(rng.integers(0, 1500)))
        approved = (in_1401 if park.created_in_1401 else first) if park.state_owned else None
        land = (in_1401 if park.created_in_1401 else steps[0]) if park.has_land else None
        rows.append(
            {
                "approved_on": approved,
                "withdrawn_on": None,
                "land_on": land,
                "operating_on": steps[1] if park.operating else None,
                "establishment_licence_on": licence if park.licence == "establishment" else None,
                "operating_licence_on": licence if park.licence == "operating" else None,
            }
        )
    return pd.DataFrame(rows)


def _positions(parks: list[Park]) -> pd.DataFrame:
    found: dict[int, dict[str, Any]] = {}
    for code in sorted({park.province_code for park in parks}):
        here = [n for n, park in enumerate(parks) if park.province_code == code]
        here.sort(key=lambda n: parks[n].name_fa)
        for n, position in zip(here, fan_out([parks[n].position for n in here], code), strict=True):
            found[n] = {
                "latitude": round(position.latitude, 5),
                "longitude": round(position.longitude, 5),
                "position_basis": position.basis,
                "near_town": position.near_town,
            }
    return pd.DataFrame([found[n] for n in range(len(parks))])


def _companies(world: World) -> pd.DataFrame:
    new = int(report.value("service_companies_formed"))
    rng = world.rng("companies")
    codes = sorted(report.by_province("contracts_in_force"))
    where = rng.choice(codes, new + COMPANIES_BEFORE)
    before = Period(Period.of_year(1390).start, YEAR.start)
    days = [YEAR.start.toordinal() + int(n) for n in rng.integers(0, YEAR.days, new)]
    days += [before.start.toordinal() + int(n) for n in rng.integers(0, before.days, COMPANIES_BEFORE)]
    rows = pd.DataFrame(
        {
            "name": [f"شرکت خدماتی نمایشی {n + 1}" for n in range(len(where))],
            "province_code": where,
            "registered_on": [date.fromordinal(day) for day in days],
        }
    )
    world.cover(tables.service_company, YEAR.start)
    return world.add(
        tables.service_company,
        rows,
        world.source("ch2 table 3", "شرکت‌های خدماتی", "Service companies"),
        simulated=True,
    )


def _hand_over(world: World, frame: pd.DataFrame, companies: pd.DataFrame) -> None:
    """Ten parks were handed over in 1401, others before: each to the oldest company of its province."""
    rng = world.rng("hand over")
    before = companies[companies["registered_on"] < YEAR.start].sort_values(["registered_on", "id"])
    oldest = before.drop_duplicates("province_code").set_index("province_code")
    able = frame.index[frame["operating_on"].notna() & frame["province_code"].isin(oldest.index)]
    new = int(report.value("parks_handed_over"))
    chosen = rng.choice(able.to_numpy(), new + HANDED_OVER_BEFORE, replace=False)
    frame["handed_over_on"], frame["service_company_id"] = None, None
    for place, n in enumerate(chosen):
        own = oldest.loc[frame.loc[n, "province_code"]]
        first = YEAR.start if place < new else max(own["registered_on"], frame.loc[n, "operating_on"])
        last = YEAR.stop if place < new else YEAR.start
        day = first.toordinal() + int(rng.integers(0, (last - first).days))
        frame.loc[n, "handed_over_on"] = date.fromordinal(day)
        frame.loc[n, "service_company_id"] = int(own["id"])
