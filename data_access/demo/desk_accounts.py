"""Who asks, and what else is recorded of a request: memberships with invented names, visits, fees."""

from typing import Any

import numpy as np
import pandas as pd

from data_access.demo import desk_days, desk_workflows, sites
from data_access.demo.world import YEAR_BEFORE, World
from data_access.schema import desk_requests as tables

BY_AN_OFFICE = 0.03   # share sent by an office on behalf of the applicant, assumed
VISITS = {"LI": 0.5, "LC": 0.4, "EP": 0.12, "TA": 0.6, "TB": 0.8, "CL": 6.0}   # mean visits, assumed
EXTRA, OUTSIDE = 0.02, 0.03   # requests with a document beyond the list, and with one outside the system
NOT_CONFIRMED = 0.04
ON_LAND, OF_A_UNIT = ("LI", "LC"), ("TA",)
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def details(world: World, requests: pd.DataFrame, stays: pd.DataFrame) -> dict[str, Any]:
    """Columns of `request` that the simulation does not give."""
    rng = world.rng("desk details")
    count = len(requests)
    services = requests["service"]
    office = (rng.random(count) < BY_AN_OFFICE) | (services == "CL").to_numpy()
    returned = requests["id"].isin(stays.loc[stays["outcome"] == "return", "request_id"]).to_numpy()
    known = returned | requests["finished"].notna().to_numpy()
    return {
        "channel": np.where(office, "office", "applicant"),
        "visits": rng.poisson(services.map(VISITS).fillna(0.01).to_numpy(dtype=float)),
        "extra_documents": (rng.random(count) < EXTRA).astype(int),
        "documents_outside": (rng.random(count) < OUTSIDE).astype(int),
        "fee_irr": np.where(services == "SU", 0.0, np.nan),
        "complete": pd.array(np.where(known, ~returned, None), dtype="boolean"),
        "park_id": _within(rng, requests, ON_LAND, _parks(world)),
        "operating_unit_id": _within(rng, requests, OF_A_UNIT, _units(world)),
    }


def add(world: World, rows: pd.DataFrame, source: int) -> pd.Series:
    """Rows of `portal_account` and `portal_identity`; for each request the account that asks, if any.

    Whoever asked for identity verification is a member; other requests come from members of the
    province who registered before.
    """
    services = {key: code for code, key in desk_workflows.service_ids().items()}
    code = rows["service_id"].map(services)
    asks = code == "ID"
    members = rows.loc[asks, ["province_code", "registered_on"]].reset_index(drop=True)
    made = _accounts(world, members, source)
    found = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    found[asks] = made["id"].to_numpy()
    rng = world.rng("desk askers")
    others = ~asks & (code != "CL")
    for province, some in rows[others].groupby("province_code"):
        own = made[made["province_code"] == province]
        before = np.searchsorted(own["asked_on"].to_numpy(), some["registered_on"].to_numpy(), side="left")
        chosen = np.floor(rng.random(len(some)) * before).astype(int)
        keys = own["id"].to_numpy()[np.minimum(chosen, len(own) - 1)] if len(own) else np.zeros(len(some))
        found[some.index] = pd.array(np.where(before > 0, keys, np.nan), dtype="Int64")
    return found


def _accounts(world: World, members: pd.DataFrame, source: int) -> pd.DataFrame:
    """Members as they asked, then a colleague for each inbox; with the day on which each asked."""
    rng = world.rng("desk accounts")
    day = np.timedelta64(1, "D")
    holders = world.frames["holder"]
    seats = holders[holders["province_code"].notna()]
    asked = members["registered_on"].to_numpy()
    joined = asked - rng.integers(0, 3, len(asked)) * day
    seated = pd.to_datetime(seats["since"]).to_numpy("datetime64[s]")
    registered = np.concatenate([joined, seated])
    room = (np.datetime64(desk_days.LAST_DAY, "s") - registered).astype("timedelta64[D]").astype(float)
    later = registered + np.floor(rng.random(len(registered)) * (room + 1)) * day
    mails = np.where(rng.random(len(registered)) < NOT_CONFIRMED, np.datetime64("NaT"), registered)
    frame = pd.DataFrame({
        "province_code": [*members["province_code"], *seats["province_code"]],
        "role": ["service_recipient"] * len(members) + ["colleague"] * len(seats),
        "registered_on": registered,
        "mobile_confirmed_on": registered,
        "email_confirmed_on": mails,
        "contact_confirmed_on": later,
    })
    made = world.add(tables.portal_account, frame, source, simulated=True)
    world.add(tables.portal_identity, _names(made["id"]), source, simulated=True)
    for table in (tables.portal_account, tables.portal_identity):
        world.cover(table, desk_days.FIRST_DAY)
    return made.head(len(members)).assign(asked_on=asked)


def _names(accounts: pd.Series) -> pd.DataFrame:
    """Invented persons with numbers that no operator gives."""
    return pd.DataFrame({
        "portal_account_id": accounts,
        "full_name": [f"متقاضی نمایشی {key}".translate(PERSIAN) for key in accounts],
        "mobile": [f"0900{key:07}" for key in accounts],
    })


def _parks(world: World) -> dict[str, np.ndarray]:
    parks = sites.operating(world, YEAR_BEFORE.start)
    return {str(code): own.to_numpy() for code, own in parks.groupby("province_code")["id"]}


def _units(world: World) -> dict[str, np.ndarray]:
    provinces = world.frames["park"].set_index("id")["province_code"]
    units = world.frames["operating_unit"]
    return {str(code): own.to_numpy() for code, own in units["id"].groupby(units["park_id"].map(provinces))}


def _within(
    rng: np.random.Generator, requests: pd.DataFrame, services: tuple[str, ...],
    of_province: dict[str, np.ndarray],
) -> pd.Series:
    """For requests of the services one of the keys of their province; others have none."""
    found = pd.Series(pd.NA, index=requests.index, dtype="Int64")
    for code, some in requests[requests["service"].isin(services)].groupby("province_code"):
        if str(code) in of_province:
            found[some.index] = rng.choice(of_province[str(code)], len(some))
    return found
