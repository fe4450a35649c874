"""The map of the cells: incidents of each as a shade, and a mark where the forecast pointed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contender
from veedor.audits.forecast.maps import phase_of
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.study import Study
from veedor.core import Map, MapShape, say
from veedor.stats.shades import shade_of, shades

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_WIDE, _TALLEST = 1000, 1600
_MOST = 1_600


def cell_map(study: Study) -> Map | None:
    """Give the map of incidents and flags by cell; None where cells have no place or size.

    Where there are more than 1,600 cells, squares of neighbouring cells are drawn as one, and
    their numbers summed: a reader could not tell smaller ones apart.
    """
    panel, contest = study.ready()
    if panel.x is None or panel.y is None or (size := _size(panel, study.options)) is None:
        return None
    joined = 1
    while len(_squares(panel, size, joined)[0]) > _MOST:
        joined += 1
    columns, rows, square = _squares(panel, size, joined)
    shapes, height = _drawn(panel, contest.product, (columns, rows, square), size)
    return Map(
        title=say("cells.title"),
        description=say(
            "cells.description" if joined == 1 else "cells.description-joined",
            cells=panel.shape[1],
            squares=len(shapes),
            joined=joined,
            n=panel.total,
            periods=panel.shape[0],
            most=max(one.count for one in shapes),
        ),
        height=height,
        classes=shades([one.count for one in shapes]),
        shapes=shapes,
        mark=say("cells.mark", least=_least(panel), periods=panel.shape[0]),
        mark_from=_least(panel),
    )


def _least(panel: Panel) -> int:
    """Give how often a place must have been flagged for its mark: in half of the periods."""
    return -(-panel.shape[0] // 2)


def _size(panel: Panel, options: ForecastOptions) -> tuple[float, float] | None:
    import numpy as np

    if options.cell_metres is not None:
        return options.cell_metres
    if panel.area is None:
        return None
    side = 1000 * float(np.sqrt(np.median(panel.area)))
    return side, side


def _squares(
    panel: Panel, size: tuple[float, float], joined: int
) -> "tuple[Whole, Whole, Whole]":
    """Give the squares' columns and rows, and the square of each cell."""
    import numpy as np

    if panel.x is None or panel.y is None:
        raise ValueError("cells without a place are on no map")
    places = []
    for axis, wide in zip((panel.x, panel.y), size, strict=True):
        step = np.rint(axis / wide - phase_of(axis / wide)).astype(np.int64)
        places.append((step - step.min()) // joined)
    found, square = np.unique(np.array(places).T, axis=0, return_inverse=True)
    return found[:, 0], found[:, 1], np.ravel(square)


def _drawn(
    panel: Panel,
    product: Contender,
    laid: "tuple[Whole, Whole, Whole]",
    size: tuple[float, float],
) -> tuple[tuple[MapShape, ...], int]:
    """Give the squares and the canvas's height; of joined cells the most flagged counts."""
    import numpy as np

    columns, rows, square = laid
    across, up = int(columns.max()) + 1, int(rows.max()) + 1
    scale = min(_WIDE / (across * size[0]), _TALLEST / (up * size[1]))
    wide, tall = size[0] * scale, size[1] * scale
    counts = np.bincount(square, weights=panel.events.sum(axis=0)).astype(np.int64)
    flags = np.zeros(len(columns), dtype=np.int64)
    often = np.zeros(panel.shape[1])
    for credit in product.flagged:
        often += credit
    np.maximum.at(flags, square, np.rint(often).astype(np.int64))
    classes = shades(counts.tolist())
    names = list(_names(panel, square, len(columns)))
    shapes = tuple(
        MapShape(
            name=names[k],
            path=_path(
                (round(columns[k] * wide), round((columns[k] + 1) * wide)),
                (round((up - 1 - rows[k]) * tall), round((up - rows[k]) * tall)),
            ),
            count=int(counts[k]),
            shade=shade_of(int(counts[k]), classes),
            marked=int(flags[k]),
        )
        for k in range(len(columns))
    )
    return shapes, round(up * tall)


def _names(panel: Panel, square: "Whole", squares: int) -> Iterator[str]:
    held: list[list[str]] = [[] for _ in range(squares)]
    for name, place in zip(panel.names, square, strict=True):
        held[int(place)].append(name)
    for names in held:
        yield names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"


def _path(x: tuple[int, int], y: tuple[int, int]) -> str:
    wide, tall = max(1, x[1] - x[0]), max(1, y[1] - y[0])
    return f"M{x[0]},{y[0]}h{wide}v{tall}h-{wide}Z"
