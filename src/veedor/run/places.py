"""The step between admission and counting: points on record put into areas, as tables."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veedor.core import Placed
from veedor.engine import outlines_of, points_of, write_table
from veedor.geo import Outlines, box_parts, draw, place_points, read_outlines


def place(
    placed: tuple[Placed, ...], tables: Mapping[str, Path], room: Path
) -> dict[str, Path]:
    """Write, for each record named, its points with their areas; and how areas were read.

    Gives the tables by name: ``areas_shaped``, and for each record R ``R_placed``, ``R_parts``.
    A point that several rows share is placed once; the queries join it by its coordinates.
    """
    outlines = read_outlines(outlines_of(tables["areas"]))
    written = {"areas_shaped": write_table(room / "areas_shaped.parquet", _shaped(outlines))}
    for one in placed:
        lat, lon = points_of(tables[one.record])
        where = place_points(outlines, lat, lon)
        columns = {"lat_e6": lat, "lon_e6": lon, "why": where.why, "area_code": where.area_code}
        name = f"{one.record}_placed"
        written[name] = write_table(room / f"{name}.parquet", columns)
        if one.box_metres:
            cut = box_parts(outlines, lat, lon, one.box_metres)
        else:
            cut = box_parts(outlines, lat[:0], lon[:0], 1.0)
        columns = {
            "lat_e6": lat[cut.number],
            "lon_e6": lon[cut.number],
            "area_code": cut.area_code,
            "parts": cut.parts,
        }
        name = f"{one.record}_parts"
        written[name] = write_table(room / f"{name}.parquet", columns)
    return written


def _shaped(outlines: Outlines) -> dict[str, NDArray[Any]]:
    codes, drawing = sorted(outlines.read), draw(outlines)
    drawn = [drawing.paths.get(code, "") for code in codes]
    return {
        "area_code": np.array(codes, dtype=object),
        "how": np.array([outlines.read[code] for code in codes], dtype=object),
        "square_metres": np.array([outlines.square_metres[c] for c in codes], dtype=np.int64),
        "drawn": np.array(drawn, dtype=object),
        "height": np.full(len(codes), drawing.height, dtype=np.int64),
    }
