"""Choices of the audit of effects, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Setting, Value
from veedor.stats.working_days import local_period


class EffectOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of effects.

    ``outcome``: which events are counted (all, added, where not given). ``absent_is_zero``:
    a unit without a row in a period had no event. ``per``: rates are per so many at risk.
    ``straddling``: what becomes of the period in which adoption falls, with one date.
    ``rings``: how many steps away displacement is looked for. ``margin``: share of the mean
    before that is a change worth the name. ``power``: chance with which it should be seen.
    ``least_power``: chance with which the test of trends must see a drift of the margin.
    ``trends_assumed_because``: why trends are taken to be alike although untested; the report
    quotes it. ``most_unusable``: share of unusable visits from which the dosage is poor;
    ``least_reached``: share of units and periods that must have a usable visit.
    ``too_short_minutes``: a visit of so many minutes or fewer is too short. ``least_periods``:
    periods that a series needs on each side. ``season``, ``harmonics``: periods in a cycle,
    and pairs of waves for it. ``starts``: starts of the synthetic control; ``most_donors``:
    series it mixes at most. ``draws``: random draws. ``later_too``: units that adopt later
    stand as comparison until then.
    """

    outcome: str | None = None
    absent_is_zero: bool = False
    per: int = 1
    straddling: Literal["left out", "before"] = "left out"
    rings: int = 2
    margin: float = 0.25
    power: float = 0.8
    least_power: float = 0.5
    trends_assumed_because: str | None = None
    most_unusable: float = 0.5
    least_reached: float = 0.5
    too_short_minutes: int = 2
    least_periods: int = 6
    season: int = 12
    harmonics: int = 0
    starts: int = 8
    most_donors: int = 60
    draws: int = 9999
    later_too: bool = False

    def __post_init__(self) -> None:
        shares = (self.power, self.least_power, self.most_unusable, self.least_reached)
        if not all(0 <= share <= 1 for share in shares) or not 0 < self.power < 1:
            raise ValueError("power and shares must lie between 0 and 1")
        if self.margin <= 0:
            raise ValueError("margin must be above 0")
        whole = (self.per, self.least_periods, self.season, self.starts, self.draws)
        if min(whole) < 1 or min(self.rings, self.harmonics, self.too_short_minutes) < 0:
            raise ValueError("counts must not be below 0, nor per, draws and periods below 1")
        if self.most_donors < 2:
            raise ValueError("most_donors must be 2 or more")
        if self.trends_assumed_because is not None and not self.trends_assumed_because.strip():
            raise ValueError("trends_assumed_because must say why")


def binds(options: EffectOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: the period, the outcome, the shortest visit."""
    first, last = local_period(setting)
    return {
        "first_day": first,
        "last_day": last,
        "period_from": setting.start,
        "period_to": setting.end,
        "outcome": options.outcome or "",
        "too_short_minutes": options.too_short_minutes,
    }
