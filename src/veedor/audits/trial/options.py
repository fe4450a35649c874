"""Choices of the audit of trials, made before the data is seen, and the values they bind."""

from decimal import Decimal
from typing import Literal

from veedor.core import Options, Setting, Value

_MOST_RATES = 6


class TrialOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of trials.

    ``threshold``: a score at or above it is a match; where none is given, the record's; where
    it has none, the lowest score whose rate of false matches is at most ``at_fmr``.
    ``fmr_rates``: rates of false matches at which misses are given, six at most. ``pairs``:
    whether a group's false matches are counted "within" the group or over all comparisons of
    a person "presented". ``reference_group``: the group that the others are held against.
    ``power``: how often a ratio has to be shown for a trial to count as able to show it.
    ``search_threshold``: that of searches (none: every candidate given back counts); ``top``:
    how many candidates are looked at; ``places``: places of the true candidate that are given.
    ``alpha``: the weight of false matches, against misses, in measures that join both.
    ``curve_points``: most points of the curve in the annex. ``most_shown``: groups shown.
    """

    threshold: float | None = None
    at_fmr: float = 0.001
    fmr_rates: tuple[float, ...] = (0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001)
    pairs: Literal["within", "presented"] = "within"
    reference_group: str | None = None
    power: float = 0.8
    search_threshold: float | None = None
    top: int = 20
    places: tuple[int, ...] = (1, 5, 10, 20)
    curve_points: int = 2000
    most_shown: int = 40
    alpha: float = 0.5

    def __post_init__(self) -> None:
        if not 1 <= len(self.fmr_rates) <= _MOST_RATES:
            raise ValueError("fmr_rates: between one rate and six")
        if not all(0 <= rate < 1 for rate in (*self.fmr_rates, self.at_fmr)):
            raise ValueError("a rate of false matches is at least 0 and below 1")
        if not 0 < self.power < 1:
            raise ValueError("power is at least above 0 and below 1")
        if not 0 <= self.alpha <= 1:
            raise ValueError("alpha lies from 0 to 1")
        if self.curve_points < 4 or self.top < 1 or min(self.places, default=1) < 1:
            raise ValueError("curve_points is at least 4; top and places are at least 1")


def binds(options: TrialOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries; without ``group_b`` presented persons count."""
    within = setting.has("comparisons", "group_b")
    rates = (*options.fmr_rates, *(None,) * (_MOST_RATES - len(options.fmr_rates)))
    return {
        "threshold": exact(options.threshold),
        "at_fmr": exact(options.at_fmr),
        "search_threshold": exact(options.search_threshold),
        "pairs": options.pairs if within else "presented",
        "top": options.top,
        "tail": options.curve_points,
        **{f"fmr_{n}": exact(rate) for n, rate in enumerate(rates, start=1)},
    }


def exact(number: float | None) -> Decimal | None:
    """Give a number as it was written: 0.001 is one in a thousand, and not a hair more.

    >>> exact(0.001)
    Decimal('0.001')
    """
    return None if number is None else Decimal(repr(number))
