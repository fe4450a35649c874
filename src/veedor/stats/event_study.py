"""Counts before and after a place was first flagged, against places of equal prior count."""

from math import sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class Window(Struct, frozen=True, kw_only=True):
    """How long a period is in days, how many before and after, and how unlike a control may be.

    ``slack``: by how many prior events a control may differ from the flagged place.
    """

    days: int
    before: int
    after: int
    slack: int = 0


class Matched(Struct, frozen=True, kw_only=True):
    """Flagged places with their controls, as rows: which set, which place, which weight.

    ``weight``: 1 for the flagged place, -1 / (controls) for each control. ``first``: day of the
    first period of the row's window. ``early``: flagged without a whole window around it.
    ``alone``: flagged, but no place of equal prior count was unflagged throughout.
    """

    sets: Whole
    places: Whole
    weight: Real
    first: Whole
    matched: int
    early: int
    alone: int


class Effect(Struct, frozen=True, kw_only=True):
    """A difference of differences of counts per place and period, and its interval."""

    value: float
    low: float
    high: float


def match(prior: Whole, first_flag: Whole, plan: Window) -> Matched:
    """Match each place that was flagged to places of equal prior count, unflagged throughout.

    ``prior``: all events by place and day. ``first_flag``: day of the first flag by place, and
    below 0 where there was none. A control has no flag before the window's end; its events in
    the periods before are as many as the flagged place's, but for the slack.
    """
    before, after = plan.before * plan.days, plan.after * plan.days
    running = np.concatenate(
        [np.zeros((len(prior), 1), dtype=np.int64), prior.cumsum(axis=1)], axis=1
    )
    rows: list[tuple[int, int, float, int]] = []
    early = alone = sets = 0
    for place in np.flatnonzero(first_flag >= 0):
        day = int(first_flag[place])
        if day < before or day + after > prior.shape[1]:
            early += 1
            continue
        count = running[:, day] - running[:, day - before]
        like = np.abs(count - count[place]) <= plan.slack
        free = (first_flag < 0) | (first_flag >= day + after)
        controls = np.flatnonzero(like & free)
        if not len(controls):
            alone += 1
            continue
        rows.append((sets, int(place), 1.0, day - before))
        rows += [(sets, int(c), -1 / len(controls), day - before) for c in controls]
        sets += 1
    found = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    return Matched(
        sets=np.array(found[0], dtype=np.int64),
        places=np.array(found[1], dtype=np.int64),
        weight=np.array(found[2], dtype=np.float64),
        first=np.array(found[3], dtype=np.int64),
        matched=sets,
        early=early,
        alone=alone,
    )


def by_period(counts: Whole, matched: Matched, plan: Window) -> Real:
    """Give each row's events in each period of its window."""
    running = np.concatenate(
        [np.zeros((len(counts), 1), dtype=np.int64), counts.cumsum(axis=1)], axis=1
    )
    edges = matched.first[:, None] + plan.days * np.arange(plan.before + plan.after + 1)
    at = running[matched.places[:, None], edges]
    return np.asarray(np.diff(at, axis=1), dtype=np.float64)


def before_after(plan: Window) -> Real:
    """Give the weights of the periods: mean after less mean before.

    >>> before_after(Window(days=7, before=2, after=1)).tolist()
    [-0.5, -0.5, 1.0]
    """
    return np.repeat([-1 / plan.before, 1 / plan.after], [plan.before, plan.after])


def against_last(plan: Window, period: int) -> Real:
    """Give the weights of one period less the last before the flag; ``period`` 0 follows it.

    >>> against_last(Window(days=7, before=2, after=1), 0).tolist()
    [0.0, -1.0, 1.0]
    """
    weights = np.zeros(plan.before + plan.after)
    weights[plan.before + period] += 1
    weights[plan.before - 1] -= 1
    return weights


def effect_of(periods: Real, weights: Real, matched: Matched, level: float) -> Effect:
    """Give the mean over flagged places of their contrast less that of their controls.

    What each place adds to the mean is summed over all rows in which it stands, flagged or
    control, and the variance taken over places (clusters), with Student's t on one degree
    fewer than flagged places. Chance in the controls is partly counted twice, which errs on
    the wide side. Raises ValueError with fewer than two flagged places matched.
    """
    from scipy import stats

    if matched.matched < 2:
        raise ValueError("an event study needs two flagged places with controls")
    contrast = periods @ weights
    size = matched.matched
    apart = np.bincount(matched.sets, weights=matched.weight * contrast, minlength=size)
    value = float(apart.mean())
    flagged = matched.weight > 0
    of_set = np.bincount(
        matched.sets[~flagged],
        weights=-(matched.weight * contrast)[~flagged],
        minlength=size,
    )
    adds = np.where(
        flagged,
        (apart[matched.sets] - value) / size,
        matched.weight * (contrast - of_set[matched.sets]) / size,
    )
    by_place = np.bincount(matched.places, weights=adds)
    variance = size / (size - 1) * float((by_place**2).sum())
    half = float(stats.t.ppf(0.5 + level / 2, size - 1)) * sqrt(variance)
    return Effect(value=value, low=value - half, high=value + half)
