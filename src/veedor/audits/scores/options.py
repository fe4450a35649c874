"""Choices of the audit of scores, made before the data is seen, and the values they bind."""

from datetime import date
from fractions import Fraction
from math import ceil, inf, nextafter
from typing import Literal

from veedor.core import Options, Setting, Value, barred
from veedor.stats.working_days import local_period

_NO_DAY = date(1, 1, 1)
_NO_SCORE, _MOST_MILLIONTHS = 1e13, 10**18
"""Beyond any score that a table can hold: 18 digits, of which 6 are decimals."""


class ScoreOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of scores.

    ``high_tiers``: tiers that count as flagged; else ``cut``: scores at or above it do; else
    whoever was selected. ``bands``: whether calibration goes by "tier" or by "score" (the tier
    where there is one). ``reference``, ``reference2``: the group to which the others are
    compared (the largest where not named); ``crossed``: whether both groups are also crossed.
    ``compared``: the group whose share of the list is set against the eligible pool (the
    largest but the reference). ``eligible``, ``residents``, ``arrested``: persons by group in
    three pools. ``population``: residents (the sum of ``residents`` where not given).
    ``follow_up_days``: how long each person was to be followed. ``observed_to``: last day on
    which an outcome would be on record. ``as_of``: day by which time on the list is judged.
    ``top``: sizes of the highest-scored sets. ``most_shown``: cuts and bands shown at most.
    ``fact_bases``, ``profile_bases``: bases that are a fact linked to an act, and those that
    are only a profile. ``sensitive_factors``, ``plain_factors``: factors that reveal, and that
    do not reveal, politics, religion, union, health, sex life or origin. ``formula``: points
    of each factor, as written; ``formula_at_least``: points from which it selects.
    ``adjusted_for``: recorded factors at whose same values the groups are compared once more;
    ``adjusted_outcome``: whether also at the same outcome. ``power``: how surely a gap has to
    be shown to count as one that would have been seen.
    """

    high_tiers: tuple[str, ...] = ()
    cut: float | None = None
    bands: Literal["tier", "score"] | None = None
    reference: str | None = None
    reference2: str | None = None
    crossed: bool = False
    compared: str | None = None
    eligible: dict[str, int] | None = None
    residents: dict[str, int] | None = None
    arrested: dict[str, int] | None = None
    population: int | None = None
    follow_up_days: int = 730
    observed_to: str | None = None
    as_of: str | None = None
    top: tuple[int, ...] = (10, 100)
    most_shown: int = 12
    fact_bases: tuple[str, ...] = ()
    profile_bases: tuple[str, ...] = ()
    sensitive_factors: tuple[str, ...] = ()
    plain_factors: tuple[str, ...] = ()
    formula: dict[str, float] | None = None
    formula_at_least: float | None = None
    adjusted_for: tuple[str, ...] = ()
    adjusted_outcome: bool = False
    power: float = 0.8

    def __post_init__(self) -> None:
        pools = (self.eligible or {}, self.residents or {}, self.arrested or {})
        if min((self.population or 0, *(n for pool in pools for n in pool.values()))) < 0:
            raise ValueError("a pool cannot hold fewer than no persons")
        if self.follow_up_days < 1 or self.most_shown < 1 or min((1, *self.top)) < 1:
            raise ValueError("follow_up_days, most_shown and top must be positive")
        if self.formula and self.formula_at_least is None:
            raise ValueError("a formula needs formula_at_least: the points that select")
        if set(self.sensitive_factors) & set(self.plain_factors):
            raise ValueError("a factor is both in sensitive_factors and in plain_factors")
        if set(self.fact_bases) & set(self.profile_bases):
            raise ValueError("a basis is both in fact_bases and in profile_bases")
        _each_once(self.adjusted_for)
        _of_use(self.power)
        for day in (self.observed_to, self.as_of):
            if day is not None:
                date.fromisoformat(day)


def _each_once(factors: tuple[str, ...]) -> None:
    named = [name.strip().lower() for name in factors]
    if len(set(named)) < len(named) or not all(named):
        raise ValueError("adjusted_for must name each factor once")


def _of_use(power: float) -> None:
    if not 0.5 <= power < 1:
        raise ValueError("power is from 0.5 to below 1")


def least_millionths(cut: float) -> int:
    """Give the least score, in millionths, whose nearest float is at or above a cut.

    >>> least_millionths(7), least_millionths(0.1), least_millionths(0.1000005)
    (7000000, 100000, 100001)
    """
    if not abs(cut) < _NO_SCORE:
        return -_MOST_MILLIONTHS if cut < 0 else _MOST_MILLIONTHS
    least = ceil((Fraction(nextafter(cut, -inf)) + Fraction(cut)) / 2 * 10**6)
    least += least / 10**6 < cut  # of two floats as near, the even one is taken
    return max(-_MOST_MILLIONTHS, min(_MOST_MILLIONTHS, least))


def binds(options: ScoreOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: days of the period and of the follow-up."""
    first, last = local_period(setting)
    observed, as_of = options.observed_to, options.as_of
    return {
        "first_day": first,
        "last_day": last,
        "period_from": setting.start,
        "period_to": setting.end,
        "follow_up_days": options.follow_up_days,
        "adjusting": int(bool(options.adjusted_for) or options.adjusted_outcome),
        "as_of": _NO_DAY if as_of is None else date.fromisoformat(as_of),
        "by_tier": int(bool(options.high_tiers)),
        "high_tiers": barred(options.high_tiers),
        "by_cut": int(options.cut is not None),
        "cut_e6": 0 if options.cut is None else least_millionths(options.cut),
        "observed_to": _NO_DAY if observed is None else date.fromisoformat(observed),
    }
