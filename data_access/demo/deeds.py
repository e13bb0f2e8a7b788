"""Registered and subdivided deeds: those of 1401 by province as printed, older ones on the land held."""

from datetime import date

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import sites
from data_access.demo.land import SHARE_OF_1400, events, tenths, with_1400
from data_access.demo.world import YEAR, YEAR_BEFORE, World
from data_access.schema.land import land_event

OLD = Period(Period.of_year(1385).start, YEAR_BEFORE.start)
LARGEST = 8  # parks over which a province's subdivided deeds of 1401 are spread
PARKS_OF_1400 = 25  # as many parks as got deeds in 1401


def make(world: World) -> None:
    """Needs the land held. No park gets deeds for more than it holds, nor plots beyond its deeds."""
    registered = _deeds(world, "registered_deed", _held(world), parks_each=1)
    _deeds(world, "subdivided_deed", registered, parks_each=LARGEST)


def _held(world: World) -> pd.Series:
    """Park to the hectares it held before 1400."""
    rows = world.frames[land_event.name]
    old = pd.to_datetime(rows["happened_on"]) < pd.Timestamp(YEAR_BEFORE.start)
    return rows[(rows["kind"] == "added") & old].groupby("park_id")["area_ha"].sum()


def _deeds(world: World, kind: str, land: pd.Series, parks_each: int) -> pd.Series:
    """Adds the deeds of 1401 and the older ones on `land`; gives the hectares by park at the end of 1401."""
    new = _of_1401(world, land, report.by_province(f"land_{kind}_added_ha"), parks_each)
    lost = _lost(kind, float(new.sum()))
    open_land = (land - new.reindex(land.index).fillna(0)).clip(lower=0)
    older = tenths(report.value(f"land_{kind}_ha") - float(new.sum()) - lost, open_land.to_numpy())
    late = sites.days(world, f"{kind} 1401", len(new), YEAR)
    early = events(kind, land.index.to_numpy(), _older_days(world, kind, land), older)
    rows = [
        events(kind, new.index.to_numpy(), late, new.to_numpy()),
        events(
            kind, np.array([None] * bool(lost)), [YEAR.last_day] * bool(lost), np.array([lost] * bool(lost))
        ),
        with_1400(world, early, round(float(new.sum()) * SHARE_OF_1400, 1), PARKS_OF_1400),
    ]
    source = world.source("ch2 tables 9, 11, 2-4-1", "اسناد ثبتی و تفکیکی", "Registered and subdivided deeds")
    for some in rows:
        world.add(land_event, some, source, simulated=True)
    return pd.Series(older, index=land.index).add(new, fill_value=0)


def _lost(kind: str, placed: float) -> float:
    """Hectares of rows that table 11 lost: their province is not known."""
    if kind == "registered_deed":
        return 0
    return round(report.value(f"land_{kind}_added_ha", table_no="11") - placed, 1)


def _older_days(world: World, kind: str, land: pd.Series) -> list[date]:
    """A day before 1400, once the park had land."""
    began = world.frames["park"].set_index("id")["land_on"]
    days = sites.days(world, kind, len(land), OLD)
    return [max(day, began.loc[park]) for park, day in zip(land.index, days, strict=True)]


def _of_1401(world: World, land: pd.Series, provinces: dict[str, float], parks_each: int) -> pd.Series:
    """The printed hectares of each province on its parks with the most land, in proportion to it."""
    where = world.frames["park"].set_index("id")["province_code"].reindex(land.index)
    parts = []
    for code, area in sorted(provinces.items()):
        largest = land[where == code].sort_values(ascending=False, kind="stable")[:parks_each]
        shares = tenths(area, largest.to_numpy()) if len(largest) > 1 else np.array([area])
        parts.append(pd.Series(shares, index=largest.index))
    return pd.concat(parts)
