"""Provinces alike in parks, land, units and climate: against whom a comparison is fair."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from common.errors import BadSelection, UnknownPlace
from common.figures import known
from common.settings import ROOT
from data_access.database import Database
from metrics import compute, registry
from metrics.compare.special import Floats
from metrics.scope import CODES, Scope

CLIMATE = "climate"
FEATURES = ("parks_operating", "land_held_ha", "units_operating", CLIMATE)
SIZE, MOST = 5, 15
OTHER_ZONE = 1.0    # another climate counts as much as one standard deviation of a size
ZONES = {
    "caspian": ("خزری مرطوب", "humid Caspian"),
    "dry_summer": ("کوهستانی با تابستان خشک", "mountain, dry summer"),
    "cold_steppe": ("نیمه‌خشک سرد", "cold steppe"), "cold_desert": ("خشک سرد", "cold desert"),
    "hot_desert": ("خشک گرم", "hot desert"),
}
METHOD_FA = (
    "هم‌گروه‌ها استان‌هایی‌اند که در شمار شهرک‌ها، زمین و واحدها (به مقیاس لگاریتمی و استانداردشده) و در اقلیم"
    " از همه نزدیک‌ترند؛ اقلیم دیگر به اندازهٔ یک انحراف معیار دور شمرده می‌شود."
)
METHOD_EN = (
    "Peers are the provinces nearest in parks, land and units (logarithms, standardised) and in climate;"
    " another climate counts as one standard deviation away."
)
CHOSEN_FA, CHOSEN_EN = "این هم‌گروه‌ها را خواننده برگزیده است.", "These peers were chosen by the reader."


@dataclass(frozen=True)
class Peer:
    """A province with its distance (in standard deviations, None = unknown), its features and its zone."""

    province: str
    distance: float | None
    features: dict[str, float | None]
    zone: str | None


@dataclass(frozen=True)
class Peers:
    """The province itself, its peers, nearest first, and how they were found."""

    own: Peer
    members: tuple[Peer, ...]
    features: tuple[str, ...]
    chosen: bool
    method_fa: str
    method_en: str

    @property
    def provinces(self) -> frozenset[str]:
        """The peers and the province itself."""
        return frozenset({self.own.province, *(member.province for member in self.members)})


def peers(
    province: str, scope: Scope, database: Database, features: Sequence[str] = FEATURES, size: int = SIZE,
    chosen: Sequence[str] | None = None,
) -> Peers:
    """The `size` nearest provinces, or those `chosen`. Raises UnknownPlace, BadSelection, Forbidden."""
    _check([province, *(chosen or ())])
    _check_features(features, size)
    codes = [name for name in features if name != CLIMATE]
    whole = Scope(scope.period, scope.rights)
    found = compute.breakdown(codes, whole, ["province"], database) if codes else None
    figures = {code: dict.fromkeys(codes) for code in CODES} if found is None else {
        str(row["province"]): {code: known(row[code]) for code in codes} for _, row in found.iterrows()
    }
    away = _distances(province, figures, codes, CLIMATE in features)
    everybody = {
        code: Peer(code, away[code], figures[code], climate().get(code)) for code in CODES
    }
    if chosen:
        members = tuple(everybody[code] for code in dict.fromkeys(chosen) if code != province)
    else:
        order = sorted((each for each in everybody.values() if each.province != province and each.distance
                        is not None), key=lambda peer: (peer.distance, peer.province))
        members = tuple(order[:size])
    said = (CHOSEN_FA, CHOSEN_EN) if chosen else (METHOD_FA, METHOD_EN)
    return Peers(everybody[province], members, tuple(features), bool(chosen), *said)


@cache
def climate() -> dict[str, str]:
    """Province code to its climate zone, a key of ZONES."""
    with (ROOT / "assets/geo/climate.csv").open(encoding="utf-8", newline="") as file:
        return {row["province_code"]: row["zone"] for row in csv.DictReader(file)}


def zone_title(zone: str, language: str) -> str:
    return ZONES[zone][0 if language == "fa" else 1]


def _distances(
    province: str, figures: dict[str, dict[str, float | None]], codes: Sequence[str], with_climate: bool
) -> dict[str, float | None]:
    """Root of the summed squares over the features both know, blown up for those they do not."""
    logs = np.array([[_log(figures[place].get(code)) for code in codes] for place in CODES])
    apart = _standardised(logs.reshape(len(CODES), -1))
    apart = apart - apart[CODES.index(province)]
    zones = climate()
    parts = [apart**2]
    if with_climate:
        other = [[OTHER_ZONE if zones.get(place) != zones.get(province) else 0.0] for place in CODES]
        parts.append(np.array(other))
    squares = np.concatenate(parts, axis=1)
    both = ~np.isnan(squares)
    counted = both.sum(axis=1)
    sums = np.where(both, squares, 0.0).sum(axis=1)
    return {
        place: float(np.sqrt(sums[n] * squares.shape[1] / counted[n])) if counted[n] else None
        for n, place in enumerate(CODES)
    }


def _standardised(logs: Floats) -> Floats:
    known = [column[~np.isnan(column)] for column in logs.T]
    spread = np.array([np.std(column) if column.size else 1.0 for column in known])
    return np.asarray(logs / np.where(spread > 0, spread, 1.0), dtype=np.float64)


def _log(value: float | None) -> float:
    return float("nan") if value is None or value < 0 else float(np.log1p(value))


def _check(codes: Sequence[str]) -> None:
    for code in codes:
        if code not in CODES:
            raise UnknownPlace(f"استانی با کد «{code[:20]}» نداریم؛ از فهرست برگزینید.",
                               f"There is no province with the code {code[:20]!r}: choose from the list.")


def _check_features(features: Sequence[str], size: int) -> None:
    for name in features:
        if name != CLIMATE:
            registry.get(name)
    if not features or not 1 <= size <= MOST:
        raise BadSelection(f"دست‌کم یک ویژگی و بین ۱ تا {MOST} هم‌گروه برگزینید.".replace("15", "۱۵"),
                           f"Choose at least one feature and 1 to {MOST} peers.")
