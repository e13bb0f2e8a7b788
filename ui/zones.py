"""Special economic zones as a matrix: a row per zone, a column per permit, document and facility."""

from collections.abc import Sequence

import streamlit as st

from metrics.zones import ITEMS, Zone
from ui import answers, query, tables
from ui.filters import Choice
from ui.language import language
from ui.words import category_name, number, say

TITLES = {"milestones": "document", "facilities": "facility"}
SIGNS = {"yes": "✓", "operational_phase": "◑", "partly": "◔", "in_progress": "…", "no": "✗"}


def matrix(choice: Choice) -> None:
    """Status and size of each zone, then its permits and documents, then its infrastructure."""
    zones = answers.zones_of(choice.scope)
    names = query.province_names()
    rows = [
        {
            "name": name_of(zone),
            "province": names[zone.province_code],
            "status": category_name("status", zone.status) if zone.status else say("zones.unknown"),
            "area": zone.area_ha,
            "known": number(len(zone.states), "count"),
        }
        for zone in zones
    ]
    columns = [
        tables.Column("name", say("zones.zone")),
        tables.Column("province", say("province")),
        tables.Column("status", say("zones.status")),
        tables.Column("area", say("zones.area"), "ha"),
        tables.Column("known", say("zones.known")),
    ]
    tables.show(rows, columns, say("zones.table"), 420)
    st.caption(say("zones.legend"))
    for part, items in ITEMS.items():
        _states(zones, items, part)


def name_of(zone: Zone) -> str:
    return zone.name_en if language() == "en" and zone.name_en else zone.name_fa


def _states(zones: Sequence[Zone], items: Sequence[str], part: str) -> None:
    """A sign and a word for each state; what the report does not mention is said to be so, never «no»."""
    rows = [
        {"name": name_of(zone)} | {item: _state(zone.states.get(item)) for item in items}
        for zone in zones
        if zone.states
    ]
    columns = [tables.Column("name", say("zones.zone"))]
    columns += [tables.Column(item, say(f"{TITLES[part]}.{item}")) for item in items]
    tables.show(rows, columns, say(f"zones.{part}"), 480)


def _state(state: str | None) -> str:
    if state is None:
        return say("zones.unmentioned")
    return f"{SIGNS.get(state, '')} {category_name('item_state', state)}"
