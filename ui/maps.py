"""Maps with the same figures beside them as a table; a click on the map is a choice like any other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from common.figures import known
from common.settings import settings
from geo import layers, outlines, park_layers, places
from geo.outlines import Outlines
from geo.park_layers import ParkPoint
from geo.places import Position
from metrics import registry
from metrics.scope import Scope
from ui import axes, charts, contested, explain, filters, links, pictures, query, shape_map, tables
from ui.filters import Choice
from ui.language import language
from ui.page import guarded
from ui.words import number, say, title_of, unit_label, unit_name


def shapes() -> Outlines:
    """The province outlines in use. Raises BadGeometry when the file must not be used."""
    chosen = settings()
    return outlines.load(chosen.outlines_file, chosen.outlines_code_property)


def _credit() -> str:
    return shapes().credit_fa if language() == "fa" else shapes().credit_en


def provinces(frame: pd.DataFrame, code: str, names: Mapping[str, str]) -> None:
    """The country coloured by an indicator; a click on a province chooses it."""
    unit = registry.get(code).unit
    values = {row["province"]: known(row[code]) for row in frame.to_dict("records")}
    hover = {
        place: f"{names[place]}: {number(value, unit)} {unit_name(unit)}" for place, value in values.items()
    }
    coloured(values, hover, unit, title_of(code), f"map-{code}", names)


def coloured(
    values: Mapping[str, float | None], hover: Mapping[str, str], unit: str, title: str, key: str,
    names: Mapping[str, str], outlined: Collection[str] = (),
    scale: tuple[Sequence[float], Sequence[str]] | None = None,
) -> None:
    """The country coloured by `values` per province code; the pointer tells `hover`, a click chooses.

    Those `outlined` have a thick frame; `scale` are places of the legend with their texts.
    """
    places, texts = scale or axes.ticks([value for value in values.values() if value is not None], unit)
    figure = layers.choropleth(
        shapes(), values, names, hover, unit_label(unit), language(), places, texts, outlined,
    )
    caption = pictures.captioned(say("chart.by_province", title=title), credit=_credit())
    shape_map.show(figure, key, say("map.provinces", title=title), caption, shapes().codes,
                   lambda code: filters.choose(province=code))
    st.caption(_credit())


def parks(rows: Sequence[Mapping[Any, Any]], province: str | None, names: Mapping[str, str]) -> None:
    """The parks of a province as points; a click on one chooses it."""
    own = places.measured(settings().positions_file, shapes())
    points = [_at(point(row), own) for row in rows if known(row["latitude"]) is not None]
    figure = park_layers.park_points(shapes(), points, province, language(), names)
    caption = pictures.captioned(say("map.parks_title"), credit=_credit())
    shape_map.show(figure, f"parks-{province}", say("map.parks", count=number(len(points), "count")), caption,
                   {str(park.id) for park in points}, lambda park: filters.choose(park=park))
    st.caption(say("map.approximate"))


def _at(park: ParkPoint, own: Mapping[str, Position]) -> ParkPoint:
    """The park where the organisation measured it, when it did (POSITIONS_FILE)."""
    found = own.get(str(park.id))
    if found is None:
        return park
    return replace(park, latitude=found.latitude, longitude=found.longitude, basis="measured")


def point(row: Mapping[Any, Any]) -> ParkPoint:
    """A row of the park register (see metrics.parks) as the map draws it."""
    supplied = {name: bool(row[name]) for name in park_layers.UTILITIES}
    has = [say(f"utility.{name}") for name, there in supplied.items() if there]
    listed = say("list.comma").join(has) or say("none")
    near = say("map.near", town=row["near_town"]) if row["near_town"] else ""
    return ParkPoint(
        int(row["id"]), str(row["name_fa"]), float(row["latitude"]), float(row["longitude"]),
        row["position_basis"], row["state"], supplied,
        f"{row['name_fa']} - {say('state.' + row['state'])}\n{listed}\n{near}",
    )


@st.fragment
def with_table(choice: Choice, codes: Sequence[str]) -> None:
    """The map of one of these indicators and, beside it, the same figures as a table.

    Which one is a choice of this part alone: another one draws nothing else anew.
    """
    with guarded("map"):
        _with_table(choice, filters.indicator(codes))


def _with_table(choice: Choice, code: str) -> None:
    everywhere = replace(choice.scope, provinces=frozenset())
    frame = query.breakdown((code,), everywhere, ("province",), plans=True)
    names = query.province_names()
    picture, beside = st.columns([3, 2])
    with picture:
        provinces(frame, code, names)
    with beside:
        table(frame, code, names, scope=everywhere)
        explain.of_province(code, everywhere, names)
        way_on = links.to("compare", say("compare.open"), indicator=code, view="ranks")
        st.html(f'<p class="story">{way_on}</p>')
        charts.note(frame, (code,))


def table(
    frame: pd.DataFrame, code: str, names: Mapping[str, str], height: int = 480, scope: Scope | None = None,
) -> None:
    """The figures of the map as a table, largest first, with the plan where there is one.

    With the `scope` they were asked in, contested ones carry their mark.
    """
    ordered = frame.sort_values(code, ascending=False, na_position="last").to_dict("records")
    rows = [
        {**row, "name": contested.named(names[row["province"]], code, scope, row["province"])
         if scope else names[row["province"]]} for row in ordered
    ]
    unit = registry.get(code).unit
    columns = [tables.Column("name", say("province")), tables.Column(code, unit_label(unit), unit)]
    if frame[f"{code}__plan"].notna().any():
        columns.append(tables.Column(f"{code}__plan", say("chart.plan"), unit))
    tables.show(rows, columns, title_of(code), height)
