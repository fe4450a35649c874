"""The path of a line on the canvas: without the points that the eye cannot tell from it."""

import math
from collections.abc import Iterable
from itertools import pairwise

CANVAS = 1000
_WINDOW = 60  # points that one stretch may pass over: bounds the work of a long curve


def path(points: Iterable[tuple[float, float]]) -> str:
    """Write points on the canvas, without those that the eye cannot tell from the line.

    >>> path([(0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (1.0, 0.9)])
    '0,1000L1000,0L1000,100'
    """
    laid = [(round(CANVAS * x), round(CANVAS * (1 - y))) for x, y in points]
    kept, passed = laid[:1], list[tuple[int, int]]()
    for here, after in pairwise(laid[1:]):
        passed.append(here)
        if len(passed) > _WINDOW or any(_away(one, kept[-1], after) > 1 for one in passed):
            kept.append(here)
            passed.clear()
    return "L".join(f"{x},{y}" for x, y in [*kept, *laid[len(laid) > 1 and -1 :][:1]])


def _away(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """Give how far a point of the canvas stands from a stretch of line.

    >>> _away((0, 1000), (0, 875), (4, 0)), _away((5, 3), (0, 0), (10, 0))
    (125.0, 3.0)
    """
    (x, y), (ax, ay), (bx, by) = point, start, end
    size = (bx - ax) ** 2 + (by - ay) ** 2
    part = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / size if size else 0.0
    part = min(1.0, max(0.0, part))
    return math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
