"""What the numbers hang on: unequal periods, data that peeked, a record that ends early."""

from collections import Counter
from collections.abc import Iterator

from veedor.audits.forecast.aside import caught_aside
from veedor.audits.forecast.counts import Period
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.shown import INCIDENTS, asks, between
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.splits import none_does

_UNIT = "periods"


def find(study: Study) -> Finding:
    """Give periods of another length, periods with a peek, and periods not fully on record."""
    because = study.why_not
    periods = study.counts.periods
    estimates = (
        (absent("horizon.unequal", say("fragility.unequal"), _UNIT, because),)
        if because is not None
        else tuple(_estimates(study, periods))
    )
    return Finding(
        id="forecast.fragility",
        rank=30,
        title=say("fragility.title"),
        claim=say("fragility.claim"),
        verdict=none_does(_checks(estimates)),
        plain=because or _plain(estimates),
        estimates=estimates,
        caveats=(say("fragility.caveat"), say("fragility.caveat-cells")),
        asks=asks(because, "predictions", "incidents"),
        queries=("periods", "incident_coverage", "event_places"),
    )


def _estimates(study: Study, periods: tuple[Period, ...]) -> Iterator[Estimate]:
    whole = len(periods)
    lengths = Counter(one.ends - one.starts for one in periods)
    usual = lengths.most_common(1)[0][1]
    yield share_of("horizon.unequal", say("fragility.unequal"), _UNIT, whole - usual, whole)
    peeks = sum(1 for one in periods if one.peeks)
    cut = study.lacking("predictions", "data_until")
    label = say("fragility.peeks")
    if cut is None:
        yield share_of("data.peeking", label, _UNIT, peeks, whole)
    else:
        yield absent("data.peeking", label, _UNIT, cut)
    last = study.counts.incident_coverage[0].last_local
    late = sum(1 for one in periods if last is None or one.starts > last)
    yield share_of("horizon.unrecorded", say("fragility.unrecorded"), _UNIT, late, whole)
    yield from _laid_aside(study)


def _laid_aside(study: Study) -> Iterator[Estimate]:
    """Give capture, and its difference to last month's, over maps laid aside."""
    _, contest = study.ready()
    ground = study.ground
    name, label = "capture.laid-aside", say("fragility.offsets")
    if isinstance(ground, Sentence):
        yield absent(name, label, INCIDENTS, say("absent.no-grid"))
        return
    support = ground.incidents
    own = caught_aside(contest.product, ground, study.options)
    yield between(name, label, (min(own), max(own)), support, INCIDENTS, "share")
    if MONTH in contest.baselines:
        other = caught_aside(contest.baselines[MONTH], ground, study.options)
        gaps = [mine - theirs for mine, theirs in zip(own, other, strict=True)]
        label = say("fragility.offsets-over")
        ends = min(gaps), max(gaps)
        yield between("capture.laid-aside-over", label, ends, support, INCIDENTS)


def _checks(estimates: tuple[Estimate, ...]) -> tuple[Estimate, ...]:
    return tuple(e for e in estimates if e.unit == _UNIT)


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    off = sum(1 for e in _checks(estimates) if e.interval is not None and e.interval.high > 0)
    return say("fragility.plain" if off else "fragility.plain-none", off=off)
