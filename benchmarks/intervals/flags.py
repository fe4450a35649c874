"""Intervals of the kind flags."""

from collections.abc import Iterator

import numpy as np

from intervals.held import Ends, Row, above, drawn
from veedor.stats.agreement import kappa_limits
from veedor.stats.partial import Stratum, limits_of, stratified_total
from veedor.stats.survival import Life, kaplan_meier, median_life
from veedor.stats.weighted import Weighed, weighted_share


def flags() -> Iterator[Row]:
    kind = "flags"
    yield from drawn_flags(kind)
    yield from judged_flags(kind)


def drawn_flags(kind: str) -> Iterator[Row]:
    for size, seen, hits in ((100, 20, 30), (1000, 50, 20), (40, 30, 10)):

        def one(
            dice: np.random.Generator, size: int = size, seen: int = seen, hits: int = hits
        ) -> tuple[Ends, float]:
            found = int(dice.hypergeometric(hits, size - hits, seen))
            low, high = limits_of(Stratum(size, seen, found))
            return (low, high), hits

        design = f"{seen} of {size} drawn, {hits} useful"
        yield Row(kind, "useful flags, one stratum", design, *drawn(one))

    def several(dice: np.random.Generator) -> tuple[Ends, float]:
        plan = ((1000, 40, 750), (4000, 40, 1200), (20_000, 40, 1000))
        found = stratified_total(
            [Stratum(n, m, int(dice.hypergeometric(k, n - k, m))) for n, m, k in plan]
        )
        return (found.low, found.high), 2950.0

    yield Row(kind, "useful flags, three strata", "40 drawn of each", *drawn(several))

    def unequal(dice: np.random.Generator) -> tuple[Ends, float]:
        groups = ((1.0, 40, 0.5), (10.0, 40, 0.1))
        found = weighted_share([Weighed(w, n, int(dice.binomial(n, p))) for w, n, p in groups])
        true = (40 * 0.5 + 400 * 0.1) / 440
        return (found.low, found.high), true

    yield Row(
        kind, "useful flags, unequal chances", "40 and 40, weights 1 and 10", *drawn(unequal)
    )


def judged_flags(kind: str) -> Iterator[Row]:
    for things in (20, 60):

        def agreed(
            dice: np.random.Generator, things: int = things
        ) -> tuple[Ends, float] | None:
            cells = dice.multinomial(things, (0.4, 0.1, 0.2, 0.3))
            if cells[0] == things or cells[3] == things:
                return None
            names = (("y", "y"), ("y", "n"), ("n", "y"), ("n", "n"))
            return kappa_limits(dict(zip(names, map(int, cells), strict=True))), 0.4

        yield Row(kind, "agreement (kappa)", f"{things} judged twice", *drawn(agreed))
    for lives in (15, 60):

        def lasted(dice: np.random.Generator, lives: int = lives) -> tuple[Ends, float]:
            true = dice.geometric(1 / 40, lives)
            cut = dice.integers(20, 200, lives)
            curve = kaplan_meier(
                [Life(int(min(t, c)), bool(t <= c)) for t, c in zip(true, cut, strict=True)]
            )
            found = median_life(curve)
            low = 0.0 if found.low is None else float(found.low)
            return (low, above(found.high)), 28.0

        yield Row(kind, "median time to a review", f"{lives} flags, some open", *drawn(lasted))
