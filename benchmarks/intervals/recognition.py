"""Intervals of the kind recognition."""

from collections.abc import Callable, Iterator

import numpy as np

from intervals.held import INF, Ends, Row, above, drawn, summed
from veedor.stats.chance import clustered_share, exact_interval, expected_next
from veedor.stats.detection import detection, detection_reach
from veedor.stats.exposed import rate_ratio
from veedor.stats.many_groups import Group, group_shares
from veedor.stats.melded import melded_gap, melded_ratio
from veedor.stats.share_contrasts import share_ratio, sure_ratio
from veedor.stats.two_groups import TwoGroups


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
