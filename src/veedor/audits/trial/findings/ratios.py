"""Ratios of the groups' rates: worst to best, to the mean of all, and what would be shown."""

import math

from veedor.audits.trial.judged import LABEL_LENGTH
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.sides import Side, extremes, reach
from veedor.core import Estimate, Interval, Sentence, say
from veedor.stats.differentials import at_most_one_in
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.rates import over_geometric_mean
from veedor.stats.trial_power import detectable_ratio

_METHOD = "ratio of simultaneous intervals (Bonferroni)"


def group_ratio(side: Side, options: TrialOptions) -> Estimate:
    """Give the highest rate over the lowest; none where the lowest is zero."""
    name, label = f"{side.name}.group-ratio", say(f"{side.name}.ratio")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    lowest, highest = extremes(side)
    low, high = reach(side, options)
    if not lowest.events or math.isinf(high):
        because = say(
            f"absent.unbounded-{side.name}",
            group=lowest.group[:LABEL_LENGTH],
            n=lowest.trials,
            low=rounded(low),
            most=highest.group[:LABEL_LENGTH],
        )
        return absent(name, label, side.unit, because)
    return index(name, label, side, options, highest.value / lowest.value, (low, high))


def least_to_most(side: Side, options: TrialOptions) -> Estimate:
    """Give the ratio the other way up: it has bounds where the least group has no error."""
    name, label = f"{side.name}.least-to-most", say(f"{side.name}.least-to-most")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    lowest, highest = extremes(side)
    low, high = reach(side, options)
    ends = (0.0 if math.isinf(high) else 1 / high, 1 / low)
    return index(name, label, side, options, lowest.value / highest.value, ends)


def index(
    name: str,
    label: Sentence,
    side: Side,
    options: TrialOptions,
    value: float,
    ends: tuple[float, float],
) -> Estimate:
    """Give a ratio with bounds that hold at the level chosen."""
    shown = rounded(value)
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=side.unit,
        support=side.trials,
        method=_METHOD,
        interval=Interval(
            kind="simultaneous",
            value=shown,
            low=min(rounded(ends[0]), shown),
            high=max(rounded(ends[1]), shown),
            level=options.level,
        ),
    )


def over_mean(side: Side) -> Estimate:
    """Give the highest rate over the geometric mean of all."""
    name, label = f"{side.name}.over-mean", say(f"{side.name}.over-mean")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    value = over_geometric_mean([one.value for one in side.held])
    if value is None:
        return absent(name, label, side.unit, say("absent.zero-mean"))
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=side.unit,
        support=side.trials,
        method="count",
        interval=counted(value),
    )


def over_mean_zeros(side: Side) -> Estimate:
    """Give the same where a rate is zero, with its one-sided limit in its place: a least."""
    name, label = f"{side.name}.over-mean-zeros", say("groups.over-mean-zeros")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    if all(one.events for one in side.held):
        return absent(name, label, side.unit, say("absent.no-zero"))
    value = over_geometric_mean([one.value or at_most_one_in(one.trials) for one in side.held])
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=side.unit,
        support=side.trials,
        method="count",
        interval=counted(rounded(value or 1.0)),
    )


def not_shown(side: Side, options: TrialOptions) -> Estimate:
    """Give the ratios that a trial of this size would too seldom show: its power."""
    name = f"{side.name}.not-shown"
    label = say(f"{side.name}.not-shown", power=round(100 * options.power))
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    rate = sum(one.events for one in side.held) / side.trials
    level = 1 - (1 - options.level) / len(side.held)
    lowest, highest = extremes(side)
    found = detectable_ratio(
        rate, (lowest.size(level), highest.size(level)), level, options.power
    )
    if found is None:
        because = say("absent.no-power", power=round(100 * options.power))
        return absent(name, label, side.unit, because)
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=side.unit,
        support=side.trials,
        method="bounds",
        interval=Interval(kind="bounds", low=1.0, high=max(rounded(found), 1.0)),
    )
