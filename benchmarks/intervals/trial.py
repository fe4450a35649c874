"""Intervals of the kind trial."""

import math
from collections.abc import Iterator
from functools import cache

import numpy as np
from scipy import stats as law

from intervals.held import Ends, Row, drawn, summed
from veedor.stats.differentials import gini_of_rates, gini_reach
from veedor.stats.rates import Shared, exact_rate, ratio_of_extremes, shared_rate


@cache
def pairs_of(persons: int) -> tuple[np.ndarray, np.ndarray]:
    return np.triu_indices(persons, 1)


def trial() -> Iterator[Row]:
    kind = "trial"
    for n, share in ((50, 0.02), (400, 0.01)):

        def alone(counts: tuple[int, ...], n: int = n) -> Ends:
            return exact_rate(counts[0], n, 0.95)

        design = f"{n} independent, {share:g}"
        yield Row(
            kind, "rate, as if independent", design, *summed((n,), (share,), alone, share)
        )
    for persons, differ in ((20, 0.0), (60, 0.0), (60, 0.5), (120, 0.5)):
        at = 2.0 * math.sqrt(1 + 2 * differ**2)

        def by_persons(
            dice: np.random.Generator,
            persons: int = persons,
            differ: float = differ,
            at: float = at,
        ) -> tuple[Ends, float]:
            first, second = pairs_of(persons)
            look = dice.normal(0, differ, persons)
            hit = dice.normal(0, 1, len(first)) + look[first] + look[second] >= at
            by = np.bincount(first[hit], minlength=persons) + np.bincount(
                second[hit], minlength=persons
            )
            sums = Shared(
                events=int(hit.sum()),
                trials=len(first),
                by_person=tuple((int(k), persons - 1, 1) for k in by),
                couples=True,
                pair_ee=int(hit.sum()),
                pair_en=int(hit.sum()),
                pair_nn=len(first),
            )
            return shared_rate(sums, 0.95), float(law.norm.sf(2.0))

        design = f"{persons} persons, differing by {differ:g}"
        yield Row(kind, "rate, by persons", design, *drawn(by_persons))
    for shares in ((0.1, 0.1, 0.1), (0.05, 0.1, 0.3)):
        names = ", ".join(f"{share:g}" for share in shares)

        def boxes(dice: np.random.Generator, shares: tuple[float, ...] = shares) -> list[Ends]:
            hits = dice.binomial(200, shares)
            return [exact_rate(int(k), 200, 1 - 0.05 / 3) for k in hits]

        yield Row(
            kind,
            "highest over lowest rate",
            f"200 each: {names}",
            *drawn(lambda dice, s=shares: (ratio_of_extremes(boxes(dice, s)), max(s) / min(s))),
        )
        gini = gini_of_rates(list(shares)) or 0.0
        yield Row(
            kind,
            "Gini of rates",
            f"200 each: {names}",
            *drawn(lambda dice, s=shares, g=gini: (gini_reach(boxes(dice, s)), g)),
        )
