"""How much more falls where a group lives than where the others live, with what is not sure."""

from dataclasses import dataclass
from math import exp, inf, sqrt
from statistics import NormalDist
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from veedor.stats.score_intervals import Reached

Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True)
class Populated:
    """Areas with residents: things, all residents, those of the group, and their errors.

    ``errors`` are standard errors of ``group``, ``all_errors`` of ``residents``; zeros for a
    full count. ``strata``: the class of each area, all alike where nothing is held equal.
    """

    things: Array
    residents: Array
    group: Array
    errors: Array
    all_errors: Array
    strata: Array


@dataclass(frozen=True)
class ExposureRatio:
    """A ratio, the two means behind it, and the standard errors of its logarithm.

    ``by_margins``: as the census's margins of error carry through, with the shift that they
    bring in (few residents by chance make a high rate). ``by_areas``: as if whole areas varied
    by chance. ``used``: areas in classes in which both live.
    """

    value: float
    group: float
    others: float
    by_margins: float
    by_areas: float
    used: int


def exposure_ratio(areas: Populated) -> ExposureRatio | None:
    """Give things per resident where the group lives over those where the others live.

    Each resident of an area has its things per resident. Within classes of areas means are
    taken by class and weighed by the residents of the class (direct standardisation); a class
    where only one of the two lives has no part. Errors on the logarithm: by the delta method
    for the margins, by Tukey's (1958) jackknife over areas.
    None where nothing falls on one of the two.

    >>> from numpy import array, zeros
    >>> two = Populated(things=array([30, 10]), residents=array([100, 100]),
    ...                 group=array([50, 0]), errors=zeros(2), all_errors=zeros(2),
    ...                 strata=zeros(2))
    >>> round(exposure_ratio(two).value, 4)
    1.8
    """
    everybody = np.asarray(areas.residents, dtype=float)
    group = np.minimum(np.asarray(areas.group, dtype=float), everybody)
    rate = np.asarray(areas.things, dtype=float) / everybody
    ours = _Side.of(group, rate, areas.strata)
    theirs = _Side.of(everybody - group, rate, areas.strata)
    used = (ours.living > 0) & (theirs.living > 0)
    weight = np.where(used, ours.living + theirs.living, 0.0)
    # One term for each area: its class's weight, over the areas of the class.
    share = weight / _sizes(areas.strata)
    of_ours, of_theirs = float(share @ ours.mean), float(share @ theirs.mean)
    if not of_ours or not of_theirs:
        return None
    pull_ours = _pull(weight, ours, rate) / of_ours
    pull_theirs = _pull(weight, theirs, rate) / of_theirs
    by_member = pull_ours + pull_theirs
    lost = group * rate / everybody
    by_resident = -_per(weight, ours.living) * lost / of_ours
    by_resident -= _per(weight, theirs.living) * (lost - theirs.mean) / of_theirs
    margins = (by_member * areas.errors) ** 2 + (by_resident * areas.all_errors) ** 2
    n = int(used.sum())
    return ExposureRatio(
        value=of_ours / of_theirs,
        group=of_ours / float(share.sum()),
        others=of_theirs / float(share.sum()),
        by_margins=sqrt(float(margins.sum()) + _shift(areas, group, of_ours / of_theirs) ** 2),
        by_areas=_by_areas(used, ours, theirs),
        used=n,
    )


def _shift(areas: Populated, group: Array, value: float) -> float:
    """Give how far, on the logarithm, errors in the residents lift the ratio by themselves.

    The mean of one over a surveyed number exceeds one over the true number by about its
    squared relative error; what the group is given too much, the others have too little.
    """
    everybody = np.asarray(areas.residents, dtype=float)
    rate = areas.things / everybody
    lifted = group * rate / (1 + (areas.all_errors / everybody) ** 2)
    ours = _Side.of(group, _per(lifted, group), areas.strata)
    others = everybody - group
    theirs = _Side.of(others, _per(areas.things - lifted, others), areas.strata)
    both = (ours.living > 0) & (theirs.living > 0)
    share = np.where(both, ours.living + theirs.living, 0.0) / _sizes(areas.strata)
    return float(np.log(value * float(share @ theirs.mean) / float(share @ ours.mean)))


def _by_areas(used: Array, ours: "_Side", theirs: "_Side") -> float:
    """Give the error of the logarithm if areas vary: each left out in turn (Tukey 1958)."""
    weight = np.where(used, ours.living + theirs.living, 0.0)
    left = weight - np.where(used, ours.own + theirs.own, 0.0)
    both = used & (ours.living > ours.own) & (theirs.living > theirs.own)
    means = []
    for side in (ours, theirs):
        total = float((weight * side.mean / side.sizes).sum())
        without = _per(side.living * side.mean - side.fallen, side.living - side.own)
        means.append(total - weight * side.mean + np.where(both, left * without, 0.0))
    n = int(used.sum())
    if n < 2 or min(one[used].min() for one in means) <= 0:
        return inf
    ratios = np.log(means[0][used] / means[1][used])
    return sqrt(float(((ratios - ratios.mean()) ** 2).sum()) * (n - 1) / n)


def ratio_reach(value: float, error: float, level: float) -> Reached:
    """Give a ratio with an interval from the standard error of its logarithm.

    >>> found = ratio_reach(2.0, 0.1, 0.95)
    >>> round(found.low, 4), round(found.high, 4)
    (1.644, 2.433)
    """
    width = NormalDist().inv_cdf((1 + level) / 2) * error
    return Reached(value=value, low=value * exp(-width), high=value * exp(width))


@dataclass(frozen=True)
class _Side:
    """One of the two at each area: its own residents, and those of the area's class.

    ``fallen``: what falls on its own. ``mean``, ``sizes``: of the class, and its areas.
    """

    own: Array
    fallen: Array
    living: Array
    mean: Array
    sizes: Array

    @staticmethod
    def of(people: Array, rate: Array, strata: Array) -> "_Side":
        _, place = np.unique(strata, return_inverse=True)
        living, fallen = (np.bincount(place, weights=w)[place] for w in (people, people * rate))
        return _Side(people, people * rate, living, _per(fallen, living), _sizes(strata))


def _sizes(strata: Array) -> Array:
    _, place, sizes = np.unique(strata, return_inverse=True, return_counts=True)
    found: Array = sizes[place]
    return found


def _pull(weight: Array, side: _Side, rate: Array) -> Array:
    """Give what one resident more of a side, in an area, does to the side's weighted mean."""
    pulled: Array = _per(weight, side.living) * (rate - side.mean)
    return pulled


def _per(part: Array, whole: Array) -> Array:
    """Divide; nothing by nothing is zero, and has no weight anywhere."""
    divided: Array = np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
    return divided
