"""The threshold test: at which chance of a find is each group searched?"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from veedor.stats.arrays import Array
from veedor.stats.convergence import bulk_draws, split_rhat

# NumPy, SciPy and numba are loaded where they are called: they take seconds.
# ruff: noqa: PLC0415

Signal = Literal["discriminant", "beta"]

CHAINS = 4
MOST_RHAT = 1.01
LEAST_DRAWS = 400
MOST_ROUNDS = 4
WARM_UP, SETTLING = (150, 150, 200), 100
AIMS = (0.8, 0.95, 0.99, 0.998)
"""Shares of steps to be accepted: where one diverges, all is drawn anew with shorter ones."""
"""A fit whose worst R-hat is above, or whose fewest effective draws below, gives no number."""

PRIORS: dict[str, tuple[float, ...]] = {
    "beta": (-2.0, 1.0, -3.5, 0.25, 2.0, 0.5, 0.25, 0.25, 0.5),
    "discriminant": (0.0, 2.0, 0.0, 2**0.5, 0.0, 2**0.5, 1.0, 0.1, 0.1),
}
"""Mean and spread of a group's threshold, guilty share and signal; scale of the spread of the
thresholds; spread of a place's share and signal."""

_STARTS = {"beta": (-2.0, -1.9, -3.5, 2.0), "discriminant": (1.5, -0.7, -2.0, 0.5)}


class Searched(Struct, frozen=True, kw_only=True):
    """Stops of one group at one place, searches among them, and finds; both numbered from 0.

    The place with most stops should be 0: its own share and signal are pinned.
    """

    place: int
    group: int
    stops: int
    searches: int
    hits: int


class Credible(Struct, frozen=True, kw_only=True):
    """The mean of the draws, and the ends between which the middle ones lie."""

    mean: float
    low: float
    high: float


class ThresholdFit(Struct, frozen=True, kw_only=True):
    """What the chains say, and the signs by which they are judged.

    ``levels``: threshold of each group, averaged over places by all stops there; ``gaps``: of
    each group but the first, less the first's; ``rows``: mean threshold of each row given.
    Read them only where ``settled``.
    """

    settled: bool
    worst_rhat: float
    least_ess: float
    divergences: int
    draws: int
    stops: int
    levels: tuple[Credible, ...]
    gaps: tuple[Credible, ...]
    rows: tuple[float, ...]


def threshold_test(
    rows: Sequence[Searched],
    *,
    groups: int,
    signal: Signal,
    seed: int,
    draws: int = 800,
    level: float = 0.95,
) -> ThresholdFit:
    """Fit the threshold test of Simoiu et al. (2017), or its fast form (Pierson et al. 2018).

    Four chains of ``draws`` each, after a warm-up from points spread about the mode. The fit is
    settled where, on every parameter and threshold, R-hat is at most 1.01 and the draws count
    as 400 or more, and no step diverged; until then as many draws are added, up to three times.
    Where a step diverges, in whatever round, all is drawn anew with shorter steps.
    Raises ValueError unless hits <= searches <= stops, a stop in every row, no row twice.
    """
    from veedor.stats.threshold_chains import run

    target, metric, chains = _warmed(rows, groups, signal, seed)
    for aim in AIMS:
        for chain in chains:
            run(target, metric, chain, SETTLING, aim=aim)
        fit = _added_up(rows, target, signal, _Rounds(metric, chains, draws, level))
        if not fit.divergences:
            break
    return fit


def _warmed(
    rows: Sequence[Searched], groups: int, signal: Signal, seed: int
) -> tuple[Array, Array, Array]:
    """Climb to the mode, start chains about it, and fit curves and whitening to their draws."""
    import numpy as np

    from veedor.stats import threshold_chains as steps
    from veedor.stats.threshold_curves import fit_curves, on_curves, straight
    from veedor.stats.threshold_metric import Target, adapted, find_mode, metric_at
    from veedor.stats.threshold_signals import beta_signal, mixed_signal

    data = _table(rows, groups)
    model = beta_signal if signal == "beta" else mixed_signal
    target = Target(model, data, np.array(PRIORS[signal]), straight(data))
    start = np.repeat(np.array(_STARTS[signal]), groups)
    own = np.zeros((len(data), 2 + groups))
    own[:, 2:] = (data[:, :, 0] > 0) * start[0]
    mode = find_mode(target, start, own)
    target = Target(*target.parts[:3], fit_curves(model, data, mode.shared, mode.own))
    held = on_curves(target.curves, data, mode.shared, mode.own)
    metric = metric_at(target, *held)[1]
    dice = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(CHAINS)]
    chains = [steps.scatter(target, metric, rng) for rng in dice]
    for turns in WARM_UP:
        kept = [steps.run(target, metric, chain, turns, aim=AIMS[0]) for chain in chains]
        late = np.concatenate([one[turns // 3 :] for one in kept])
        target, late = steps.recurved(target, chains, late)
        metric = adapted(target, late)
    return target, metric, chains


class _Rounds(NamedTuple):
    """How draws are taken and judged."""

    metric: Array
    chains: Array
    draws: int
    level: float


def _added_up(
    rows: Sequence[Searched], target: Array, signal: Signal, how: _Rounds
) -> ThresholdFit:
    """Add draws until the fit is settled, a step diverges, or there were enough rounds."""
    import numpy as np

    kept, diverged = _drawn(target, how.metric, how.chains, how.draws)
    fit = _judge(rows, target, signal, kept, diverged, how.level)
    for _ in range(MOST_ROUNDS - 1):
        if fit.settled or diverged:
            break
        more, diverged = _drawn(target, how.metric, how.chains, how.draws)
        kept = np.concatenate([kept, more], axis=1)
        fit = _judge(rows, target, signal, kept, diverged, how.level)
    return fit


def _drawn(target: Array, metric: Array, chains: Array, draws: int) -> tuple[Array, int]:
    """Take draws of every chain, and count the steps that diverged."""
    import numpy as np

    from veedor.stats.threshold_chains import run

    kept = np.stack([run(target, metric, chain, draws, aim=None) for chain in chains])
    return kept, sum(chain.divergent for chain in chains)


def _table(rows: Sequence[Searched], groups: int) -> Array:
    """Lay the rows out as places × groups × (stops, searches, hits)."""
    import numpy as np

    data = np.zeros((1 + max(row.place for row in rows), groups, 3))
    for row in rows:
        if not 0 <= row.hits <= row.searches <= row.stops or not row.stops:
            raise ValueError("need hits <= searches <= stops, and a stop")
        if data[row.place, row.group, 0]:
            raise ValueError("a place and group is there twice")
        data[row.place, row.group] = row.stops, row.searches, row.hits
    return data


def _judge(
    rows: Sequence[Searched],
    target: Array,
    signal: Signal,
    kept: Array,
    diverged: int,
    level: float,
) -> ThresholdFit:
    import numpy as np

    data = target.data
    at = _chances(target, signal, kept)
    levels = _levels(data, at)
    every = np.concatenate([kept, levels], axis=2)
    worst = float(split_rhat(every).max())
    least = float(bulk_draws(every).min())
    chain_of = [(row.place, row.group) for row in rows]
    flat = levels.reshape(-1, levels.shape[2])
    return ThresholdFit(
        settled=worst <= MOST_RHAT and least >= LEAST_DRAWS and not diverged,
        worst_rhat=worst,
        least_ess=least,
        divergences=diverged,
        draws=kept.shape[0] * kept.shape[1],
        stops=int(data[:, :, 0].sum()),
        levels=tuple(_credible(flat[:, g], level) for g in range(flat.shape[1])),
        gaps=tuple(_credible(flat[:, g] - flat[:, 0], level) for g in range(1, flat.shape[1])),
        rows=tuple(float(at[:, :, place, group].mean()) for place, group in chain_of),
    )


def _chances(target: Array, signal: Signal, kept: Array) -> Array:
    """Give the thresholds as chances of a find: chains × draws × places × groups."""
    import numpy as np
    from scipy import special

    from veedor.stats.threshold_curves import thresholds
    from veedor.stats.threshold_shape import shares_and_signals

    places, groups = target.data.shape[:2]
    shared = kept[:, :, : 4 * groups]
    own = kept[:, :, 4 * groups :].reshape(*kept.shape[:2], places, 2 + groups)
    at = thresholds(target.curves, shared, own)
    if signal == "beta":
        return special.expit(at)
    share, spread = shares_and_signals(shared, own)
    far = np.exp(spread)
    return special.expit(share + far * at - far**2 / 2)


def _levels(data: Array, at: Array) -> Array:
    """Average the thresholds of each group over its places, weighted by all stops in each."""
    weights = data[:, :, 0].sum(axis=1)[:, None] * (data[:, :, 0] > 0)
    return (at * (weights / weights.sum(axis=0))).sum(axis=2)


def _credible(values: Array, level: float) -> Credible:
    import numpy as np

    low, high = np.quantile(values, [0.5 - level / 2, 0.5 + level / 2])
    return Credible(mean=float(values.mean()), low=float(low), high=float(high))
