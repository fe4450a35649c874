"""What was measured of growth, read back and reckoned: sizes, exponents, lines through them."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from growth_sizes import SIZES


@dataclass(frozen=True, kw_only=True)
class Size:
    """One kind at one size, as measured; ``failed`` says why there is nothing else."""

    kind: str
    rows: int
    line: dict

    @property
    def failed(self) -> str | None:
        return self.line.get("failed")

    @property
    def day(self) -> str | None:
        return self.line.get("day")

    @property
    def start(self) -> float:
        return self.line["queries"]["opening"][0]

    @property
    def counts(self) -> float:
        """Processor seconds of the queries: without starting and opening the tables."""
        return sum(cost[0] for cost in self.line["queries"].values()) - self.start

    @property
    def wall(self) -> float:
        asked = self.line["queries"]
        return sum(cost[1] for cost in asked.values()) - asked["opening"][1]

    @property
    def crossed(self) -> int:
        return sum(self.line["crossed"].values())


def read(kept: Path) -> dict[str, list[Size]]:
    """Give the last line of each kind and size, in the order of the kinds and sizes."""
    last: dict[tuple[str, int], Size] = {}
    for text in kept.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        last[line["kind"], line["rows"]] = Size(kind=line["kind"], rows=line["rows"], line=line)
    return {
        kind: sizes
        for kind in SIZES
        if (sizes := [last[key] for key in sorted(last) if key[0] == kind])
    }


def of_one_day(sizes: list[Size]) -> list[Size]:
    """Give the sizes measured on the day of the largest, where that gives two; else all.

    The same query took up to three times as many processor seconds on one day as on another.
    """
    same = [size for size in sizes if size.day == sizes[-1].day]
    return same if len(same) > 1 else sizes


def slope(points: list[tuple[float, float]]) -> float:
    """Give the exponent of a power law: the slope of a line through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    mean_x, mean_y = (sum(part) / len(logs) for part in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def line_through(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Give a and b of a + b·x, each point weighed by one over its square: relative errors."""
    sums = [
        sum(x**power * y**other / y**2 for x, y in points)
        for power, other in ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1))
    ]
    one, x1, x2, y1, xy = sums
    under = one * x2 - x1**2
    b = (one * xy - x1 * y1) / under
    if b < 0:  # more rows do not cost less: what was measured is noise around a constant
        return y1 / one, 0.0
    a = (y1 - b * x1) / one
    if a < 0:  # nothing costs less than nothing: then the line goes through the origin
        return 0.0, xy / x2
    return a, b


def log_of(kind: str) -> str:
    return next(record for record, size in SIZES[kind].items() if size == 1)
