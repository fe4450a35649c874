"""Diebold and Mariano's test of two forecasts by their scores in each period."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike

# SciPy is loaded where it is called: it takes seconds, and most commands compare nothing.
# ruff: noqa: PLC0415


class DieboldMariano(Struct, frozen=True, kw_only=True):
    """The mean difference of scores, its interval, and what the test rests on.

    ``assumes``: the test lets periods depend up to ``lag`` and no further. Under crime that
    breeds crime it still rejects too often: read it beside the blocks of ``compare``.
    """

    mean: float
    low: float
    high: float
    statistic: float
    p: float
    lag: int
    periods: int
    assumes: str = "no dependence beyond the lag"


def diebold_mariano(
    difference: ArrayLike, *, lag: int | None = None, confidence: float = 0.95
) -> DieboldMariano:
    """Test whether the mean of ``difference`` (first minus second, by period) is zero.

    Diebold and Mariano (1995) with Bartlett's weights, which keep the variance positive, the
    factor of Harvey, Leybourne and Newbold (1997) at horizon lag + 1, and Student's t. ``lag``
    is by default floor(4 (T / 100)^(2/9)), Newey and West's (1994) rule.

    >>> found = diebold_mariano([1.0, -1.0, 2.0, 0.0, 1.0], lag=0)
    >>> round(found.statistic, 4), round(found.p, 4)
    (1.1767, 0.3046)
    """
    from scipy import special

    series = np.asarray(difference, dtype=np.float64)
    periods = series.size
    used = int(4 * (periods / 100) ** (2 / 9)) if lag is None else lag
    if series.ndim != 1 or periods < 2 or not 0 <= used < periods:
        raise ValueError(f"need a series of two or more periods and a lag below it, got {used}")
    mean = float(series.mean())
    ahead = used + 1
    factor = (periods + 1 - 2 * ahead + ahead * (ahead - 1) / periods) / periods
    if factor <= 0:
        raise ValueError(f"a lag of {used} is too long for {periods} periods")
    error = float(np.sqrt(_long_run(series - mean, used) / periods / factor))
    reach = float(special.stdtrit(periods - 1, (1 + confidence) / 2)) * error
    statistic = mean / error if error else float(np.sign(mean)) * np.inf if mean else 0.0
    p = 2 * float(special.stdtr(periods - 1, -abs(statistic)))
    return DieboldMariano(
        mean=mean, low=mean - reach, high=mean + reach, statistic=statistic, p=p, lag=used,
        periods=periods,
    )  # fmt: skip


def _long_run(centred: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", lag: int) -> float:
    """Give the long-run variance with Bartlett's weights 1 - k / (lag + 1)."""
    size = len(centred)
    total = float((centred * centred).sum())
    for k in range(1, lag + 1):
        total += 2 * (1 - k / (lag + 1)) * float((centred[k:] * centred[:-k]).sum())
    return total / size
