"""Searches against a list: false alerts for persons not on it, misses for those on it."""

from veedor.audits.trial.counts import Counts
from veedor.audits.trial.judged import LABEL_LENGTH, chosen, rate_of
from veedor.audits.trial.options import TrialOptions, exact
from veedor.audits.trial.seen import Seen, asks, plain
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of

_UNIT = "searches"
_NAMES = (("searches.false-positive", False), ("searches.missed", True))


def find(counts: Counts, options: TrialOptions, seen: Seen) -> Finding:
    """Count both errors of searches, by group, and the places of the true candidate."""
    because = _because(counts, seen)
    rates = tuple(
        _rate(seen, options, name, because, genuine=genuine) for name, genuine in _NAMES
    )
    there = [one for one in rates if one.interval is not None]
    return Finding(
        id="trial.searches",
        rank=26,
        title=say("searches.title"),
        claim=say("searches.claim"),
        verdict=Verdict.SUPPORTED if there else Verdict.NOT_ASSESSABLE,
        plain=because or _plain(rates),
        estimates=(*rates, *_places(counts, options, because), *_groups(seen, options)),
        pictured=tuple(one.name for one in there),
        caveats=(
            _threshold(options),
            say("searches.list"),
            *(
                (say("searches.alone"),)
                if any(one.sums is None for one in seen.searched)
                else ()
            ),
        ),
        asks=asks(because, "searches"),
        queries=("search_scopes", "search_persons", "places", "search_coverage"),
    )


def _because(counts: Counts, seen: Seen) -> Sentence | None:
    if "searches" not in seen.setting.given:
        return say("absent.no-searches")
    held = counts.search_coverage[0]
    return None if held.admitted > held.no_truth else say("absent.none", unit=_UNIT)


def _threshold(options: TrialOptions) -> Sentence:
    given = exact(options.search_threshold)
    if given is None:
        return say("searches.no-threshold", top=options.top)
    return say("searches.threshold", threshold=plain(given), top=options.top)


def _rate(
    seen: Seen, options: TrialOptions, name: str, because: Sentence | None, *, genuine: bool
) -> Estimate:
    label = say(name, top=options.top) if genuine else say(name)
    found = chosen(seen.searched, "all", genuine=genuine)
    if because is None and genuine and not seen.setting.has("searches", "mated"):
        because = say("absent.no-mated")
    if because is None and not found:
        because = say("absent.no-enrolled" if genuine else "absent.no-strangers")
    if because is not None:
        return absent(name, label, _UNIT, because)
    return rate_of(name, label, _UNIT, found[0], options.level)


def _plain(rates: tuple[Estimate, ...]) -> Sentence:
    false, missed = rates
    if false.interval is None or missed.interval is None:
        return false.absent_because or missed.absent_because or say("absent.none", unit=_UNIT)
    return say(
        "searches.plain",
        false=false.count or 0,
        strangers=false.support,
        missed=missed.count or 0,
        listed=missed.support,
    )


def _places(
    counts: Counts, options: TrialOptions, because: Sentence | None
) -> tuple[Estimate, ...]:
    if because is not None:
        return (absent("searches.within", say("searches.within-absent"), _UNIT, because),)
    whole = sum(one.searches for one in counts.places)
    return tuple(
        share_of(
            f"searches.within.{place}",
            say("searches.within", place=place),
            _UNIT,
            sum(
                one.searches
                for one in counts.places
                if one.place is not None and one.place <= place
            ),
            whole,
        )
        for place in options.places
    )


def _groups(seen: Seen, options: TrialOptions) -> tuple[Estimate, ...]:
    found = []
    for name, genuine in _NAMES:
        rates = chosen(seen.searched, "group", genuine=genuine)
        if genuine and not seen.setting.has("searches", "mated"):
            continue
        found += [
            rate_of(
                f"{name}.by-group.{n}",
                say(f"{name}.group", group=one.group[:LABEL_LENGTH]),
                _UNIT,
                one,
                options.level,
            )
            for n, one in enumerate(rates[: options.most_shown], start=1)
        ]
    return tuple(found)
