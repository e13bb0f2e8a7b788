"""Tables as maps: GeoJSON for the web, GeoPackage for desktop map programs."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import shapely

from exports import places
from exports.about import Line
from exports.json_rows import records, text
from exports.outgoing import Outgoing
from exports.settling import clock_texts
from metrics.content import ARROW, Kind

GEOMETRY, ABOUT = "geom", "about"


def geojson(out: Outgoing) -> Iterator[bytes]:
    """A FeatureCollection; what it is stands in the foreign member `about`. Raises BadExport."""
    places.check(out)
    yield b'{"type": "FeatureCollection",\n"features": ['
    before = "\n"
    for batch in out.batches():
        for row, shape in zip(records(out, batch), places.shapes(out, batch), strict=True):
            feature = f'{{"type": "Feature", "geometry": {_drawn(shape)}, "properties": {text(row)}}}'
            yield (before + feature).encode()
            before = ",\n"
    ending = {"rows": out.rows, "sha256": out.content_hash}
    told = {**out.about, "credit": places.credit(out), "end": ending}
    yield (f'\n],\n"about": {text(told)}}}\n' if out.tells else "\n]}\n").encode()


def geopackage(out: Outgoing, path: Path) -> None:
    """A layer of the table's name, and a table `about`. Raises BadExport."""
    places.check(out)
    columns, shapes = _columns(out)
    shapes_wkb = pa.array(shapely.to_wkb(shapes).tolist() if shapes else [], pa.binary())
    names = [column.key for column in out.file_columns]
    table = pa.Table.from_arrays([*columns, shapes_wkb], names=[*names, GEOMETRY])
    kind = "Point" if all(shape is None or shape.geom_type == "Point" for shape in shapes) else "Unknown"
    import pyogrio  # noqa: PLC0415 - brings GDAL and GeoPandas, for a file that few ask for

    pyogrio.write_arrow(
        table, path, driver="GPKG", layer=out.content.name, geometry_type=kind, geometry_name=GEOMETRY,
        crs="EPSG:4326",
    )
    if out.tells:
        lines = [*out.lines(), Line("credit", "", places.credit(out)), Line("end rows", "", str(out.rows)),
                 Line("sha256", "", out.content_hash)]
        entries = {name: [getattr(line, name) for line in lines] for name in ("key", "label", "text")}
        pyogrio.write_arrow(pa.table(entries), path, driver="GPKG", layer=ABOUT)


def _columns(out: Outgoing) -> tuple[list[pa.ChunkedArray], list[Any]]:
    """All rows at once: a map is small (places.MOST_ROWS)."""
    shapes: list[Any] = []
    spread = []
    for batch in out.batches():
        shapes += places.shapes(out, batch)
        spread.append([_stored(column.kind, array)
                       for column, array in zip(out.file_columns, out.spread(batch), strict=True)])
    types = [_type(column.kind) for column in out.file_columns]
    columns = [pa.chunked_array([each[n] for each in spread], kind) for n, kind in enumerate(types)]
    return [column.combine_chunks() for column in columns], shapes


def _stored(kind: Kind, array: pa.Array) -> pa.Array:
    """Moments as Tehran's clock, in text: the zone of a moment in this form is not kept by every program."""
    return clock_texts(array) if kind is Kind.MOMENT else array


def _type(kind: Kind) -> pa.DataType:
    return pa.string() if kind is Kind.MOMENT else ARROW[kind]


def _drawn(shape: Any) -> str:
    return "null" if shape is None else _geometry(shapely.to_wkb(shape))


@lru_cache(maxsize=64)
def _geometry(wkb: bytes) -> str:
    return str(shapely.to_geojson(shapely.from_wkb(wkb)))
