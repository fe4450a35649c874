"""How much of the population did the look-ups reach?"""

from veedor.audits.exposure.shown import asks
from veedor.audits.exposure.study import Group, Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, bounds_of, count_of, share_of

_SHARE = "population.queried-share"


def find(study: Study) -> Finding:
    """Give the different persons looked up over the residents."""
    estimates = (_share(study), *_persons(study))
    return Finding(
        id="exposure.queried",
        rank=27,
        title=say("queried.title"),
        claim=say("queried.claim"),
        verdict=_judge(estimates[0]),
        plain=_plain(estimates),
        estimates=estimates,
        pictured=(_SHARE,) if estimates[0].interval is not None else (),
        caveats=(say("queried.caveat"),),
        asks=asks(study, "queries", "census"),
        queries=("sizes", "residents"),
    )


def _residents(study: Study) -> int:
    """Give the residents that the case states, or those of the whole census."""
    if study.options.population is not None:
        return study.options.population
    whole = Group("persons", "")
    return sum(
        int(one.counted)
        for one in study.counts.residents
        if Group(one.unit, one.group_name) == whole
    )


def _share(study: Study) -> Estimate:
    """Give the share; look-ups without a person may each be of one more, or of none more."""
    sizes, residents, label = study.counts.sizes[0], _residents(study), say("queried.share")
    because = None
    if not study.setting.has("queries", "person"):
        because = say("absent.no-queries")
    elif not residents:
        because = say("absent.no-population")
    elif sizes.persons > residents:
        because = say("absent.more-than-residents", persons=sizes.persons, residents=residents)
    if because is not None:
        return absent(_SHARE, label, "residents", because)
    if sizes.queries_nameless:
        most = min(sizes.persons + sizes.queries_nameless, residents)
        return bounds_of(_SHARE, label, "residents", sizes.persons, most, residents)
    return share_of(_SHARE, label, "residents", sizes.persons, residents)


def _persons(study: Study) -> tuple[Estimate, ...]:
    if not study.setting.has("queries", "person"):
        return ()
    sizes = study.counts.sizes[0]
    whole = sizes.queries - sizes.queries_outside
    return (
        count_of("population.persons", say("queried.persons"), "queries", sizes.persons, whole),
        count_of(
            "population.nameless",
            say("queried.nameless"),
            "queries",
            sizes.queries_nameless,
            whole,
        ),
    )


def _judge(share: Estimate) -> Verdict:
    """Judge the claim that the share can be counted."""
    if share.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.INCONCLUSIVE if share.interval.value is None else Verdict.SUPPORTED


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    found = estimates[0].interval
    if found is None:
        return estimates[0].absent_because or say("absent.no-population")
    return say(
        "queried.plain",
        persons=estimates[1].count or 0,
        low=found.low,
        high=found.high,
        residents=estimates[0].support,
    )
