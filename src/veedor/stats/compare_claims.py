"""What a comparison lets one say: no better by more than x, the same within x, power."""

import numpy as np
from msgspec import Struct

from veedor.stats.comparison import Comparison

# SciPy is loaded where it is called: it takes seconds, and most commands compare nothing.
# ruff: noqa: PLC0415


class Claim(Struct, frozen=True, kw_only=True):
    """Whether a claim holds at the level, with the bound that decides it.

    ``low`` and ``high``: the interval of confidence 1 - 2 x level, from the same draws.
    """

    margin: float
    level: float
    low: float
    high: float
    p: float
    holds: bool


def no_better_than(found: Comparison, margin: float, *, level: float = 0.05) -> Claim:
    """Test whether the first is better than the second by less than ``margin``, one-sided.

    Takes larger as better (capture, negated scores). For a ratio the margin is a ratio: 1.1.

    >>> from veedor.stats.comparison import Plan, comparison_of
    >>> found = comparison_of(0.0, np.linspace(-1, 1, 999), 30, "space", Plan())
    >>> no_better_than(found, 2.0).holds, no_better_than(found, 0.5).holds
    (True, False)
    """
    value, edge = _scale(found, found.value), _scale(found, margin)
    return _claim(found, margin, level, _share(value + found.spread >= edge))


def no_different_than(found: Comparison, margin: float, *, level: float = 0.05) -> Claim:
    """Test whether the two differ by less than ``margin`` either way: Schuirmann's (1987) TOST.

    For a ratio ``margin`` 1.1 means between 1/1.1 and 1.1.

    >>> from veedor.stats.comparison import Plan, comparison_of
    >>> found = comparison_of(0.5, np.linspace(-1, 1, 999), 30, "space", Plan())
    >>> no_different_than(found, 2.0).holds, no_different_than(found, 1.0).holds
    (True, False)
    """
    edge = _scale(found, margin)
    if not edge > 0:
        raise ValueError("need a margin above no difference")
    at = _scale(found, found.value) + found.spread
    return _claim(found, margin, level, max(_share(at >= edge), _share(at <= -edge)))


def smallest_noticed(found: Comparison, *, power: float = 0.8) -> float:
    """Give the smallest true difference (or ratio) noticed with chance ``power``.

    By the half width of the interval plus the normal quantile of ``power`` standard errors: of
    what these blocks could see, not of what they saw.

    >>> from veedor.stats.comparison import Plan, comparison_of
    >>> draws = np.random.default_rng(1).normal(size=9_999)
    >>> round(smallest_noticed(comparison_of(0.0, draws, 400, "space", Plan())), 1)
    2.8
    """
    from scipy import special

    if not 0.5 <= power < 1:
        raise ValueError(f"need 0.5 <= power < 1, got {power}")
    tail = (1 - found.plan.confidence) / 2
    low, high = np.quantile(found.spread, [tail, 1 - tail], method="nearest")
    needed = (float(high) - float(low)) / 2 + float(special.ndtri(power)) * found.error
    return float(np.exp(needed)) if found.plan.statistic == "ratio" else needed


def _scale(found: Comparison, value: float) -> float:
    if found.plan.statistic != "ratio":
        return value
    if value < 0:
        raise ValueError("need a ratio above 0")
    return float(np.log(value)) if value else -np.inf


def _share(hit: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> float:
    return float(1 + hit.sum()) / (1 + hit.size)


def _claim(found: Comparison, margin: float, level: float, p: float) -> Claim:
    if not 0 < level < 0.5:
        raise ValueError(f"need 0 < level < 0.5, got {level}")
    at = _scale(found, found.value) + found.spread
    low, high = (float(end) for end in np.quantile(at, [level, 1 - level], method="nearest"))
    if found.plan.statistic == "ratio":
        low, high = float(np.exp(low)), float(np.exp(high))
    return Claim(margin=margin, level=level, low=low, high=high, p=p, holds=p < level)
