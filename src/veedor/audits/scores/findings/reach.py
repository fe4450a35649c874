"""Who was scored: how much of the population, and how many without charge or conviction."""

from veedor.audits.scores.shown import asks
from veedor.audits.scores.study import UNIT, Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.splits import Split, share_or_why, shares_given, split_share


def find(study: Study) -> Finding:
    """Give the share of residents with a score, and of scored persons never charged."""
    estimates = (_population(study), _uncharged(study), _persons(study), _flagged(study))
    return Finding(
        id="scores.reach",
        rank=26,
        title=say("reach.title"),
        claim=say("reach.claim"),
        verdict=_judge(estimates[1]),
        plain=_plain(estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("reach.caveat"),),
        asks=asks(study, "person", "charged"),
        queries=("totals", "entries", "cells"),
    )


def _population(study: Study) -> Estimate:
    name, label = "population.scored", say("reach.population")
    residents = study.options.population or sum((study.options.residents or {}).values())
    because = study.lacking("person")
    if because is None and not residents:
        because = say("absent.no-population")
    totals = study.counts.totals[0]
    most = totals.persons + totals.without_person
    if because is None and most > residents:
        because = say("absent.more-than-residents", persons=most, residents=residents)
    if because is not None:
        return absent(name, label, "residents", because)
    unknown = totals.without_person
    split = Split(yes=totals.persons, no=residents - most, unknown=unknown)
    return split_share(name, label, "residents", split)


def _uncharged(study: Study) -> Estimate:
    sizes = {True: 0, False: 0, None: 0}
    for one in study.counts.entries:
        sizes[one.charged] += one.profiles * one.first
    split = Split(yes=sizes[False], no=sizes[True], unknown=sizes[None])
    label = say("reach.uncharged")
    because = study.lacking("person", "charged")
    return share_or_why("population.without-charge", label, "persons", split, because)


def _persons(study: Study) -> Estimate:
    label, because = say("reach.persons"), study.lacking("person")
    if because is not None:
        return absent("population.persons", label, "persons", because)
    totals = study.counts.totals[0]
    return count_of("population.persons", label, "persons", totals.persons, totals.profiles)


def _flagged(study: Study) -> Estimate:
    """Split the first profiles by whether they were flagged, whatever then happened."""
    sizes = {True: 0, False: 0, None: 0}
    for cell in study.counts.cells:
        sizes[cell.flagged] += cell.profiles
    split = Split(yes=sizes[True], no=sizes[False], unknown=sizes[None])
    label, because = say("reach.flagged"), study.no_flag()
    return share_or_why("population.flagged", label, UNIT, split, because)


def _judge(uncharged: Estimate) -> Verdict:
    found = uncharged.interval
    if found is None:
        return Verdict.NOT_ASSESSABLE
    if found.low > 0:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if found.high == 0 else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    uncharged = estimates[1]
    if uncharged.interval is None:
        return uncharged.absent_because or say("absent.none", unit="persons")
    low, high = uncharged.interval.low, uncharged.interval.high
    plain = "reach.plain" if low == high else "reach.plain-bounds"
    return say(plain, persons=uncharged.support, low=low, high=high)
