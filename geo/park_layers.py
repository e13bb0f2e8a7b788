"""Maps of the parks as points: state by symbol and colour, vague positions hollow, a press gives the park."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from geo import shapes
from geo.basemap import COUNTRY, LAND, Drawing, Trace, figure, label, plain, two_lines
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
    """The parks of the country or of one province; a press on a point gives the park's id."""
    files = [shapes.country_name(outlines)]
    files += [shapes.province_name(outlines, province_code)] if province_code else []
    drawn = {
        "files": files, "areas": {code: _area(code, province_code) for code in outlines.codes},
        "points": [_point(park) for park in parks], "size": 6 if province_code is None else 9,
        "looks": {state: [look.symbol, look.colour] for state, look in LOOKS.items()},
        "ring": LACKING, "legend": _legend(parks, language),
    }
    names = [_name(outlines, code, text, province_code)
             for code, text in (labels or {}).items() if code != province_code]
    return figure(drawn, names, language, view_of(outlines, province_code))


def view_of(outlines: Outlines, province_code: str | None) -> tuple[float, float, float, float]:
    """West, south, east, north of what a map of the country or of a province shows."""
    if province_code is None:
        return COUNTRY
    west, south, east, north = outlines.bounds(province_code)
    return west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN


def _area(code: str, province_code: str | None) -> Trace:
    near = code == province_code
    shade = THIS_PROVINCE if near or province_code is None else LAND
    return {"fill": shade, "line": BORDER, "width": 1.6 if near else 0.8}


def _name(outlines: Outlines, code: str, text: str, province_code: str | None) -> Trace:
    longitude, latitude = outlines.label_point(code)
    colour = MUTED if province_code is None else BORDER
    return label(longitude, latitude, two_lines(text), colour, 9)


def _point(park: ParkPoint) -> Trace:
    return {
        "id": park.id, "x": round(park.longitude, 4), "y": round(park.latitude, 4), "look": park.state,
        "hollow": park.basis == "province", "ringed": park.lacks_utility,
        "hover": plain(park.hover or park.name),
    }


def _legend(parks: Sequence[ParkPoint], language: str) -> list[Trace]:
    """What stands on the map, in the order in which it is drawn."""
    fa = language == "fa"
    found = []
    if any(park.lacks_utility for park in parks):
        found.append(_key("circle-open", LACKING, LACKING_FA if fa else LACKING_EN))
    found += [_key(look.symbol, look.colour, look.fa if fa else look.en)
              for state, look in LOOKS.items() if any(park.state == state for park in parks)]
    if any(park.basis == "province" for park in parks):
        found.append(_key("circle-open", "#555555", ROUGH_FA if fa else ROUGH_EN))
    return found


def _key(symbol: str, colour: str, text: str) -> Trace:
    """An entry of the legend."""
    return {"symbol": symbol, "colour": colour, "text": text}
