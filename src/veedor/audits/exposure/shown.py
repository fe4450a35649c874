"""How the findings give their numbers: counted in full, or with the census's margins."""

from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from veedor.audits.exposure.options import ExposureOptions
from veedor.audits.exposure.study import Study
from veedor.core import Ask, Estimate, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.exposure_ratio import ExposureRatio, ratio_reach

if TYPE_CHECKING:
    from veedor.stats.score_intervals import Reached

MARGINS = "delta method on the logarithm, margins of error of the census"
DRAWN = "margins of error of the census, drawn"
AREAS = "jackknife over areas (Tukey 1958)"


class Ratio(NamedTuple):
    """A ratio, the standard error of its logarithm from the margins, and the areas in it."""

    value: float
    error: float
    areas: int


def ratio_of(name: str, label: Sentence, found: ExposureRatio, study: Study) -> Estimate:
    """Give a ratio of exposures: an exact count where the census has no margins of error."""
    ratio = Ratio(found.value, found.by_margins, found.used)
    return index_of(name, label, ratio, study)


def index_of(name: str, label: Sentence, ratio: Ratio, study: Study) -> Estimate:
    """Give a ratio, with the interval that the margins of the census leave."""
    level = study.options.level
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit="areas",
        support=ratio.areas,
        method=MARGINS if ratio.error else "count",
        interval=reach_of(ratio.value, ratio.error, level)
        if ratio.error
        else counted(ratio.value),
    )


def if_areas_vary(
    name: str, label: Sentence, found: ExposureRatio, options: ExposureOptions
) -> Estimate:
    """Give the same ratio as if whole areas varied by chance."""
    level, least = options.level, options.minimum_support
    if found.used < least or isinf(found.by_areas):
        return absent(name, label, "areas", say("absent.few-areas", least=least))
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit="areas",
        support=found.used,
        method=AREAS,
        interval=reach_of(found.value, found.by_areas, level),
    )


def reach_of(value: float, error: float, level: float) -> Interval:
    """Give a number with the interval that the standard error of its logarithm leaves."""
    found: Reached = ratio_reach(value, error, level)
    return Interval(
        kind="confidence",
        value=rounded(found.value),
        low=rounded(found.low),
        high=rounded(found.high),
        level=level,
    )


def number_of(
    name: str, label: Sentence, unit: str, support: int, value: float, *, shape: str = "index"
) -> Estimate:
    """Give a number that was counted in full."""
    return Estimate(
        name=name,
        label=label,
        shape="rate" if shape == "rate" else "index",
        unit=unit,
        support=support,
        method="count",
        interval=counted(value),
    )


def rate_of(name: str, label: Sentence, unit: str, rate: Ratio, study: Study) -> Estimate:
    """Give a rate per resident with the margins' reach; ``areas`` of the ratio: its support."""
    if not rate.error:
        return number_of(name, label, unit, rate.areas, rate.value, shape="rate")
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=unit,
        support=rate.areas,
        method=MARGINS,
        interval=reach_of(rate.value, rate.error, study.options.level),
    )


def asks(study: Study, *records: str) -> tuple[Ask, ...]:
    """Ask for the records that are lacking."""
    return tuple(
        Ask(record=one, text=say(f"ask.{one}")) for one in records if not study.given(one)
    )


def value_of(estimate: Estimate) -> float | None:
    """Give an estimate's value, where it has one."""
    return None if estimate.interval is None else estimate.interval.value
