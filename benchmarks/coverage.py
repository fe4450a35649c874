"""How often each interval of the kinds recognition, trial and flags holds the truth.

``python benchmarks/coverage.py`` writes the table of COVERAGE.md. Where chances can be summed,
they are (every table weighed by its probability), so that nothing is left to dice; the rest is
simulated with fixed seeds, 2,000 rounds a design, whose own error is about half a point.
"""

import math
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import stats as law

from veedor.stats.agreement import kappa_limits
from veedor.stats.chance import clustered_share, exact_interval, expected_next
from veedor.stats.detection import detection, detection_reach
from veedor.stats.differentials import gini_of_rates, gini_reach
from veedor.stats.exposed import rate_ratio
from veedor.stats.many_groups import Group, group_shares
from veedor.stats.melded import melded_gap, melded_ratio
from veedor.stats.partial import Stratum, limits_of, stratified_total
from veedor.stats.rates import Shared, exact_rate, ratio_of_extremes, shared_rate
from veedor.stats.share_contrasts import share_ratio, sure_ratio
from veedor.stats.survival import Life, kaplan_meier, median_life
from veedor.stats.two_groups import TwoGroups
from veedor.stats.weighted import Weighed, weighted_share

ROUNDS = 2000
INF = math.inf
Ends = tuple[float, float]


class Row(NamedTuple):
    """One interval in one design: how often it held, and how often it had no width."""

    kind: str
    interval: str
    design: str
    held: float
    narrow: float


def summed(
    sizes: tuple[int, ...],
    shares: tuple[float, ...],
    ends: Callable[[tuple[int, ...]], Ends | None],
    true: float,
) -> Ends:
    """Sum over every count of independent binomials: how often held, how often no width."""
    laws = [law.binom.pmf(range(n + 1), n, p) for n, p in zip(sizes, shares, strict=True)]
    held = narrow = whole = 0.0
    for counts in product(*(range(n + 1) for n in sizes)):
        chance = float(np.prod([p[k] for p, k in zip(laws, counts, strict=True)]))
        if chance < 1e-12 or (found := ends(counts)) is None:
            continue
        whole += chance
        held += chance * (found[0] - 1e-9 <= true <= found[1] + 1e-9)
        narrow += chance * (found[1] - found[0] < 1e-12)
    return held / whole, narrow / whole


def drawn(draw: Callable[[np.random.Generator], tuple[Ends, float] | None]) -> Ends:
    """Draw rounds: (ends, truth) of each, None where the interval is not defined."""
    dice = np.random.default_rng(20261129)
    found = [one for _ in range(ROUNDS) if (one := draw(dice)) is not None]
    held = sum(low - 1e-9 <= true <= high + 1e-9 for (low, high), true in found)
    narrow = sum(high - low < 1e-12 for (low, high), _ in found)
    return held / len(found), narrow / len(found)


def above(high: float | None) -> float:
    return INF if high is None else high


def recognition() -> Iterator[Row]:
    kind = "recognition"
    yield from alone_shares(kind)
    yield from over_uses(kind)
    yield from events_to_come(kind)
    yield from ratios_of_rates(kind)
    yield from two_groups(kind)
    yield from operators(kind)


def alone_shares(kind: str) -> Iterator[Row]:
    for n, share in ((10, 0.25), (40, 0.1), (200, 0.005), (2077, 0.0048)):

        def exact(counts: tuple[int, ...], n: int = n) -> Ends:
            found = exact_interval(counts[0], n, 0.95)
            return found.low, found.high

        yield Row(
            kind, "share, exact", f"{n} rows, {share:g}", *summed((n,), (share,), exact, share)
        )


def over_uses(kind: str) -> Iterator[Row]:
    for uses, spread in ((8, 0.0), (20, 0.0), (20, 0.1), (60, 0.1), (20, 0.3)):

        def clustered(
            dice: np.random.Generator, uses: int = uses, spread: float = spread
        ) -> tuple[Ends, float]:
            sizes = dice.integers(20, 200, uses)
            share = 0.1
            each = np.full(uses, share)
            if spread:
                shape = 1 / spread - 1
                each = dice.beta(share * shape, (1 - share) * shape, uses)
            hits = dice.binomial(sizes, each)
            found = clustered_share(
                [(int(k), int(n)) for k, n in zip(hits, sizes, strict=True)], 0.95
            )
            return (found.low, found.high), share

        design = f"{uses} deployments, correlation {spread:g}"
        yield Row(kind, "share over deployments", design, *drawn(clustered))


def events_to_come(kind: str) -> Iterator[Row]:
    for mean in (2.0, 10.0, 60.0):

        def ahead(dice: np.random.Generator, mean: float = mean) -> tuple[Ends, float]:
            found = expected_next(int(dice.poisson(mean)), 100_000, 100_000, 0.95)
            return (found.low, found.high), float(dice.poisson(mean))

        yield Row(kind, "events to come", f"{mean:g} expected", *drawn(ahead))


def ratios_of_rates(kind: str) -> Iterator[Row]:
    for total, exposed, ratio in ((10, 0.25, 1.0), (10, 0.25, 4.0), (40, 0.5, 2.0)):
        share = exposed * ratio / (exposed * ratio + 1 - exposed)

        def rates(counts: tuple[int, ...], n: int = total, s: float = exposed) -> Ends:
            found = rate_ratio(counts[0], n - counts[0], s, 0.95)
            return found.low, above(found.high)

        design = f"{total} events, {exposed:g} exposed, ratio {ratio:g}"
        yield Row(kind, "ratio of rates", design, *summed((total,), (share,), rates, ratio))


def two_groups(kind: str) -> Iterator[Row]:
    for sizes, shares in (
        ((12, 20), (0.3, 0.3)),
        ((15, 25), (0.5, 0.2)),
        ((40, 40), (0.1, 0.05)),
    ):
        pair: Callable[[tuple[int, ...]], TwoGroups] = lambda c, s=sizes: TwoGroups(  # noqa: E731
            hits=c[0], total=s[0], other_hits=c[1], other_total=s[1]
        )
        ratio, gap = shares[0] / shares[1], shares[0] - shares[1]
        design = f"{sizes[0]} and {sizes[1]}, {shares[0]:g} and {shares[1]:g}"
        for name, method in (
            ("ratio of shares, melded", melded_ratio),
            ("ratio of shares, nominal", share_ratio),
            ("ratio of shares, sure", sure_ratio),
        ):

            def ends(
                counts: tuple[int, ...],
                method: Callable[..., object] = method,
                pair: Callable[..., TwoGroups] = pair,
            ) -> Ends:
                found = method(pair(counts), 0.95)
                return found.low, above(found.high)  # type: ignore[attr-defined]

            yield Row(kind, name, design, *summed(sizes, shares, ends, ratio))

        def apart(counts: tuple[int, ...], pair: Callable[..., TwoGroups] = pair) -> Ends:
            found = melded_gap(pair(counts), 0.95)
            return found.low, above(found.high)

        yield Row(
            kind, "difference of shares, melded", design, *summed(sizes, shares, apart, gap)
        )
    shares = (0.05, 0.1, 0.3)

    def together(dice: np.random.Generator) -> tuple[Ends, float]:
        hits = dice.binomial(40, shares)
        found = group_shares(
            [Group(name=str(n), hits=int(k), total=40) for n, k in enumerate(hits)], 0.95
        )
        inside = all(
            one.limits is not None and one.limits.holds(share)
            for one, share in zip(found, shares, strict=True)
        )
        return (0.0, 1.0) if inside else (0.0, 0.5), 0.75

    yield Row(kind, "shares of three groups, all at once", "40 each", *drawn(together))


def operators(kind: str) -> Iterator[Row]:
    for n, shares in ((12, (0.8, 0.3)), (30, (0.94, 0.14))):
        true = detection(*shares)
        for place, (name, value) in enumerate(
            (("d'", true.sensitivity), ("criterion", true.criterion))
        ):

            def ends(counts: tuple[int, ...], n: int = n, place: int = place) -> Ends:
                found = detection_reach(
                    TwoGroups(hits=counts[0], total=n, other_hits=counts[1], other_total=n),
                    0.95,
                )[place]
                return -INF if found.low is None else found.low, above(found.high)

            design = f"{n} right, {n} wrong alerts"
            yield Row(kind, name, design, *summed((n, n), shares, ends, value))


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


def verdict(row: Row) -> str:
    if row.narrow:
        return "**no width**"
    if row.held < 0.93:
        return "**short**"
    return "within 93 to 97" if row.held <= 0.97 else "wide"


def main() -> None:
    rows = [*recognition(), *trial(), *flags()]
    lines = [
        "| kind | interval | design | held % | no width % | |",
        "|---|---|---|---:|---:|---|",
    ]
    lines += [
        f"| {r.kind} | {r.interval} | {r.design} | {100 * r.held:.1f} |"
        f" {100 * r.narrow:.1f} | {verdict(r)} |"
        for r in rows
    ]
    page = Path(__file__).with_name("COVERAGE.md")
    head = page.read_text("utf-8").split("<!-- measured -->")[0]
    page.write_text(head + "<!-- measured -->\n\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
