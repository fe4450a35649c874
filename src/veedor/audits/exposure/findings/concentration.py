"""How unevenly it fell: a few areas, or all alike."""

from collections import Counter
from math import ceil

from msgspec import UNSET

from veedor.audits.exposure.picture import map_of
from veedor.audits.exposure.shown import asks, number_of
from veedor.audits.exposure.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.concentration import gini, top
from veedor.stats.estimates import absent, share_of
from veedor.stats.splits import shares_given


def find(study: Study) -> Finding:
    """Give Gini's coefficient over areas, the part of the top areas, and areas with nothing."""
    because = study.unplaced(study.options.subject)
    estimates = _all(study) if because is None else _absent(because)
    return Finding(
        id="exposure.concentration",
        rank=33,
        title=say("concentration.title"),
        claim=say("concentration.claim"),
        verdict=Verdict.NOT_ASSESSABLE if because else _judge(estimates),
        plain=because or _plain(study, estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("concentration.caveat"),),
        asks=asks(study, study.options.subject, "areas"),
        queries=("by_area", "area_list"),
        map=UNSET if because else map_of(study, study.options.subject),
    )


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return (absent("concentration.gini", say("concentration.gini"), "areas", because),)


def _all(study: Study) -> tuple[Estimate, ...]:
    subject = study.options.subject
    things = study.things[subject][study.reachable(subject)].tolist()
    sizes, total = Counter(things), sum(things)
    most = ceil(len(things) * study.options.top_share)
    share = study.options.top_share
    return (
        number_of(
            "concentration.gini",
            say("concentration.gini"),
            "areas",
            len(things),
            float(gini(sizes)),
        ),
        share_of(
            "concentration.top",
            say("concentration.top", areas=most, share=share, what=subject),
            subject,
            top(sizes, most),
            total,
        ),
        share_of(
            "concentration.first",
            say("concentration.first", what=subject),
            subject,
            max(things),
            total,
        ),
        share_of(
            "concentration.nothing",
            say("concentration.nothing", what=subject),
            "areas",
            sizes[0],
            len(things),
        ),
    )


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    found = estimates[0].interval
    if found is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.SUPPORTED if found.high == 0 else Verdict.CONTRADICTED


def _plain(study: Study, estimates: tuple[Estimate, ...]) -> Sentence:
    upper, nothing = estimates[1].interval, estimates[3]
    return say(
        "concentration.plain",
        top=upper.value or 0.0 if upper else 0.0,
        share=study.options.top_share,
        what=study.options.subject,
        nothing=nothing.count or 0,
        areas=nothing.support,
    )
