"""Intervals of groups' rates and gaps, in the simulations of the study of fairness tools."""

from collections.abc import Iterator

import numpy as np

from intervals.held import Ends, Row, drawn, summed
from veedor.stats.rate_draws import drawn_lines, rows_again
from veedor.stats.score_intervals import gap_over_clusters, gaps, wilson

KIND = "scores, stops"


def groups() -> Iterator[Row]:
    for n, share in ((30, 0.05), (50, 0.03), (100, 0.02)):

        def ends(counts: tuple[int, ...], n: int = n) -> Ends:
            found = wilson(counts[0], n, 0.95)
            return found.low, found.high

        yield Row(
            KIND, "rate (Wilson)", f"{n} rows, {share:g}", *summed((n,), (share,), ends, share)
        )
    for n in (400, 2000):
        yield Row(KIND, "gap, draws of rows", f"{n} and {n}, 0.2", *drawn(_rows(n)))
    for units in (60, 20):
        yield Row(
            KIND, "gap over units", f"{units} units differ by 0.5", *drawn(_officers(units))
        )
    for n in (30, 200):
        yield Row(KIND, "three gaps at once", f"four equal groups of {n}", *drawn(_equal(n)))


def _rows(n: int):  # noqa: ANN202
    """Two groups of equal share, rows drawn anew a thousand times."""

    def one(dice: np.random.Generator) -> tuple[Ends, float]:
        hits = dice.binomial(n, (0.2, 0.2))
        seen = np.array([[n - int(k), int(k), 0, 0] for k in hits])
        again = rows_again(seen, 1000, int(dice.integers(2**31)))
        *_, last = drawn_lines([("a",), ("b",)], seen, again, ("a",), 0.95)
        gap = last.gaps["fpr"]
        return (gap.low, gap.high), 0.0

    return one


def _officers(units: int):  # noqa: ANN202
    """Two equal districts, the officers of each differing by half a logit, 150 stops each."""

    def one(dice: np.random.Generator) -> tuple[Ends, float] | None:
        share = 1 / (1 + np.exp(1.5 - 0.5 * dice.standard_normal(units)))
        hits = dice.binomial(150, share)
        parts = [
            (((int(k), 150), (0, 0)) if u % 2 else ((0, 0), (int(k), 150)))
            for u, k in enumerate(hits)
        ]
        found = gap_over_clusters(parts, 0.95)
        return None if found is None else ((found.low, found.high), 0.0)

    return one


def _equal(n: int):  # noqa: ANN202
    """Three gaps to a named reference, all equal: held where every one holds zero."""

    def one(dice: np.random.Generator) -> tuple[Ends, float]:
        hits = [int(k) for k in dice.binomial(n, (0.2,) * 4)]
        found = gaps([((k, n), (hits[0], n)) for k in hits[1:]], 0.95)
        held = all(gap.low <= 0 <= gap.high for gap in found)
        return (-1.0, 1.0) if held else (0.5, 1.0), 0.0

    return one
