"""GeoJSON, GeoPackage, FlatGeobuf and zipped Shapefiles, written out as plain text.

Runs in the reading process only. The column ``geometry`` holds each outline as hexadecimal WKB
in degrees (WGS 84); what a file gives in another system is put into degrees, and noted.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import structs

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.discreet import said
from veedor.engine.admission.store import Kept
from veedor.engine.admission.unpack import Unpacked, one_of, row_cells, write

# Shapely, pyproj and pyogrio are loaded where they are called: most files are no maps.
# ruff: noqa: PLC0415

GEOMETRY = "geometry"
FORMS = {
    ".geojson": "geojson",
    ".gpkg": "geopackage",
    ".fgb": "flatgeobuf",
    ".zip": "shapefile",
}
# What a file must begin with, so that no other driver of the library is ever asked.
_MARKS = {
    "geopackage": b"SQLite format 3\0",
    "flatgeobuf": b"fgb\x03fgb",
    "shapefile": b"PK\x03\x04",
}
_MEMBERS = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".xml", ".qpj")
_MOST = 100  # times its own size that a zipped Shapefile may unpack to
_DEGREES = "EPSG:4326"


def map_table(kept: Kept, reading: Reading, form: str) -> Unpacked:
    """Write out one layer of a map: its fields, and ``geometry``."""
    try:
        if form == "geojson":
            return _geojson(kept)
        _refuse_other(kept, form)
        return _layer(kept, reading, form)
    except TableError:
        raise
    except Exception as problem:  # four libraries, and whatever a hostile file breaks in them
        raise TableError(messages.BAD_MAP, where=kept.name, said=said(problem)) from problem


def _refuse_other(kept: Kept, form: str) -> None:
    with kept.path.open("rb") as start:
        if not start.read(16).startswith(_MARKS[form]):
            raise ValueError(f"it is no {form}")


def _geojson(kept: Kept) -> Unpacked:
    import shapely

    found = json.loads(kept.path.read_text("utf-8-sig"))
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise ValueError("it is no FeatureCollection")
    features = [one for one in found["features"] if isinstance(one, dict)]
    records = [one.get("properties") or {} for one in features]
    names = list(dict.fromkeys(name for record in records for name in record))
    places = [one.get("geometry") for one in features]
    shapes = [one and shapely.from_geojson(json.dumps(one)) for one in places]
    wkb, notes = _in_degrees(shapes, _named(found))
    cells = ([_plain(record.get(name)) for name in names] for record in records)
    return _write(kept, names, cells, wkb, notes)


def _named(found: dict[str, Any]) -> str:
    """Give the system that an old GeoJSON names; the standard knows degrees alone."""
    system = found.get("crs") or {}
    return str(system.get("properties", {}).get("name", _DEGREES))


def _plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _layer(kept: Kept, reading: Reading, form: str) -> Unpacked:
    import shapely
    from pyogrio import list_layers
    from pyogrio.raw import read

    where = f"/vsizip/{kept.path}/{_member(kept)}" if form == "shapefile" else str(kept.path)
    layers = [str(name) for name, *_ in list_layers(where)]
    layer = one_of(layers, reading.table, messages.NO_TABLE, kept.name)
    meta, _, geometry, fields = read(where, layer=layer)
    names = [str(name) for name in meta["fields"]]
    wkb, notes = _in_degrees(shapely.from_wkb(geometry).tolist(), meta["crs"])
    columns = [_listed(one) for one in fields]
    cells = (list(row) for row in zip(*columns, strict=True)) if columns else ([] for _ in wkb)
    return _write(kept, names, cells, wkb, notes)


def _member(kept: Kept) -> str:
    """Name the one Shapefile in an archive that holds nothing else, and does not burst."""
    with zipfile.ZipFile(kept.path) as archive:
        inside = [one for one in archive.infolist() if not one.is_dir()]
    if sum(one.file_size for one in inside) > _MOST * kept.size:
        raise ValueError("it unpacks to more than is read")
    if any(not one.filename.lower().endswith(_MEMBERS) for one in inside):
        raise ValueError("it holds files that are no Shapefile's")
    shapes = [one.filename for one in inside if one.filename.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise ValueError(f"it holds {len(shapes)} Shapefiles")
    return shapes[0]


def _listed(column: Any) -> list[object]:  # noqa: ANN401 - NumPy's own
    """Give a column of the library as plain values: NaN and NaT are missing."""
    if column.dtype.kind == "M":
        return [None if str(one) == "NaT" else str(one).replace("T", " ") for one in column]
    return [None if one != one else one for one in column.tolist()]  # noqa: PLR0124 - NaN


def _in_degrees(shapes: list[Any], system: str | None) -> tuple[list[str], tuple[str, ...]]:
    """Give outlines in degrees, as hexadecimal WKB, and what was noted."""
    import numpy as np
    import shapely
    from pyproj import CRS, Transformer

    held = np.array([*shapes, None], dtype=object)[:-1]
    if system is None:
        return _hex(held), ("no coordinate system named",)
    given = CRS.from_user_input(system)
    if given.to_epsg() == 4326 or "CRS84" in system:
        return _hex(held), ()
    turn = Transformer.from_crs(given, _DEGREES, always_xy=True)

    def moved(points: Any) -> Any:  # noqa: ANN401 - NumPy's own
        return np.column_stack(turn.transform(points[:, 0], points[:, 1]))

    name = ":".join(given.to_authority() or ("", given.name))
    return _hex(shapely.transform(held, moved)), (f"coordinates turned from {name} to degrees",)


def _hex(shapes: Iterable[Any]) -> list[str]:
    import shapely

    return [
        "" if one is None else shapely.to_wkb(shapely.force_2d(one), hex=True) for one in shapes
    ]


def _write(
    kept: Kept,
    names: list[str],
    cells: Iterable[list[Any]],
    wkb: list[str],
    notes: tuple[str, ...],
) -> Unpacked:
    def rows() -> Iterator[list[str]]:
        yield [*names, GEOMETRY]
        for row, outline in zip(cells, wkb, strict=True):
            yield [*row_cells(row), outline]

    return structs.replace(write(kept, rows()), notes=notes)
