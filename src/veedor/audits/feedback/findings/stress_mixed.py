"""Stress test: where the urn settles if part of the events is reported and not discovered."""

from veedor.audits.feedback.stress import areas_of, modelled, no_areas, rates_of
from veedor.audits.feedback.study import Study, short
from veedor.core import Estimate, Finding, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.urn import fixed_share, mixed

UNIT = "areas"


def find(study: Study) -> Finding:
    """Give the first area's fixed share for each share of events that patrols discover."""
    because = no_areas(study)
    if because is None and len(areas_of(study)) != 2:
        because = say("absent.two-areas")
    weights = study.options.mixed_weights
    estimates = tuple(
        _at(study, place, weight, because) for place, weight in enumerate(weights, 1)
    )
    caveats = () if because is not None else (say(f"stress.rates-{rates_of(study)[1]}"),)
    return modelled("mixed", 96, _plain(study, estimates, because), estimates, caveats)


def _at(study: Study, place: int, weight: float, because: Sentence | None) -> Estimate:
    name = f"stress.mixed.{place}"
    if because is not None:
        return absent(name, say("mixed.label-none", weight=weight), UNIT, because)
    rates, _ = rates_of(study)
    label = say("mixed.label", weight=weight, area=short(areas_of(study)[0]))
    root = fixed_share(mixed(rates, weight))
    if root is None:
        return absent(name, label, UNIT, say("absent.no-root"))
    value = rounded(root)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=2,
        method="fixed point, Ensign et al. (2018)",
        interval=Interval(kind="exact count", value=value, low=value, high=value),
    )


def _plain(study: Study, estimates: tuple[Estimate, ...], because: Sentence | None) -> Sentence:
    if because is not None:
        return because
    shares = [e.interval.low for e in estimates if e.interval is not None]
    if not shares:
        return say("absent.no-root")
    rates, _ = rates_of(study)
    return say(
        "mixed.plain",
        area=short(areas_of(study)[0]),
        true=rates[0] / sum(rates),
        low=min(shares),
        high=max(shares),
    )
