"""The step between admission and counting: points on record put into areas, as tables."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from veedor.core import Placed, TableError
from veedor.engine import run_limited
from veedor.run import messages
from veedor.run.placing import Placing, seconds_for


def place(
    placed: tuple[Placed, ...], tables: Mapping[str, Path], room: Path, *, where: str
) -> dict[str, Path]:
    """Write, for each record named, its points with their areas; and how areas were read.

    Gives the tables by name: ``areas_shaped``, and for each record R ``R_placed``, ``R_parts``.
    A point that several rows share is placed once; the queries join it by its coordinates.
    ``where``: the sources of the areas. Raises TableError where their outlines cost more than
    they may, or end the process that reads them.
    """
    wanted = {"areas", *(one.record for one in placed)}
    job = Placing(
        placed=placed,
        tables={name: str(tables[name]) for name in sorted(wanted)},
        room=str(room),
    )
    ran = run_limited(
        "veedor.run.placing", msgspec.json.encode(job), complaint=room / "placing.complaint"
    )
    if ran.code == 0:
        written = msgspec.json.decode(ran.answer, type=dict[str, str])
        return {name: Path(file) for name, file in written.items()}
    if ran.over_limit():
        limit = f"{seconds_for(job.size())} s"
        raise TableError(messages.OUTLINES_TOO_COSTLY, where=where, limit=limit)
    raise TableError(messages.OUTLINES_FAILED, where=where, said=ran.fault())
