"""Which flagged areas would stay flagged whatever share of the crime is reported?"""

import numpy as np

from veedor.audits.exposure.shown import asks
from veedor.audits.exposure.study import Array, Group, Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.reporting_rates import kept_under_rates
from veedor.stats.splits import shares_given

_KEPT = ("every", "some", "none")


def find(study: Study) -> Finding:
    """Give the flagged areas on top under every, some and no admissible reporting rate."""
    because = _why_not(study)
    estimates = _absent(because) if because is not None else _all(study)
    return Finding(
        id="exposure.reporting",
        rank=28,
        title=say("reporting.title"),
        claim=say("reporting.claim"),
        verdict=_judge(estimates),
        plain=because or _plain(estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("reporting.caveat"), say("reporting.caveat-zero")),
        asks=asks(study, "incidents", "areas"),
        queries=("by_area", "area_list"),
    )


def _why_not(study: Study) -> Sentence | None:
    because = study.unplaced(study.options.subject) or study.unplaced("incidents")
    if because is None and not study.options.reporting_rates:
        return say("absent.no-rates")
    return because


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return tuple(
        absent(f"reporting.{kept}", say(f"reporting.{kept}"), "areas", because)
        for kept in _KEPT
    )


def _all(study: Study) -> tuple[Estimate, ...]:
    subject = study.options.subject
    places = np.flatnonzero(study.reachable(subject) & study.reachable("incidents"))
    count = study.options.flagged_areas or round(len(places) * study.options.top_share) + 1
    count = min(count, len(places))
    districts, rates = _rates(study, places)
    if None in rates:
        return _absent(say("absent.rate-missing"))
    kept = kept_under_rates(
        study.things["incidents"][places].tolist(),
        districts,
        [rate for rate in rates if rate is not None],
        count,
    )
    flagged = _flagged(study, places, count)
    tally = [sum(kept[i] == what for i in flagged) for what in _KEPT]
    missed = sum(kept[i] == "every" for i in set(range(len(places))) - set(flagged))
    return (
        *(
            share_of(f"reporting.{what}", say(f"reporting.{what}"), "areas", n, count)
            for what, n in zip(_KEPT, tally, strict=True)
        ),
        share_of(
            "reporting.missed", say("reporting.missed"), "areas", missed, len(places) - count
        ),
    )


def _rates(study: Study, places: Array) -> tuple[list[str], list[tuple[float, float] | None]]:
    """Give each area's district and rates: of its larger area, its own, or the rest's."""
    given = study.options.reporting_rates or {}
    districts: list[str] = []
    rates: list[tuple[float, float] | None] = []
    for place in places:
        area = study.areas[place]
        named = (area.parent, area.area_code, area.area_name)
        known = next((name for name in named if name is not None and name in given), None)
        districts.append(known or area.parent or area.area_code)
        rates.append(given.get("*") if known is None else given[known])
    return districts, rates


def _flagged(study: Study, places: Array, count: int) -> list[int]:
    """Give the areas with most of the subject; equals by residents, then in their order."""
    things = study.things[study.options.subject][places]
    everybody = study.people.get(Group("persons", ""), np.zeros(len(study.areas)))[places]
    order = sorted(
        range(len(places)),
        key=lambda i: (-int(things[i]), -float(np.nan_to_num(everybody[i])), i),
    )
    return order[:count]


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    every, _, none = estimates[:3]
    if every.interval is None:
        return Verdict.NOT_ASSESSABLE
    if every.count == every.support:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if none.count else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    every, some, none = estimates[:3]
    if every.interval is None:
        return every.absent_because or say("absent.no-rates")
    return say(
        "reporting.plain",
        flagged=every.support,
        every=every.count or 0,
        some=some.count or 0,
        none=none.count or 0,
    )
