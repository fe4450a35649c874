"""CSEP's consistency tests L, CL, S and binary S: for comparability, never as a verdict.

They draw events that know nothing of each other. Crime breeds crime, so that the S-test rejects
even the true intensity nearly always; every result says what it assumes.
"""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.csep_draws import draw_active, draw_events
from veedor.stats.csep_numbers import INDEPENDENT

# SciPy is loaded where it is called: it takes seconds, and most commands test nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
Kind = Literal["L", "CL", "S", "binary S"]


class Consistency(Struct, frozen=True, kw_only=True, eq=False):
    """The joint log likelihood of what happened, and where it lies among simulated ones.

    ``quantile``: share of simulations at or below it; low means that the forecast fits ill.
    None, with no simulation, where there is no event: ``status`` is then "not testable".
    ``zero_events``: share of the events that fell at rate zero before the floor.
    """

    kind: Kind
    statistic: float | None
    quantile: float | None
    simulated: Floats
    status: Literal["tested", "not testable"]
    epsilon: float
    zero_events: float
    assumes: str = INDEPENDENT


def joint_log_likelihood(rate: ArrayLike, counts: ArrayLike) -> float:
    """Give the Poisson log likelihood of counts: sum of -rate + y log(rate) - log(y!).

    >>> joint_log_likelihood([1, 1, 1, 1], [0, 0, 4, 0])
    -7.178053830347945
    """
    from scipy import special

    table, seen = _flat(rate), _flat(counts)
    busy = seen > 0
    with np.errstate(divide="ignore"):
        logs = seen[busy] * np.log(table[busy])
    return float(-table.sum() + logs.sum() - special.gammaln(seen[busy] + 1).sum())


def binary_log_likelihood(rate: ArrayLike, counts: ArrayLike) -> float:
    """Give the log likelihood of which cells had any event, 1 - e^(-rate) each.

    >>> round(binary_log_likelihood([0.1, 0.3, 0.4, 0.2, 0.1, 0.1], [0, 1, 2, 1, 1, 0]), 10)
    -6.7197988064
    """
    table, busy = _flat(rate), _flat(counts) > 0
    with np.errstate(divide="ignore"):
        return float(np.log(-np.expm1(-table[busy])).sum() - table[~busy].sum())


def consistency_test(
    kind: Kind,
    rate: ArrayLike,
    counts: ArrayLike,
    rng: np.random.Generator,
    *,
    simulations: int = 1_000,
    epsilon: float = 0.0,
) -> Consistency:
    """Give one of CSEP's likelihood tests (Schorlemmer 2007; Zechar 2010, with others).

    ``L`` draws the number of events; ``CL`` fixes it at what happened; ``S`` also scales the
    forecast to it; ``binary S`` fixes the number of cells with an event (Bayona and others
    2022). Events at rate zero need a floor: ``epsilon`` mixes the forecast with the uniform.

    >>> rng = np.random.default_rng(1)
    >>> found = consistency_test("S", [1.0, 3.0], [2, 2], rng, simulations=100)
    >>> round(found.statistic, 4), found.status, found.assumes
    (-3.1891, 'tested', 'independent events')
    """
    table, seen = _flat(rate), _flat(counts)
    total, events = float(table.sum()), float(seen.sum())
    if table.shape != seen.shape or not (table >= 0).all() or not total > 0:
        raise ValueError("need one rate of 0 or more and one count for each cell")
    lost = float(seen[table == 0].sum()) / events if events else 0.0
    if lost and not epsilon:
        raise ValueError(f"{lost:.6f} of the events fell at rate zero: the test needs a floor")
    if not events:
        return _result(kind, None, np.empty(0), epsilon, lost)
    table = (1 - epsilon) * table + epsilon * total / len(table)
    if kind == "binary S":
        simulated = draw_active(table, int((seen > 0).sum()), simulations, rng)
        return _result(kind, binary_log_likelihood(table, seen), simulated, epsilon, lost)
    if kind == "S":
        table = table * (events / total)
    sizes = (
        rng.poisson(total, simulations) if kind == "L" else np.full(simulations, int(events))
    )
    simulated = draw_events(table, sizes.astype(np.int64), rng) - table.sum()
    return _result(kind, joint_log_likelihood(table, seen), simulated, epsilon, lost)


def quantile_of(simulated: ArrayLike, statistic: float) -> float:
    """Give the share of simulated statistics at or below the one observed.

    >>> quantile_of([-3.0, -2.0, -1.0, 0.0], -1.0)
    0.75
    """
    return float((np.asarray(simulated, dtype=np.float64) <= statistic).mean())


def _flat(values: ArrayLike) -> Floats:
    return np.ravel(np.asarray(values, dtype=np.float64))


def _result(
    kind: Kind, statistic: float | None, simulated: Floats, epsilon: float, lost: float
) -> Consistency:
    # Sums in another order differ in their last bits: equal within 1e-9 is equal.
    near = None if statistic is None else statistic + 1e-9 * abs(statistic)
    return Consistency(
        kind=kind, statistic=statistic,
        quantile=None if near is None else quantile_of(simulated, near), simulated=simulated,
        status="not testable" if statistic is None else "tested", epsilon=epsilon,
        zero_events=lost,
    )  # fmt: skip
