"""A look at a map: the fields of a GeoJSON; of other forms, only that they are maps."""

import json
import zipfile
from pathlib import Path

from veedor.core import Glimpse
from veedor.engine.admission.maps import GEOMETRY
from veedor.engine.glimpse.seen import ROWS, Form, as_text, only, seen

_MOST = 50_000_000  # bytes of a map that are read for a draft


def geojson(file: Path, start: bytes) -> tuple[Glimpse, ...]:
    """Look at a collection of features: their fields, and a column for the outline."""
    if file.stat().st_size > _MOST:
        return only("a map to be named by hand")(file, start)
    try:
        held = json.loads(file.read_text("utf-8-sig"))
        features = held["features"][:ROWS]
        records = [one.get("properties") or {} for one in features]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return only("not a map")(file, start)
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = ([*(_plain(record.get(name)) for name in names), "…"] for record in records)
    return (seen(file, [*names, GEOMETRY], rows, Form(name="geojson")),)


def holds_shapes(file: Path) -> bool:
    """Say whether an archive lists a Shapefile; nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.lower().endswith(".shp") for name in archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def _plain(value: object) -> str:
    return "…" if isinstance(value, dict | list) else as_text(value)
