"""How long things last when some have not ended yet: Kaplan and Meier's (1958) estimate."""

from collections import defaultdict
from collections.abc import Iterable
from math import exp, log, sqrt

from msgspec import Struct

from veedor.stats.exact import rounded

# SciPy is loaded where it is called: it takes seconds, and most commands fit nothing.
# ruff: noqa: PLC0415


class Life(Struct, frozen=True):
    """``n`` lives that lasted ``lasted`` units; not ``ended``: still going when last seen."""

    lasted: int
    ended: bool
    n: int = 1


class Survival(Struct, frozen=True, kw_only=True):
    """The share still going just after ``time``, with its interval, and who was at risk."""

    time: int
    at_risk: int
    ended: int
    going: float
    low: float
    high: float


class Median(Struct, frozen=True, kw_only=True):
    """The first time at which half or fewer are still going; None: not reached yet.

    ``low`` and ``high``: where the interval of the curve crosses one half (Brookmeyer and
    Crowley 1982); None: the curve has not got that far.
    """

    value: int | None
    low: int | None
    high: int | None


def kaplan_meier(lives: Iterable[Life], *, level: float = 0.95) -> tuple[Survival, ...]:
    """Give the curve of those still going, one step per time at which a life ended.

    Kaplan and Meier (1958); variance by Greenwood (1926); the interval on the scale of
    log(-log), which keeps it within 0 and 1 (Kalbfleisch and Prentice 1980, eq. 1.13). A life
    not ended counts as at risk up to and including the time when it was last seen. Where the
    curve falls to 0 the interval has no width of its own: its upper end stays where it was.
    Raises ValueError for a negative length or number.

    >>> curve = kaplan_meier([Life(1, True), Life(2, False), Life(3, True, 2)])
    >>> [(step.time, step.at_risk, round(step.going, 3)) for step in curve]
    [(1, 4, 0.75), (3, 2, 0.0)]
    """
    ended, left = _by_time(lives)
    at_risk = sum(ended.values()) + sum(left.values())
    going, spread, high = 1.0, 0.0, 1.0
    steps: list[Survival] = []
    z = _normal(level)
    for time in sorted(ended.keys() | left.keys()):
        gone = ended.get(time, 0)
        if gone:
            survive = at_risk - gone
            going *= survive / at_risk
            spread += gone / (at_risk * survive) if survive else 0.0
            low, high = _log_log(going, spread, z) if survive else (0.0, high)
            steps.append(_step(time, at_risk, gone, (going, low, high)))
        at_risk -= gone + left.get(time, 0)
    return tuple(steps)


def median_life(curve: Iterable[Survival]) -> Median:
    """Give the median of a curve, and the interval that the curve's interval gives it.

    Brookmeyer and Crowley (1982), inverted on the curve's own log(-log) interval.

    >>> median_life(kaplan_meier([Life(n, True) for n in range(1, 12)])).value
    6
    """
    steps = tuple(curve)
    return Median(
        value=next((s.time for s in steps if s.going <= 0.5), None),
        low=next((s.time for s in steps if s.low <= 0.5), None),
        high=next((s.time for s in steps if s.high <= 0.5), None),
    )


def _by_time(lives: Iterable[Life]) -> tuple[dict[int, int], dict[int, int]]:
    ended: dict[int, int] = defaultdict(int)
    left: dict[int, int] = defaultdict(int)
    for life in lives:
        if life.lasted < 0 or life.n < 0:
            raise ValueError(f"a life cannot be negative: {life}")
        (ended if life.ended else left)[life.lasted] += life.n
    return ended, left


def _step(time: int, at_risk: int, ended: int, going: tuple[float, float, float]) -> Survival:
    value, low, high = (rounded(part) for part in going)
    return Survival(time=time, at_risk=at_risk, ended=ended, going=value, low=low, high=high)


def _log_log(going: float, spread: float, z: float) -> tuple[float, float]:
    """Give the ends: S to the power exp(±z·se), where se is of log(-log S)."""
    reach = z * sqrt(spread) / -log(going)
    low, high = (exp(log(going) * exp(sign * reach)) for sign in (1, -1))
    return low, high


def _normal(level: float) -> float:
    from scipy import stats

    return float(stats.norm.ppf((1 + level) / 2))
