"""Stress test: the urn of Ensign et al. (2018) on the case's own areas, and its correction."""

from veedor.audits.feedback.shown import simulated
from veedor.audits.feedback.stress import areas_of, modelled, no_areas, rates_of, start_of
from veedor.audits.feedback.study import Study, short
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, interval_of
from veedor.stats.urn import Urn, discovered, urn_shares

KINDS = ("plain", "corrected")
UNIT = "runs of a model"


def find(study: Study) -> Finding:
    """Give each area's share of patrols after many days, learning from them or corrected."""
    because = no_areas(study)
    if because is not None:
        estimates = tuple(
            absent(f"stress.urn.{kind}.1", say(f"urn.{kind}-none"), UNIT, because)
            for kind in KINDS
        )
        return modelled("urn", 95, because, estimates, ())
    estimates = tuple(one for kind in KINDS for one in _run(study, kind))
    _, source = rates_of(study)
    return modelled(
        "urn",
        95,
        _plain(study, estimates),
        estimates,
        (say(f"stress.rates-{source}"), say("urn.caveat", decay=study.options.urn_decay)),
    )


def _run(study: Study, kind: str) -> tuple[Estimate, ...]:
    options, areas = study.options, areas_of(study)
    rates, _ = rates_of(study)
    urn = Urn(
        start=tuple(float(n) for n in start_of(study)),
        added=discovered(rates),
        decay=options.urn_decay,
        corrected=kind == "corrected",
    )
    shares = urn_shares(
        urn, days=options.urn_days, runs=options.urn_runs, rng=study.dice(100 + len(kind))
    )
    return tuple(
        simulated(
            f"stress.urn.{kind}.{place}",
            say(f"urn.{kind}", area=short(area), days=options.urn_days, true=rate / sum(rates)),
            shares[:, place - 1].tolist(),
            "urn of Ensign et al. (2018)",
        )
        for place, (area, rate) in enumerate(zip(areas, rates, strict=True), 1)
    )


def _plain(study: Study, estimates: tuple[Estimate, ...]) -> Sentence:
    areas, starts = areas_of(study), start_of(study)
    rates, _ = rates_of(study)
    plain, fixed = interval_of(estimates[0]), interval_of(estimates[len(areas)])
    return say(
        "urn.plain-words",
        area=short(areas[0]),
        start=starts[0] / sum(starts),
        true=rates[0] / sum(rates),
        days=study.options.urn_days,
        plain=plain.value or 0,
        low=plain.low,
        high=plain.high,
        fixed=fixed.value or 0,
    )
