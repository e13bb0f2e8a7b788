"""The map of tiles keeps what a reader knows of the country: who borders on whom, and what lies where."""

from itertools import combinations

import shapely

from geo.outlines import Outlines
from geo.tiles import size, tiles

BORDER = 0.01       # degrees of a common line below which two provinces only meet at a point
APART = 0.5         # degrees between the middles of two provinces from which one clearly lies west or north


def borders(outlines: Outlines) -> list[tuple[str, str]]:
    edges = {code: area.boundary for code, area in outlines.areas.items()}
    return [
        (one, other) for one, other in combinations(outlines.codes, 2)
        if shapely.intersection(edges[one], edges[other]).length > BORDER
    ]


def orders(outlines: Outlines) -> list[bool]:
    """Of each pair that clearly lies west-east or north-south: whether the tiles do not say the contrary."""
    middles = {code: shapely.centroid(area) for code, area in outlines.areas.items()}
    found = []
    for one, other in combinations(outlines.codes, 2):
        first, second = tiles()[one], tiles()[other]
        east, south = middles[one].x - middles[other].x, middles[other].y - middles[one].y
        if abs(east) > APART:
            found.append((first.column - second.column) * east >= 0)
        if abs(south) > APART:
            found.append((first.row - second.row) * south >= 0)
    return found


def test_every_province_has_a_tile_of_its_own(outlines: Outlines) -> None:
    assert outlines.codes == tuple(sorted(tiles()))
    assert 31 == len(set(tiles().values()))
    assert (6, 6) == size()


def test_provinces_with_a_common_border_stay_side_by_side(outlines: Outlines) -> None:
    """68 of 74 pairs, 92 %; no pair is further apart than one tile between."""
    pairs = borders(outlines)
    beside = [pair for pair in pairs if tiles()[pair[0]].beside(tiles()[pair[1]])]
    assert (74, 68) == (len(pairs), len(beside))
    assert all(
        max(abs(tiles()[one].column - tiles()[other].column), abs(tiles()[one].row - tiles()[other].row)) <= 2
        for one, other in pairs
    )


def test_compass_directions_are_kept(outlines: Outlines) -> None:
    """854 of 862 orders, 99 %."""
    found = orders(outlines)
    assert (862, 854) == (len(found), sum(found))


def test_corners_of_the_country_are_corners_of_the_map() -> None:
    """West is left: West Azerbaijan in the first column, Sistan and Baluchestan in the last."""
    assert 0 == tiles()["IR-04"].column
    assert (5, 4) == (tiles()["IR-11"].column, tiles()["IR-11"].row)
    assert tiles()["IR-22"].row == size()[1] - 1
