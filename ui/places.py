"""The parks of a province on a map and in a table, and one park on a card of its own."""

from dataclasses import replace
from typing import Any

import streamlit as st

from geo.park_layers import UTILITIES
from metrics.compute import Reading
from ui import filters, maps, query, story, tables
from ui.filters import Choice
from ui.language import language
from ui.words import number, safe, say, title_of, unit_name

OF_A_PARK = (
    "contracts_in_force", "land_assigned_in_force_ha", "units_operating", "employment",
    "projects_under_construction", "water_capacity_lps", "power_capacity_mw",
)


def parks(choice: Choice) -> None:
    """The parks of the chosen province; a click on one, or its choice from the list, opens it."""
    if choice.province is None:
        story.sentence("parks.choose")
        return
    register = query.register(choice.scope)
    records = register.to_dict("records")
    count = number(len(records), "count")
    st.subheader(say("parks.of", province=choice.province.name(language()), count=count))
    picture, beside = st.columns([3, 2])
    with picture:
        maps.parks(records, choice.province.key, query.province_names())
    with beside:
        _choose(records, choice)
        tables.show([_row(record) for record in records], _columns(), say("parks.table"), 430)
    chosen = [record for record in records if record["id"] == choice.park]
    if choice.park is not None and not chosen:
        story.sentence("parks.not_here")
    for record in chosen:
        _card(record, choice)


def _choose(records: list[dict[Any, Any]], choice: Choice) -> None:
    ids = [0, *(int(record["id"]) for record in records)]
    names = {int(record["id"]): name_of(record) for record in records}
    key = f"park-{choice.province.key if choice.province else ''}-{choice.park}"
    st.selectbox(
        say("parks.open"), ids, ids.index(choice.park) if choice.park in ids else 0, key=key,
        format_func=lambda number: names.get(number, say("parks.none_chosen")),
        on_change=lambda: filters.choose(park=str(st.session_state[key]) if st.session_state[key] else None),
    )


def name_of(record: dict[Any, Any]) -> str:
    return str(record["name_fa"] if language() == "fa" or not record["name_en"] else record["name_en"])


def _row(record: dict[Any, Any]) -> dict[str, Any]:
    supplied = {name: bool(record[name]) for name in UTILITIES}
    return {"name": name_of(record), "state": say(f"state.{record['state']}"), **supplied}


def _columns() -> list[tables.Column]:
    return [
        tables.Column("name", say("park")), tables.Column("state", say("state")),
        *(tables.Column(name, say(f"utility.{name}")) for name in UTILITIES),
    ]


def _fact(reading: Reading) -> tuple[str, str]:
    unit = reading.indicator.unit
    return safe(title_of(reading.code)), f"{number(reading.value, unit)} {unit_name(unit)}"


def _card(record: dict[Any, Any], choice: Choice) -> None:
    readings = query.readings(OF_A_PARK, replace(choice.scope, park=choice.park))
    facts = [(say("state"), say(f"state.{record['state']}")), (say("kind"), say(f"kind.{record['kind']}"))]
    facts += [(say(f"utility.{name}"), say("yes") if record[name] else say("no")) for name in UTILITIES]
    facts += [_fact(reading) for reading in readings]
    near = say("map.near", town=safe(record["near_town"])) if record["near_town"] else ""
    simulated = record["simulated"] or any(reading.simulated for reading in readings)
    mark = say("mark.simulated") if simulated else ""
    listed = "".join(f"<div><dt>{title}</dt><dd><bdi>{value}</bdi></dd></div>" for title, value in facts)
    st.html(
        f'<article class="park"><h3>{safe(name_of(record))}</h3>'
        f'<p>{say("position." + record["position_basis"])} {near}</p>'
        f'<p class="mark simulated">{mark}</p><dl>{listed}</dl></article>'
    )
