"""The placing process: outlines as text, read and worked with in a process with limits.

An outline is text from outside, and the library that reads it can be made to crash the process
that it runs in. Run as ``python -m veedor.run.placing``: the job comes as one JSON line on
standard input, the names of the written tables leave as one on standard output.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.core import Placed
from veedor.engine import (
    answer_apart,
    end_with_parent,
    outlines_of,
    points_of,
    set_limits,
    write_table,
)
from veedor.geo import Outlines, box_parts, draw, place_points, read_outlines


class Placing(Struct, frozen=True, kw_only=True):
    """What to place: the records named, the canonical tables, and where results are put."""

    placed: tuple[Placed, ...]
    tables: dict[str, str]
    room: str

    def size(self) -> int:
        """Give the bytes of all tables that are read."""
        return sum(Path(file).stat().st_size for file in self.tables.values())


def seconds_for(size: int) -> int:
    """Give the processor seconds that tables of ``size`` bytes may cost: never under 120.

    >>> seconds_for(2_720), seconds_for(80_000_000)
    (120, 920)
    """
    return 120 + size // 100_000


def main() -> None:
    """Do one job and answer on standard output."""
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Placing)
    end_with_parent()
    answer = answer_apart()
    size = job.size()
    set_limits(seconds=seconds_for(size), written=64 * size + (1 << 30))
    written = {name: str(file) for name, file in _write(job).items()}
    with answer:
        answer.write(msgspec.json.encode(written))


def _write(job: Placing) -> dict[str, Path]:
    room = Path(job.room)
    outlines = read_outlines(outlines_of(Path(job.tables["areas"])))
    written = {"areas_shaped": write_table(room / "areas_shaped.parquet", _shaped(outlines))}
    for one in job.placed:
        lat, lon = points_of(Path(job.tables[one.record]))
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


if __name__ == "__main__":
    main()
