"""Errors at the threshold: false matches and misses, and comparisons that gave no score."""

from veedor.audits.trial.judged import chosen, rate_of
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen, asks
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of

_UNIT = "comparisons"
_NAMES = (("false-matches.rate", False), ("misses.rate", True))


def find(seen: Seen, options: TrialOptions) -> Finding:
    """Count both errors at the threshold in force."""
    rates = tuple(_rate(seen, options, name, genuine=genuine) for name, genuine in _NAMES)
    there = all(one.interval is not None for one in rates)
    return Finding(
        id="trial.errors",
        rank=21,
        title=say("errors.title"),
        claim=say("errors.claim"),
        verdict=Verdict.SUPPORTED if there else Verdict.NOT_ASSESSABLE,
        plain=_plain(seen, rates),
        estimates=(*rates, *_shares(seen)),
        pictured=tuple(one.name for one in rates if one.interval is not None),
        caveats=_caveats(seen, options),
        asks=asks(seen.no_threshold),
        queries=("scopes", "persons", "threshold", "coverage"),
    )


def _rate(seen: Seen, options: TrialOptions, name: str, *, genuine: bool) -> Estimate:
    label = say(name, threshold=seen.threshold)
    found = chosen(seen.rates, "all", genuine=genuine)
    because = seen.no_threshold
    if because is None and not found:
        because = say("absent.no-genuine" if genuine else "absent.no-impostors")
    if because is not None:
        return absent(name, label, _UNIT, because)
    return rate_of(name, label, _UNIT, found[0], options.level)


def _shares(seen: Seen) -> tuple[Estimate, ...]:
    parts = (
        ("comparisons.without-score", seen.coverage.no_score),
        ("comparisons.contradicting", seen.coverage.contradicting),
    )
    if "comparisons" not in seen.setting.given:
        why = say("absent.no-comparisons")
        return tuple(absent(name, say(name), "rows", why) for name, _ in parts)
    return tuple(
        share_of(name, say(name), "rows", n, seen.coverage.admitted) for name, n in parts
    )


def _plain(seen: Seen, rates: tuple[Estimate, ...]) -> Sentence:
    why = next((one.absent_because for one in rates if one.absent_because), None)
    if why is not None:
        return why
    false, missed = rates
    return say(
        "errors.plain",
        threshold=seen.threshold,
        false=false.count or 0,
        impostors=false.support,
        missed=missed.count or 0,
        genuine=missed.support,
    )


def _caveats(seen: Seen, options: TrialOptions) -> tuple[Sentence, ...]:
    alone = [one for one in seen.rates if one.scope == "all" and one.sums is None]
    origin = (
        (say("errors.chosen", rate=options.at_fmr),)
        if seen.at.origin == "rate" and seen.no_threshold is None
        else ()
    )
    return (
        say("errors.trial"),
        *origin,
        *((say("groups.alone"),) if alone else ()),
        *((say("errors.no-score"),) if seen.coverage.no_score else ()),
    )
