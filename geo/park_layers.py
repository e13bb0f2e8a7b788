"""Maps of the parks as points: state by symbol and colour, vague positions hollow, a click gives the park."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from geo.basemap import COUNTRY, LAND, Drawing, Trace, figure, filled, label, plain, two_lines
from geo.outlines import Outlines

State = Literal["operating", "with_land", "approved", "withdrawn"]
Basis = Literal["measured", "alias", "town", "province"]
UTILITIES = ("water", "power", "gas", "phone", "fibre")


@dataclass(frozen=True)
class ParkPoint:
    """A park as the map draws it; a utility that is None is unknown."""

    id: int | str
    name: str
    latitude: float
    longitude: float
    basis: Basis
    state: State
    utilities: Mapping[str, bool | None] = field(default_factory=dict)
    hover: str = ""

    @property
    def lacks_utility(self) -> bool:
        """Whether at least one utility is known to be missing."""
        return any(supplied is False for supplied in self.utilities.values())


@dataclass(frozen=True)
class Look:
    """How parks of one state are drawn, in colours of Okabe and Ito that every kind of vision tells apart."""

    symbol: str
    colour: str
    fa: str
    en: str


LOOKS: Mapping[State, Look] = {
    "operating": Look("circle", "#0072b2", "در حال بهره‌برداری", "Operating"),
    "with_land": Look("square", "#009e73", "زمین گرفته", "Has land"),
    "approved": Look("diamond", "#e69f00", "مصوب", "Approved"),
    "withdrawn": Look("x", "#6b6b6b", "لغوشده", "Withdrawn"),
}
LACKING, LACKING_FA, LACKING_EN = "#d55e00", "بدون دست‌کم یک زیربنا", "Lacks a utility"
ROUGH_FA, ROUGH_EN = "توخالی: فقط استان معلوم است", "Hollow: only the province is known"
THIS_PROVINCE, BORDER, MUTED = "#ffffff", "#a8a394", "#5d5a52"
MARGIN = 0.25            # degrees of surroundings shown round a province


def park_points(
    outlines: Outlines, parks: Sequence[ParkPoint], province_code: str | None, language: str,
    labels: Mapping[str, str] | None = None,
) -> Drawing:
    """The parks of the country or of one province; a selected point carries the park's id as customdata."""
    traces = [_ground(outlines, code, province_code) for code in outlines.codes]
    size = 6 if province_code is None else 9
    traces += [_lacking(parks, language, size)] if any(park.lacks_utility for park in parks) else []
    for state, look in LOOKS.items():
        if chosen := [park for park in parks if park.state == state]:
            traces.append(_points(chosen, look, language, size))
    if any(park.basis == "province" for park in parks):
        traces.append(_key("circle-open", "#555555", ROUGH_FA if language == "fa" else ROUGH_EN))
    names = [_name(outlines, code, text, province_code)
             for code, text in (labels or {}).items() if code != province_code]
    return figure(traces, names, outlines.lake, language, view_of(outlines, province_code))


def view_of(outlines: Outlines, province_code: str | None) -> tuple[float, float, float, float]:
    """West, south, east, north of what a map of the country or of a province shows."""
    if province_code is None:
        return COUNTRY
    west, south, east, north = outlines.bounds(province_code)
    return west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN


def _ground(outlines: Outlines, code: str, province_code: str | None) -> Trace:
    near = code == province_code
    area = outlines.areas[code] if near else outlines.sketch[code]
    shade = THIS_PROVINCE if near or province_code is None else LAND
    return filled(area, shade, BORDER, 1.6 if near else 0.8, meta=code)


def _name(outlines: Outlines, code: str, text: str, province_code: str | None) -> Trace:
    longitude, latitude = outlines.label_point(code)
    colour = MUTED if province_code is None else BORDER
    return label(longitude, latitude, two_lines(text), colour, 9)


def _points(parks: Sequence[ParkPoint], look: Look, language: str, size: int) -> Trace:
    hollow = f"{look.symbol}-open"
    return {
        "type": "scatter", "mode": "markers", "name": look.fa if language == "fa" else look.en,
        "x": [round(park.longitude, 4) for park in parks], "y": [round(park.latitude, 4) for park in parks],
        "customdata": [park.id for park in parks], "hoverinfo": "text",
        "hovertext": [plain(park.hover or park.name) for park in parks],
        "marker": {"symbol": [hollow if park.basis == "province" else look.symbol for park in parks],
                   "color": look.colour, "size": size, "line": {"width": 1, "color": "#ffffff"}},
        "unselected": {"marker": {"opacity": 0.6}},
    }


def _lacking(parks: Sequence[ParkPoint], language: str, size: int) -> Trace:
    ringed = [park for park in parks if park.lacks_utility]
    ring = {"marker": {"opacity": 1}}
    return _key("circle-open", LACKING, LACKING_FA if language == "fa" else LACKING_EN) | {
        "x": [round(park.longitude, 4) for park in ringed], "y": [round(park.latitude, 4) for park in ringed],
        "marker": {"symbol": "circle-open", "color": LACKING, "size": size + 5, "line": {"width": 1.5}},
        "selected": ring, "unselected": ring,
    }


def _key(symbol: str, colour: str, text: str) -> Trace:
    """An entry of the legend without points of its own."""
    return {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": text, "hoverinfo": "skip",
            "marker": {"symbol": symbol, "color": colour, "size": 9}}
